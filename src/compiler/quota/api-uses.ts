import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { charactersIn } from './characters.js';
import { countOf, lengthOf, partsOf, type QuotaUse } from './quota-use.js';

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method']);

/** What API Gateway counts of each API: of REST APIs by their Swagger documents, of HTTP and websocket APIs by these or by their resources. */
export function apiUses(resources: readonly PlainResource[]): QuotaUse[] {
  return resources.flatMap((resource) => {
    switch (resource.type) {
      case 'AWS::ApiGateway::RestApi':
        return restApiUses(resource, resources);
      case 'AWS::ApiGatewayV2::Api':
        return apiV2Uses(resource, resources);
      case 'AWS::ApiGateway::Stage':
        return [countOf('api-stage-variables', resource.logicalId, entriesOf(resource.properties['Variables']).size)];
      case 'AWS::ApiGatewayV2::Stage':
        return [countOf('api-stage-variables', resource.logicalId, entriesOf(resource.properties['StageVariables']).size)];
      default:
        return [];
    }
  });
}

function restApiUses({ logicalId, properties }: PlainResource, resources: readonly PlainResource[]): QuotaUse[] {
  const { Body: body } = properties;
  const own = entriesOf(body);
  const branches = [...branchesIn(entriesOf(own.get('paths')).keys()), ...of(logicalId, 'AWS::ApiGateway::Resource', resources)];
  const authorizers = [...definitionsIn(body).values()].filter((one) => isMap(one) && isMap(one['x-amazon-apigateway-authorizer']));
  const policy = properties['Policy'] ?? own.get('x-amazon-apigateway-policy');
  return [
    countOf('api-resources', logicalId, branches.length, () => partsOf(branches, (path) => (typeof path === 'string' ? path : path.logicalId))),
    ...(body === undefined ? [] : [countOf('api-definition', logicalId, JSON.stringify(body).length)]),
    countOf('api-authorizers', logicalId, authorizers.length + of(logicalId, 'AWS::ApiGateway::Authorizer', resources).length),
    ...(policy === undefined ? [] : [lengthOf('api-policy', logicalId, charactersIn(policy))]),
  ];
}

type Branch = Map<string, Branch>;

/** For each resource that the paths need, `/a` and `/a/b` for `/a/b`, the first step on the way to it. The root is there in any case. */
function branchesIn(paths: Iterable<string>): string[] {
  const root: Branch = new Map();
  const found: string[] = [];
  for (const path of paths) {
    const steps = path.split('/').filter((step) => step !== '');
    let branch = root;
    for (const step of steps) {
      if (!branch.has(step)) found.push(`/${steps[0]}`);
      const next = branch.get(step) ?? new Map();
      branch.set(step, next);
      branch = next;
    }
  }
  return found;
}

function apiV2Uses({ logicalId, properties }: PlainResource, resources: readonly PlainResource[]): QuotaUse[] {
  const { Body: body } = properties;
  const items = [...entriesOf(entriesOf(body).get('paths')).values()];
  const operations = items.flatMap((item) => [...entriesOf(item)].filter(([method]) => methods.has(method)).map(([, operation]) => operation));
  const integrations = operations.filter((one) => entriesOf(one).has('x-amazon-apigateway-integration'));
  const authorizers = [...definitionsIn(body).values()].filter((one) => isMap(one) && isMap(one['x-amazon-apigateway-authorizer']));
  return [
    countOf('api-routes', logicalId, operations.length + of(logicalId, 'AWS::ApiGatewayV2::Route', resources).length),
    countOf('api-integrations', logicalId, integrations.length + of(logicalId, 'AWS::ApiGatewayV2::Integration', resources).length),
    countOf('api-authorizers', logicalId, authorizers.length + of(logicalId, 'AWS::ApiGatewayV2::Authorizer', resources).length),
    ...(body === undefined ? [] : [countOf('api-definition', logicalId, JSON.stringify(body).length)]),
  ];
}

/** Of Swagger 2.0, and of OpenAPI 3. */
function definitionsIn(body: Value | undefined): ReadonlyMap<string, Value> {
  const own = entriesOf(body);
  return entriesOf(own.get('securityDefinitions') ?? entriesOf(own.get('components')).get('securitySchemes'));
}

/** Resources of a type that belong to an API. */
function of(apiId: string, wanted: string, resources: readonly PlainResource[]): PlainResource[] {
  return resources.filter(({ type, properties }) => {
    const api = properties['RestApiId'] ?? properties['ApiId'];
    return type === wanted && isMap(api) && api['Ref'] === apiId;
  });
}
