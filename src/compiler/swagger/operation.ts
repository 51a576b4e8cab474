import type { RouteDefinition } from '../../app/definition.js';
import { sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { CacheKey } from '../model/method-settings.js';
import { pathParameters } from '../model/path.js';
import { invocationUri } from './invocation-uri.js';
import { securityName } from './security-definition.js';

/**
 * The operation of a route, the same for each of its methods unless what they answer is cached.
 *
 * @param handlerArn of what answers, as `Fn::Sub` has it between its braces
 * @param cacheKeys What tells apart what is cached; undefined if nothing is
 */
export function renderOperation(route: RouteDefinition, handlerArn: string, cacheKeys?: readonly CacheKey[]): { readonly [key: string]: Value } {
  const security = [
    ...(route.apiKeyRequired ? [{ api_key: [] }] : []),
    ...(route.authorizer === null ? [] : [{ [securityName(route.authorizer)]: route.authorizer.scopes }]),
  ];
  const parameters = [...renderParameters(route.path), ...(cacheKeys ?? []).filter((key) => key.in !== 'path').map(renderCacheParameter)];
  const keyNames = (cacheKeys ?? []).map((key) => `method.request.${key.in === 'query' ? 'querystring' : key.in}.${key.name}`);
  return {
    consumes: route.contentTypes,
    produces: ['application/json'],
    responses: { '200': { description: '200 response', schema: { $ref: '#/definitions/Empty' } } },
    'x-amazon-apigateway-integration': {
      responses: { default: { statusCode: '200' } },
      uri: sub(invocationUri(handlerArn)),
      passthroughBehavior: 'when_no_match',
      // The method with which API Gateway calls Lambda, whatever the caller's method is.
      httpMethod: 'POST',
      contentHandling: 'CONVERT_TO_TEXT',
      type: 'aws_proxy',
      ...(keyNames.length > 0 && { cacheKeyParameters: keyNames }),
    },
    ...(route.summary !== null && { summary: route.summary }),
    ...(route.description !== null && { description: route.description }),
    ...(security.length > 0 && { security }),
    ...(parameters.length > 0 && { parameters }),
  };
}

/** The variable parts of a path. Swagger asks every operation on it to declare them, preflights too. */
export function renderParameters(path: string): readonly Value[] {
  return pathParameters(path).map((name) => ({ name, in: 'path', required: true, type: 'string' }));
}

/** A key of the cache has to be declared. */
function renderCacheParameter({ in: place, name }: CacheKey): Value {
  return { name, in: place, required: false, type: 'string' };
}
