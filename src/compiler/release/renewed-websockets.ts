import { valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import { shortHash } from '../expand/short-hash.js';
import { propertiesOf, type Resources, typeOf } from './resources.js';

/**
 * The new logical IDs of deployments of websocket APIs. A deployment is a snapshot, so there must be another one where integrations have other targets
 * than those that its ID tells of.
 */
export function renewedWebsockets(before: Resources, after: Resources): ReadonlyMap<string, string> {
  return new Map(
    [...before].flatMap(([id, resource]): [string, string][] => {
      const [, stem] = /^(WebsocketAPIDeployment)[0-9a-f]{10}$/.exec(id) ?? [];
      if (stem === undefined || typeOf(resource) !== 'AWS::ApiGatewayV2::Deployment') return [];
      const apis = referencesIn(propertiesOf(resource)['ApiId']);
      const changed = [...after].filter(([other, now]) => {
        const isOfApi = referencesIn(propertiesOf(now)['ApiId']).some((api) => apis.includes(api));
        return isOfApi && isServed(now) && now !== before.get(other);
      });
      return changed.length === 0 ? [] : [[id, `${stem}${shortHash([id, changed.map(([other, now]) => [other, targetOf(now)])])}`]];
    }),
  );
}

function isServed(resource: Value): boolean {
  return /^AWS::ApiGatewayV2::(?:Integration|Authorizer)$/.test(typeOf(resource));
}

function targetOf(resource: Value): Value {
  const properties = propertiesOf(resource);
  return valueAt(properties, ['IntegrationUri']) ?? valueAt(properties, ['AuthorizerUri']) ?? null;
}
