import { corsHeaders, preflightMethods } from '../../app/cors.js';
import type { RouteDefinition } from '../../app/definition.js';

import { documentKeyOf } from '../cloudformation/document-key.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { CacheKey } from '../model/method-settings.js';
import { routesByPath } from '../model/path.js';
import type { RestApiResource } from '../model/resource.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import { renderOperation } from './operation.js';
import { renderPreflight } from './preflight.js';
import { renderSecurityDefinition, securityName } from './security-definition.js';

/** A Swagger 2.0 document with API Gateway's extensions; with intrinsic functions as data. */
export type Swagger = { readonly [key: string]: Value };

export function renderSwagger(api: RestApiResource): Swagger {
  const securityDefinitions = renderSecurityDefinitions(api);
  return {
    swagger: '2.0',
    info: { version: '1.0', title: api.title },
    schemes: ['https'],
    paths: renderPaths(api),
    definitions: { Empty: { type: 'object', title: 'Empty Schema' } },
    'x-amazon-apigateway-binary-media-types': api.binaryTypes,
    ...(Object.keys(securityDefinitions).length > 0 && { securityDefinitions }),
    ...(api.resourcePolicy !== null && { 'x-amazon-apigateway-policy': api.resourcePolicy }),
    ...(api.vpcEndpointIds.length > 0 && { 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: api.vpcEndpointIds } }),
  };
}

/** Paths in the order of their first route, methods in the order of their declaration, the preflight last. */
function renderPaths({ routes, cacheKeys, handlerArn }: RestApiResource): { [path: string]: Value } {
  return Object.fromEntries([...routesByPath(routes)].map(([path, onPath]) => [path, renderPath(path, onPath, handlerArn, cacheKeys[path])]));
}

function renderPath(
  path: string,
  routes: readonly RouteDefinition[],
  handlerArn: string,
  cacheKeys: readonly CacheKey[] | undefined,
): { [method: string]: Value } {
  const operations = routes.flatMap((route) =>
    route.methods.map((method) => [methodKey(method), renderOperation(route, handlerArn, method === 'GET' ? cacheKeys : undefined)] as const),
  );
  const withCors = routes.filter(({ cors }) => cors !== null);
  // `checkRoutes` has made sure that all CORS configurations on a path give the same headers.
  const cors = withCors.at(-1)?.cors ?? null;
  const preflight = cors === null ? [] : [['options', renderPreflight(path, preflightMethods(withCors), corsHeaders(cors))] as const];
  return Object.fromEntries([...operations, ...preflight]);
}

function methodKey(method: string): string {
  return method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase();
}

/** The definitions of the authorizers that routes use, by the name that operations refer to. */
function renderSecurityDefinitions({ routes, authorizerArns }: RestApiResource): { [name: string]: Value } {
  const definitions: { [name: string]: Value } = {};
  for (const { apiKeyRequired, authorizer } of routes) {
    if (apiKeyRequired) definitions['api_key'] = { type: 'apiKey', name: 'x-api-key', in: 'header' };
    if (authorizer !== null) definitions[securityName(authorizer)] = renderSecurityDefinition(authorizer, authorizerArns);
  }
  return definitions;
}

/** The document in a template: the generated one with any merges, or the one that replaced it. */
export function swaggerIn(template: TemplateDocument): Swagger | undefined {
  const { [restApiId]: api } = (template['Resources'] ?? {}) as { [restApiId]?: { Type: string; Properties?: { DefinitionBody?: Swagger; Body?: Swagger } } };
  return api?.Properties?.[documentKeyOf(api)];
}
