import { expect } from 'chai';
import { CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../../src/app/authorizer.js';
import { Blueprint } from '../../../src/app/blueprint.js';
import type { Chalice } from '../../../src/app/chalice.js';
import { CORSConfig } from '../../../src/app/cors.js';
import type { RouteOptions } from '../../../src/app/route.js';
import { handler } from '../model/modelled.js';
import { type Json, swaggerOf } from './rendered.js';

const uriOf = (id: string): string => `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`;

const operation = {
  consumes: ['application/json'],
  produces: ['application/json'],
  responses: { '200': { description: '200 response', schema: { $ref: '#/definitions/Empty' } } },
  'x-amazon-apigateway-integration': {
    responses: { default: { statusCode: '200' } },
    uri: { 'Fn::Sub': uriOf('APIHandler') },
    passthroughBehavior: 'when_no_match',
    httpMethod: 'POST',
    contentHandling: 'CONVERT_TO_TEXT',
    type: 'aws_proxy',
  },
};

/** The only operation of an app that has one route for `GET`. */
function get(options: RouteOptions = {}, path = '/a'): Json {
  return swaggerOf((app) => app.route(path, options, handler)).paths[path].get;
}

describe('the Swagger document', () => {
  it('has its top level in this order, and no more where no more is needed', () => {
    const { paths, 'x-amazon-apigateway-binary-media-types': binary, ...rest } = swaggerOf((app) => app.get('/', handler));
    expect(rest).to.deep.equal({
      swagger: '2.0',
      info: { version: '1.0', title: 'demo' },
      schemes: ['https'],
      definitions: { Empty: { type: 'object', title: 'Empty Schema' } },
    });
    expect([Object.keys(paths), binary.length]).to.deep.equal([['/'], 16]);
    const all = swaggerOf((app) => app.get('/', { apiKeyRequired: true }, handler), {
      api_gateway_endpoint_type: 'PRIVATE',
      api_gateway_endpoint_vpce: 'vpce-1',
    });
    expect(Object.keys(all)).to.deep.equal([
      'swagger',
      'info',
      'schemes',
      'paths',
      'definitions',
      'x-amazon-apigateway-binary-media-types',
      'securityDefinitions',
      'x-amazon-apigateway-policy',
      'x-amazon-apigateway-endpoint-configuration',
    ]);
  });

  it('is titled by the app, not by the configuration', () => {
    expect(swaggerOf((app) => app.get('/', handler), { app_name: 'other' }).info.title).to.equal('demo');
  });

  const binaryRows: readonly { given: string; change: (app: Chalice) => void; want: (types: readonly string[]) => boolean }[] = [
    { given: 'added to', change: (app) => app.api.binaryTypes.push('image/webp'), want: (types) => types.length === 17 && types[16] === 'image/webp' },
    { given: 'emptied', change: (app) => (app.api.binaryTypes = []), want: (types) => types.length === 0 },
  ];
  for (const { given, change, want } of binaryRows) {
    it(`lists the binary types as they are when they are ${given}`, () => {
      const types = swaggerOf((app) => {
        app.get('/', handler);
        change(app);
      })['x-amazon-apigateway-binary-media-types'];
      expect(want(types), JSON.stringify(types)).to.equal(true);
    });
  }

  it('has paths in the order of their first route and methods in the order of theirs', () => {
    const { paths } = swaggerOf((app) => {
      app.route('/b', { methods: ['put', 'GET'] }, handler);
      app.get('/a', handler);
      app.post('/b', { cors: true }, handler);
      app.delete('/b', handler);
    });
    expect(Object.entries<object>(paths).map(([path, methods]) => [path, ...Object.keys(methods)])).to.deep.equal([
      ['/b', 'put', 'get', 'post', 'delete', 'options'],
      ['/a', 'get'],
    ]);
  });

  it('names ANY as API Gateway does', () => {
    expect(Object.keys(swaggerOf((app) => app.route('/a', { methods: ['any', 'GET'] }, handler)).paths['/a'])).to.deep.equal([
      'x-amazon-apigateway-any-method',
      'get',
    ]);
  });
});

describe('an operation', () => {
  it('without options is the canned one', () => expect(get()).to.deep.equal(operation));

  it('has its keys in this order', () => {
    const all = get({ summary: 'a', description: 'b', apiKeyRequired: true }, '/a/{id}');
    expect(Object.keys(all)).to.deep.equal([...Object.keys(operation), 'summary', 'description', 'security', 'parameters']);
    expect(Object.keys(all['x-amazon-apigateway-integration'])).to.deep.equal(Object.keys(operation['x-amazon-apigateway-integration']));
  });

  it('is the same for every method of a route', () => {
    const { get: one, delete: other } = swaggerOf((app) => app.route('/{id}', { methods: ['GET', 'DELETE'], summary: 'a' }, handler)).paths['/{id}'];
    expect(one).to.deep.equal(other);
  });

  const rows: readonly { given: RouteOptions; want: object }[] = [
    { given: { contentTypes: ['image/png', 'image/jpg'] }, want: { consumes: ['image/png', 'image/jpg'] } },
    { given: { contentTypes: [] }, want: { consumes: [] } },
    { given: { summary: 'Gets it' }, want: { summary: 'Gets it' } },
    { given: { description: 'In two\nlines' }, want: { description: 'In two\nlines' } },
    { given: { apiKeyRequired: true }, want: { security: [{ api_key: [] }] } },
    { given: { apiKeyRequired: false }, want: {} },
    { given: { public: true, name: 'a', stageVariables: [] }, want: {} },
  ];
  for (const { given, want } of rows)
    it(`with ${JSON.stringify(given)} differs in that only`, () => expect(get(given)).to.deep.equal({ ...operation, ...want }));

  const parameterRows: readonly (readonly [path: string, names: readonly string[]])[] = [
    ['/path/{capture}', ['capture']],
    ['/bi/{x}/{y}', ['x', 'y']],
    ['/{proxy+}', ['proxy']],
    ['/a/{x-y}/{z}', ['x-y', 'z']],
  ];
  for (const [path, names] of parameterRows) {
    it(`declares the parameters of ${path}`, () => {
      expect(get({}, path).parameters).to.deep.equal(names.map((name) => ({ name, in: 'path', required: true, type: 'string' })));
    });
  }
});

describe('security', () => {
  const authorizerRows: readonly { given: string; make: (app: Chalice) => RouteOptions['authorizer']; security: object; definition: object }[] = [
    {
      given: 'signed requests',
      make: () => new IAMAuthorizer(),
      security: { sigv4: [] },
      definition: { in: 'header', type: 'apiKey', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
    {
      given: 'user pools',
      make: () => new CognitoUserPoolAuthorizer('My Pool-1', { providerArns: ['arn:1', 'arn:2'], scopes: ['a'] }).withScopes(['b', 'c']),
      security: { 'My Pool-1': ['b', 'c'] },
      definition: {
        in: 'header',
        type: 'apiKey',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:1', 'arn:2'] },
      },
    },
    {
      given: 'a function by its URI',
      make: () => new CustomAuthorizer('C', { authorizerUri: 'arn:u', header: 'X-Token' }),
      security: { C: [] },
      definition: {
        in: 'header',
        type: 'apiKey',
        name: 'X-Token',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:u', authorizerResultTtlInSeconds: 300 },
      },
    },
    {
      given: 'a function by an intrinsic function, with a role and no cache',
      make: () => new CustomAuthorizer('C', { authorizerUri: { 'Fn::Sub': '${X}' }, ttlSeconds: 0, invokeRoleArn: 'arn:r', scopes: ['read'] }),
      security: { C: ['read'] },
      definition: {
        in: 'header',
        type: 'apiKey',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: { 'Fn::Sub': '${X}' },
          authorizerResultTtlInSeconds: 0,
          authorizerCredentials: 'arn:r',
        },
      },
    },
    {
      given: 'a function of the app',
      make: (app) => app.authorizer('my_auth', handler),
      security: { my_auth: [] },
      definition: {
        in: 'header',
        type: 'apiKey',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: { 'Fn::Sub': uriOf('MyAuth') } },
      },
    },
    {
      given: 'a function of the app, with a role, a header and no cache',
      make: (app) => app.authorizer('my_auth', { ttlSeconds: 0, executionRole: 'arn:r', header: 'FOO' }, handler).withScopes(['read']),
      security: { my_auth: ['read'] },
      definition: {
        in: 'header',
        type: 'apiKey',
        name: 'FOO',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: { 'Fn::Sub': uriOf('MyAuth') },
          authorizerCredentials: 'arn:r',
          authorizerResultTtlInSeconds: 0,
        },
      },
    },
  ];
  for (const { given, make, security, definition } of authorizerRows) {
    it(`by ${given} is defined, and asked for with its scopes`, () => {
      const { paths, securityDefinitions } = swaggerOf((app) => app.get('/a', { authorizer: make(app) }, handler));
      expect(paths['/a'].get.security).to.deep.equal([security]);
      expect(securityDefinitions).to.deep.equal({ [Object.keys(security)[0]!]: definition });
    });
  }

  it('lists the API key before the authorizer, each by itself', () => {
    const { paths, securityDefinitions } = swaggerOf((app) => app.get('/a', { apiKeyRequired: true, authorizer: new IAMAuthorizer() }, handler));
    expect(paths['/a'].get.security).to.deep.equal([{ api_key: [] }, { sigv4: [] }]);
    expect(securityDefinitions.api_key).to.deep.equal({ type: 'apiKey', name: 'x-api-key', in: 'header' });
  });

  it('defines an authorizer once, whatever the scopes of its routes', () => {
    const { paths, securityDefinitions } = swaggerOf((app) => {
      const guard = app.authorizer('guard', handler);
      app.get('/a', { authorizer: guard.withScopes(['read']) }, handler);
      app.get('/b', { authorizer: guard.withScopes(['write']) }, handler);
    });
    expect(['/a', '/b'].map((path) => paths[path].get.security)).to.deep.equal([[{ guard: ['read'] }], [{ guard: ['write'] }]]);
    expect(Object.keys(securityDefinitions)).to.deep.equal(['guard']);
  });

  it('does not define what no route uses', () => {
    const document = swaggerOf((app) => {
      app.authorizer('guard', handler);
      app.get('/a', handler);
    });
    expect(document).not.to.have.property('securityDefinitions');
  });

  it("goes by the names of a blueprint's registrations", () => {
    const blueprint = new Blueprint('part');
    blueprint.get('/x', { authorizer: blueprint.authorizer('guard', handler) }, handler);
    const { paths, securityDefinitions } = swaggerOf((app) => {
      app.registerBlueprint(blueprint, { urlPrefix: '/a', namePrefix: 'a_' });
      app.registerBlueprint(blueprint, { urlPrefix: '/b', namePrefix: 'b_' });
    });
    expect(['/a/x', '/b/x'].map((path) => Object.keys(paths[path].get.security[0]))).to.deep.equal([['a_guard'], ['b_guard']]);
    expect(['a_guard', 'b_guard'].map((name) => securityDefinitions[name]['x-amazon-apigateway-authorizer'].authorizerUri)).to.deep.equal([
      { 'Fn::Sub': uriOf('AGuard') },
      { 'Fn::Sub': uriOf('BGuard') },
    ]);
  });
});

describe('the preflight operation', () => {
  for (const [path, names] of [
    ['/a', undefined],
    ['/u/{id}', ['id']],
    ['/u/{user-id}/f/{path+}', ['user-id', 'path']],
  ] as const) {
    it(`declares the parameters of ${path} as the route does`, () => {
      const { get: route, options } = swaggerOf((app) => app.get(path, { cors: true }, handler)).paths[path];
      expect(options.parameters).to.deep.equal(names?.map((name) => ({ name, in: 'path', required: true, type: 'string' })));
      expect(options.parameters).to.deep.equal(route.parameters);
    });
  }

  const defaults = {
    'Access-Control-Allow-Methods': 'GET,OPTIONS',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key',
  };

  it('is answered by API Gateway itself', () => {
    const names = Object.keys(defaults) as (keyof typeof defaults)[];
    const { options } = swaggerOf((app) => app.get('/a', { cors: true, apiKeyRequired: true }, handler)).paths['/a'];
    expect(options).to.deep.equal({
      consumes: ['application/json'],
      produces: ['application/json'],
      responses: {
        '200': {
          description: '200 response',
          schema: { $ref: '#/definitions/Empty' },
          headers: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
        },
      },
      'x-amazon-apigateway-integration': {
        responses: {
          default: {
            statusCode: '200',
            responseParameters: Object.fromEntries(names.map((name) => [`method.response.header.${name}`, `'${defaults[name]}'`])),
          },
        },
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        passthroughBehavior: 'when_no_match',
        type: 'mock',
        contentHandling: 'CONVERT_TO_TEXT',
      },
    });
  });

  /** The headers of the preflight at `/a` without their prefixes and quotes, in their order; null without a preflight. */
  function headersOf(declare: (app: Chalice) => void): (readonly [string, string])[] | null {
    const { options } = swaggerOf(declare).paths['/a'];
    if (options === undefined) return null;
    const parameters: { [name: string]: string } = options['x-amazon-apigateway-integration'].responses.default.responseParameters;
    expect(Object.keys(options.responses['200'].headers)).to.deep.equal(Object.keys(parameters).map((name) => name.replace('method.response.header.', '')));
    return Object.entries(parameters).map(([name, value]) => [name.replace('method.response.header.Access-Control-', ''), value.slice(1, -1)]);
  }

  const full = new CORSConfig({
    allowOrigin: 'https://a.example',
    allowHeaders: ['X-Special'],
    exposeHeaders: ['X-B', 'X-A'],
    maxAge: 600,
    allowCredentials: true,
  });
  const origin = ['Allow-Origin', '*'];
  const headers = ['Allow-Headers', defaults['Access-Control-Allow-Headers']];
  const rows: readonly { given: string; declare: (app: Chalice) => void; want: readonly (readonly string[])[] | null }[] = [
    { given: 'no CORS', declare: (app) => app.get('/a', handler), want: null },
    {
      given: 'a full configuration',
      declare: (app) => app.get('/a', { cors: full }, handler),
      want: [
        ['Allow-Methods', 'GET,OPTIONS'],
        ['Allow-Origin', 'https://a.example'],
        ['Allow-Headers', 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key,X-Special'],
        ['Expose-Headers', 'X-B,X-A'],
        ['Max-Age', '600'],
        ['Allow-Credentials', 'true'],
      ],
    },
    {
      given: 'several methods, in their order',
      declare: (app) => {
        app.route('/a', { methods: ['PUT', 'GET'], cors: true }, handler);
        app.post('/a', { cors: true }, handler);
      },
      want: [['Allow-Methods', 'PUT,GET,POST,OPTIONS'], origin, headers],
    },
    {
      given: 'a route with CORS and one without',
      declare: (app) => {
        app.put('/a', handler);
        app.get('/a', { cors: true }, handler);
      },
      want: [['Allow-Methods', 'GET,OPTIONS'], origin, headers],
    },
    {
      given: 'ANY, which browsers do not know',
      declare: (app) => app.route('/a', { methods: ['ANY'], cors: true }, handler),
      want: [['Allow-Methods', 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS'], origin, headers],
    },
    {
      given: 'an age of 0',
      declare: (app) => app.get('/a', { cors: new CORSConfig({ maxAge: 0 }) }, handler),
      want: [['Allow-Methods', 'GET,OPTIONS'], origin, headers, ['Max-Age', '0']],
    },
    {
      given: 'credentials that are not allowed',
      declare: (app) => app.get('/a', { cors: new CORSConfig({ allowCredentials: false }) }, handler),
      want: [['Allow-Methods', 'GET,OPTIONS'], origin, headers],
    },
  ];
  for (const { given, declare, want } of rows) it(`for ${given} says what it should`, () => expect(headersOf(declare)).to.deep.equal(want));
});

describe('who may call the API', () => {
  it('is said by the policy file, as it is', () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny' }] };
    const document = swaggerOf((app) => app.get('/', handler), { api_gateway_policy_file: 'p.json' }, new Map([['p.json', policy]]));
    expect(document['x-amazon-apigateway-policy']).to.deep.equal(policy);
    expect(document).not.to.have.property('x-amazon-apigateway-endpoint-configuration');
  });

  it('is the VPC endpoint of a private API', () => {
    const document = swaggerOf((app) => app.get('/', handler), { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-1' });
    expect(document['x-amazon-apigateway-endpoint-configuration']).to.deep.equal({ vpcEndpointIds: ['vpce-1'] });
    expect(document['x-amazon-apigateway-policy'].Statement[0].Condition).to.deep.equal({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } });
  });
});
