import { expect } from 'chai';
import fc from 'fast-check';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { checkApp } from '../../../src/compiler/model/check-app.js';
import type { FunctionResource, Resource, RestApiResource, RoleResource, WebsocketApiResource } from '../../../src/compiler/model/resource.js';
import { context, type Declare, handler, modelOf, resourcesOf } from './modelled.js';

const domain = { domain_name: 'a.example', certificate_arn: 'arn:c' };

const rows: readonly { given: string; declare: Declare; settings?: Partial<ConfigFile>; want: readonly string[] }[] = [
  { given: 'nothing', declare: () => {}, want: [] },
  {
    given: 'routes, functions, events and an authorizer',
    declare: (app) => {
      app.get('/', { authorizer: app.authorizer('au', handler) }, handler);
      app.lambdaFunction('m', handler);
      app.lambdaFunction('b', handler);
      app.schedule('z', 'rate(1 hour)', handler);
      app.onSnsMessage('a', { topic: 't' }, handler);
    },
    want: ['DefaultRole', 'M', 'B', 'Z', 'A', 'Au', 'RestAPI', 'APIHandler', 'APIHandlerInvokePermission', 'AuInvokePermission'],
  },
  {
    given: 'routes only',
    declare: (app) => app.get('/', handler),
    want: ['DefaultRole', 'RestAPI', 'APIHandler', 'APIHandlerInvokePermission'],
  },
  {
    given: 'routes with a log group and a domain',
    declare: (app) => app.get('/', handler),
    settings: { log_retention_in_days: 7, api_gateway_custom_domain: domain },
    want: ['DefaultRole', 'ApiHandlerLogGroup', 'RestAPI', 'APIHandler', 'APIHandlerInvokePermission', 'ApiGatewayCustomDomain'],
  },
  {
    given: 'log groups of some functions',
    declare: (app) => {
      app.lambdaFunction('a', handler);
      app.lambdaFunction('b', handler);
    },
    settings: { lambda_functions: { b: { log_retention_in_days: 7 } } },
    want: ['DefaultRole', 'A', 'BLogGroup', 'B'],
  },
  {
    given: 'a role of its own before the shared one',
    declare: (app) => {
      app.lambdaFunction('a', handler);
      app.lambdaFunction('b', handler);
    },
    settings: { lambda_functions: { a: { autogen_policy: false, iam_policy_file: 'p.json', log_retention_in_days: 1 } } },
    want: ['ARole', 'ALogGroup', 'A', 'DefaultRole', 'B'],
  },
  {
    given: 'an own role of the function behind the routes, and the shared one of its authorizer',
    declare: (app) => app.get('/', { authorizer: app.authorizer('au', handler) }, handler),
    settings: { lambda_functions: { api_handler: { autogen_policy: false } } },
    want: ['ApiHandlerRole', 'DefaultRole', 'Au', 'RestAPI', 'APIHandler', 'APIHandlerInvokePermission', 'AuInvokePermission'],
  },
  {
    given: 'roles by ARN only',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: { manage_iam_role: false, iam_role_arn: 'arn:r' },
    want: ['A'],
  },
  {
    given: 'an authorizer without routes',
    declare: (app) => void app.authorizer('au', handler),
    want: [],
  },
  {
    given: 'websocket handlers in another order, after routes',
    declare: (app) => {
      app.onWsDisconnect(handler);
      app.onWsMessage(handler);
      app.onWsConnect(handler);
      app.get('/', handler);
    },
    settings: { websocket_api_custom_domain: domain },
    want: [
      'DefaultRole',
      'RestAPI',
      'APIHandler',
      'APIHandlerInvokePermission',
      'WebsocketConnect',
      'WebsocketMessage',
      'WebsocketDisconnect',
      'WebsocketAPI',
      'WebsocketApiCustomDomain',
    ],
  },
  {
    given: 'a domain without an API',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: { api_gateway_custom_domain: domain, websocket_api_custom_domain: domain },
    want: ['DefaultRole', 'A'],
  },
];

function find<Kind extends Resource['kind']>(resources: readonly Resource[], kind: Kind): Extract<Resource, { kind: Kind }> {
  return resources.find((resource): resource is Extract<Resource, { kind: Kind }> => resource.kind === kind)!;
}

function functionNamed(resources: readonly Resource[], name: string): FunctionResource {
  return resources.find((resource): resource is FunctionResource => resource.kind === 'function' && resource.name === name)!;
}

describe('the resources of a stage', () => {
  for (const { given, declare, settings, want } of rows) {
    it(`stand in Chalice's order: ${given}`, () => expect(resourcesOf(declare, settings).map(({ logicalId }) => logicalId)).to.deep.equal(want));
  }

  it('have no logical ID twice where the checks are content, and every role and function that is named', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,5}$/), { maxLength: 6 });
    const own = fc.array(fc.record({ autogen_policy: fc.boolean(), log_retention_in_days: fc.constantFrom(null, 7) }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(names, own, fc.boolean(), fc.boolean(), (functions, settings, withRoutes, withWebsockets) => {
        const declare: Declare = (app) => {
          functions.forEach((name, index) => (index % 2 === 0 ? app.lambdaFunction(name, handler) : app.schedule(name, 'rate(1 hour)', handler)));
          if (withRoutes) app.get('/', { authorizer: app.authorizer('guard_of_routes', handler) }, handler);
          if (withWebsockets) app.onWsMessage(handler);
        };
        const config = { lambda_functions: Object.fromEntries(functions.map((name, index) => [name, settings[index]!])) };
        fc.pre(checkApp(modelOf(declare, config), context).length === 0);
        const resources = resourcesOf(declare, config);
        const ids = resources.map(({ logicalId }) => logicalId);
        expect(new Set(ids).size).to.equal(ids.length);
        for (const resource of resources) {
          if (resource.kind === 'function')
            expect(ids.slice(0, ids.indexOf(resource.logicalId))).to.include((resource.role as { logicalId: string }).logicalId);
          if (resource.kind === 'permission' || resource.kind === 'log-group') expect(ids).to.include(resource.functionId);
        }
      }),
    );
  });
});

describe('a function', () => {
  it('has the handler of its name, its settings and the tag that names the maker', () => {
    const fn = functionNamed(
      resourcesOf((app) => app.schedule('my-job', 'rate(1 hour)', handler), {
        tags: { team: 'a', tschalice: 'mine' },
        lambda_functions: { 'my-job': { lambda_timeout: 5 } },
      }),
      'my-job',
    );
    expect([fn.logicalId, fn.handlerPath, fn.settings.timeout, fn.eventSource?.kind]).to.deep.equal(['MyJob', 'app.my-job', 5, 'schedule']);
    expect(fn.tags['team']).to.equal('a');
    expect(fn.tags['tschalice']).to.match(/^version=\d+\.\d+\.\d+\S*:stage=dev:app=demo$/);
  });

  it('behind the routes has settings by the name api_handler', () => {
    const fn = functionNamed(
      resourcesOf((app) => app.get('/', handler), { lambda_functions: { api_handler: { lambda_memory_size: 512 } } }),
      'api_handler',
    );
    expect([fn.logicalId, fn.handlerPath, fn.settings.memorySize]).to.deep.equal(['APIHandler', 'app.api_handler', 512]);
  });
});

describe('a role', () => {
  it('of a function takes the policy file that it names, or the one of the stage', () => {
    const policies = new Map([
      ['p.json', { named: true }],
      ['policy-dev.json', { ofStage: true }],
    ]);
    const declare: Declare = (app) => {
      app.lambdaFunction('a', handler);
      app.lambdaFunction('b', handler);
    };
    const resources = resourcesOf(declare, { autogen_policy: false, lambda_functions: { a: { iam_policy_file: 'p.json' } } }, { policies });
    const roles = resources.filter((resource): resource is RoleResource => resource.kind === 'role');
    expect(roles.map(({ logicalId, policy }) => [logicalId, policy])).to.deep.equal([
      ['ARole', { named: true }],
      ['BRole', { ofStage: true }],
    ]);
  });

  const vpc = { subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] };
  const three: Declare = (app) => {
    app.lambdaFunction('a', handler);
    app.onSqsMessage('q', { queue: 'jobs' }, handler);
    app.onKinesisRecord('k', { stream: 's' }, handler);
  };
  /** Chalice's order: logs, VPC, X-Ray, polled sources, websockets. */
  const uses: readonly { given: string; declare: Declare; settings?: Partial<ConfigFile>; want: readonly string[] }[] = [
    { given: 'one function', declare: (app) => app.lambdaFunction('a', handler), want: ['logs'] },
    { given: 'a queue and a stream', declare: three, want: ['logs', 'sqs', 'kinesis'] },
    {
      given: 'a queue whose function has its own role',
      declare: three,
      settings: { lambda_functions: { q: { autogen_policy: false } } },
      want: ['logs', 'kinesis'],
    },
    { given: 'a VPC for all', declare: three, settings: vpc, want: ['logs', 'ec2', 'sqs', 'kinesis'] },
    // Chalice also looks at the settings of the function behind the routes, whether or not it is there.
    { given: 'a VPC of api_handler', declare: three, settings: { lambda_functions: { api_handler: vpc } }, want: ['logs', 'ec2', 'sqs', 'kinesis'] },
    { given: 'a VPC of one function', declare: three, settings: { lambda_functions: { a: vpc } }, want: ['logs', 'ec2', 'sqs', 'kinesis'] },
    {
      given: 'a VPC of a function with its own role',
      declare: three,
      settings: { lambda_functions: { a: { ...vpc, autogen_policy: false } } },
      want: ['logs', 'sqs', 'kinesis'],
    },
    { given: 'traces of one function', declare: three, settings: { lambda_functions: { a: { xray: true } } }, want: ['logs', 'xray', 'sqs', 'kinesis'] },
    {
      given: 'traces of none of its functions',
      declare: three,
      settings: { lambda_functions: { api_handler: { xray: true } } },
      want: ['logs', 'sqs', 'kinesis'],
    },
    { given: 'websockets', declare: (app) => app.onWsMessage(handler), want: ['logs', 'execute-api'] },
    {
      given: 'websockets, one of whose functions has its own role',
      declare: (app) => {
        app.onWsConnect(handler);
        app.onWsMessage(handler);
      },
      settings: { lambda_functions: { websocket_connect: { manage_iam_role: false, iam_role_arn: 'arn:r' } } },
      want: ['logs', 'execute-api'],
    },
  ];
  for (const { given, declare, settings, want } of uses) {
    it(`that is shared allows what its functions take: ${given}`, () => {
      const role = resourcesOf(declare, settings).find(({ logicalId }) => logicalId === 'DefaultRole') as RoleResource;
      const { Statement } = role.policy as { Statement: { Action: string[] }[] };
      expect(Statement.map(({ Action }) => Action[0]!.split(':')[0])).to.deep.equal(want);
    });
  }
});

describe('the REST API', () => {
  const api = (settings: Partial<ConfigFile> = {}, policies: ReadonlyMap<string, never> = new Map<string, never>()): RestApiResource =>
    find(
      resourcesOf((app) => app.get('/', handler), settings, { policies }),
      'rest-api',
    );

  it("has Chalice's defaults", () => {
    const { endpointType, vpcEndpointIds, resourcePolicy, apiGatewayStage, minimumCompressionSize, traced, stageVariables, title } = api();
    expect({ endpointType, vpcEndpointIds, resourcePolicy, apiGatewayStage, minimumCompressionSize, traced, stageVariables, title }).to.deep.equal({
      endpointType: 'EDGE',
      vpcEndpointIds: [],
      resourcePolicy: null,
      apiGatewayStage: 'api',
      minimumCompressionSize: null,
      traced: false,
      stageVariables: {},
      title: 'demo',
    });
  });

  const fromEndpoint = (vpce: string | string[]): object => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'arn:*:execute-api:*:*:*',
        Condition: { StringEquals: { 'aws:SourceVpce': vpce } },
      },
    ],
  });
  const policyRows: readonly { given: string; settings: Partial<ConfigFile>; ids: readonly string[]; policy: object | null }[] = [
    {
      given: 'one VPC endpoint',
      settings: { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-1' },
      ids: ['vpce-1'],
      policy: fromEndpoint('vpce-1'),
    },
    {
      given: 'two VPC endpoints',
      settings: { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: ['vpce-1', 'vpce-2'] },
      ids: ['vpce-1', 'vpce-2'],
      policy: fromEndpoint(['vpce-1', 'vpce-2']),
    },
    { given: 'a policy file', settings: { api_gateway_endpoint_type: 'REGIONAL', api_gateway_policy_file: 'api.json' }, ids: [], policy: { mine: true } },
    {
      given: 'a policy file and a VPC endpoint',
      settings: { api_gateway_endpoint_type: 'PRIVATE', api_gateway_policy_file: 'api.json', api_gateway_endpoint_vpce: 'vpce-1' },
      ids: ['vpce-1'],
      policy: { mine: true },
    },
  ];
  for (const { given, settings, ids, policy } of policyRows) {
    it(`is open to ${given} as configured`, () => {
      const { vpcEndpointIds, resourcePolicy } = api(settings, new Map([['api.json', { mine: true } as never]]));
      expect([vpcEndpointIds, resourcePolicy]).to.deep.equal([ids, policy]);
    });
  }
});

describe('the websocket API', () => {
  it('has handlers in their fixed order and routes in the order of their declaration', () => {
    const { name, handlers, routes, apiGatewayStage } = find(
      resourcesOf(
        (app) => {
          app.onWsDisconnect(handler);
          app.onWsConnect(handler);
        },
        { api_gateway_stage: 'v1' },
      ),
      'websocket-api',
    ) satisfies WebsocketApiResource;
    expect([name, apiGatewayStage]).to.deep.equal(['demo-dev-websocket-api', 'v1']);
    expect(handlers.map(({ functionId }) => functionId)).to.deep.equal(['WebsocketConnect', 'WebsocketDisconnect']);
    expect(routes.map(({ type }) => type)).to.deep.equal(['disconnect', 'connect']);
  });
});
