import type { Value } from '../../cloudformation/template.js';
import { targetId } from '../access/holders.js';
import type { Side, SideResource } from '../side.js';
import type { ApiRoute } from './api-route.js';
import { documentRoutes } from './document-routes.js';

/** All routes of a template: of documents, and of routes and methods that are resources of their own. */
export function sideRoutes({ resources }: Side): ApiRoute[] {
  return [...resources.values()].flatMap((resource): ApiRoute[] => {
    const { logicalId, properties } = resource;
    switch (resource.type) {
      case 'AWS::ApiGateway::RestApi':
      case 'AWS::ApiGatewayV2::Api':
        return documentRoutes(logicalId, properties['Body'] ?? null, ['Resources', logicalId, 'Properties', 'Body']);
      case 'AWS::ApiGatewayV2::Route':
        return [routeOf(resource, targetId(properties['ApiId']), ...methodAndPath(String(properties['RouteKey'])))];
      case 'AWS::ApiGateway::Method':
        return properties['HttpMethod'] === 'OPTIONS'
          ? []
          : [routeOf(resource, targetId(properties['RestApiId']), String(properties['HttpMethod']), `of ${targetId(properties['ResourceId'])}`)];
      default:
        return [];
    }
  });
}

function routeOf({ logicalId, properties }: SideResource, api: string, method: string, path: string): ApiRoute {
  const { AuthorizationType: type = 'NONE', AuthorizerId: id, AuthorizationScopes: scopes, ApiKeyRequired: key } = properties;
  const name = id === undefined ? String(type) : targetId(id);
  return {
    api,
    method,
    path,
    owner: logicalId,
    at: ['Resources', logicalId],
    authorizer:
      type === 'NONE'
        ? undefined
        : { name, definition: JSON.stringify([type, id ?? null]), scopes: Array.isArray(scopes) ? (scopes as readonly Value[]).map(String).sort() : [] },
    isKeyRequired: String(key) === 'true',
    contentTypes: [],
  };
}

/** `GET /orders` of an HTTP API, `$default` or `sendMessage` of a websocket API. */
function methodAndPath(routeKey: string): [string, string] {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(routeKey) ?? [];
  return method === undefined ? ['', routeKey] : [method, path!];
}
