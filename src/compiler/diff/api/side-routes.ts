import type { Value } from '../../cloudformation/template.js';
import { targetId } from '../access/holders.js';
import { isApi } from '../impact/stateful-type.js';
import { plainText } from '../shown-value.js';
import type { Side, SideResource } from '../side.js';
import type { ApiRoute } from './api-route.js';
import { documentRoutes } from './document-routes.js';

/**
 * The routes of a template: of documents, and of routes and methods that are resources of their own.
 *
 * @param changed the logical IDs of the APIs whose documents count; without it, those of all do
 */
export function sideRoutes({ resources }: Side, changed?: ReadonlySet<string>): ApiRoute[] {
  return [...resources.values()].flatMap((resource): ApiRoute[] => {
    if (isApi(resource.type) && changed?.has(resource.logicalId) === false) return [];
    const { properties } = resource;
    switch (resource.type) {
      case 'AWS::ApiGateway::RestApi':
      case 'AWS::ApiGatewayV2::Api':
        return documentRoutes(resource);
      case 'AWS::ApiGatewayV2::Route':
        return [routeOf(resource, targetId(properties['ApiId']), ...methodAndPath(plainText(properties['RouteKey'] ?? 'unknown')))];
      case 'AWS::ApiGateway::Method':
        return properties['HttpMethod'] === 'OPTIONS'
          ? []
          : [routeOf(resource, targetId(properties['RestApiId']), plainText(properties['HttpMethod'] ?? 'ANY'), `of ${targetId(properties['ResourceId'])}`)];
      default:
        return [];
    }
  });
}

function routeOf({ logicalId, properties }: SideResource, api: string, method: string, path: string): ApiRoute {
  const { AuthorizationType: type = 'NONE', AuthorizerId: id, AuthorizationScopes: scopes, ApiKeyRequired: key } = properties;
  const name = id === undefined ? plainText(type) : targetId(id);
  return {
    api,
    method,
    path,
    owner: logicalId,
    at: ['Resources', logicalId],
    authorizer:
      type === 'NONE'
        ? undefined
        : { name, definition: JSON.stringify([type, id ?? null]), scopes: Array.isArray(scopes) ? (scopes as readonly Value[]).map(plainText).sort() : [] },
    isKeyRequired: key !== undefined && plainText(key) === 'true',
    contentTypes: [],
  };
}

/** `GET /orders` of an HTTP API, `$default` or `sendMessage` of a websocket API. */
function methodAndPath(routeKey: string): [string, string] {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(routeKey) ?? [];
  return method === undefined ? ['', routeKey] : [method, path!];
}
