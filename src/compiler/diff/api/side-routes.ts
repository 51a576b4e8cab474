import type { Value } from '../../cloudformation/template.js';
import { targetId } from '../access/holders.js';
import { plainText } from '../shown-value.js';
import type { Side, SideResource } from '../side.js';
import type { ApiRoute } from './api-route.js';
import { documentRoutes } from './document-routes.js';

/** Which paths of the documents of APIs count, by the logical ID of the API. */
export type CountedPaths = ReadonlyMap<string, (path: string) => boolean>;

/**
 * The routes of a template: of documents, and of routes and methods that are resources of their own.
 *
 * @param counted without it, all paths of all documents do
 */
export function sideRoutes({ resources }: Side, counted?: CountedPaths): ApiRoute[] {
  return [...resources.values()].flatMap((resource): ApiRoute[] => {
    switch (resource.type) {
      case 'AWS::ApiGateway::RestApi':
      case 'AWS::ApiGatewayV2::Api':
        return counted === undefined ? documentRoutes(resource) : documentRoutes(resource, counted.get(resource.logicalId) ?? never);
      case 'AWS::ApiGatewayV2::Route':
        return [routeOf(resource, targetId(resource.properties['ApiId']), ...methodAndPath(plainText(resource.properties['RouteKey'] ?? 'unknown')))];
      case 'AWS::ApiGateway::Method': {
        const { RestApiId: api, ResourceId: id, HttpMethod: method = 'ANY' } = resource.properties;
        return method === 'OPTIONS' ? [] : [routeOf(resource, targetId(api), plainText(method), `of ${targetId(id)}`)];
      }
      default:
        return [];
    }
  });
}

function never(): boolean {
  return false;
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
