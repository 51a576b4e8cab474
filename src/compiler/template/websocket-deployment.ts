import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';
import { isOpenMap } from '../merge/merge.js';

/** A deployment is a snapshot: CloudFormation creates a new one only if its logical ID changes. */
export function deploymentId(served: object): string {
  return `WebsocketAPIDeployment${createHash('sha256').update(JSON.stringify(served)).digest('hex').slice(0, 10)}`;
}

/**
 * Gives the deployment a new logical ID if a merge template has changed what the websocket API serves, and makes it depend
 * on the added routes.
 */
export function renewWebsocketDeployment(generated: Template, merged: TemplateDocument): TemplateDocument {
  const [before, after] = [resourcesOf(generated as unknown as TemplateDocument), resourcesOf(merged)];
  const oldId = Object.keys(before).find((id) => /^WebsocketAPIDeployment[0-9a-f]{10}$/.test(id));
  const served = servedBy(after);
  if (oldId === undefined || !Object.hasOwn(after, oldId) || isDeepStrictEqual(served, servedBy(before))) return merged;
  const id = deploymentId(served);
  const routes = Object.keys(after).filter((name) => typeOf(after[name]) === 'AWS::ApiGatewayV2::Route');
  const Resources = Object.fromEntries(
    Object.entries(after).map(([name, resource]) => {
      if (name !== oldId) return [name, renamed(resource, oldId, id)];
      return [id, { ...(resource as TemplateDocument), DependsOn: [...new Set([...dependenciesOf(resource), ...routes])] }];
    }),
  );
  return { ...(renamed(merged, oldId, id) as TemplateDocument), Resources };
}

function resourcesOf({ Resources }: TemplateDocument): TemplateDocument {
  return isOpenMap(Resources) ? Resources : {};
}

/** What a snapshot of the API includes: the API, routes, integrations, models and the like, but no stage. */
function servedBy(resources: TemplateDocument): TemplateDocument {
  const isServed = ([id, resource]: [string, Value]): boolean =>
    id === 'WebsocketAPI' || /^AWS::ApiGatewayV2::(Route|Integration|RouteResponse|IntegrationResponse|Authorizer|Model)$/.test(typeOf(resource));
  return Object.fromEntries(Object.entries(resources).filter(isServed));
}

function typeOf(resource: Value | undefined): string {
  const type = isOpenMap(resource) ? resource['Type'] : undefined;
  return typeof type === 'string' ? type : '';
}

function dependenciesOf(resource: Value): readonly Value[] {
  const depends = (resource as TemplateDocument)['DependsOn'];
  return Array.isArray(depends) ? (depends as readonly Value[]) : depends === undefined ? [] : [depends];
}

/** The same value with another name in `Ref`s. A value without one stays the same object, so that short forms are kept. */
function renamed(value: Value, from: string, to: string): Value {
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries<Value>(value as TemplateDocument);
  const fresh = entries.map(([key, inner]): [string, Value] => [key, key === 'Ref' && inner === from ? to : renamed(inner, from, to)]);
  if (fresh.every(([, inner], index) => inner === entries[index]![1])) return value;
  return Array.isArray(value) ? fresh.map(([, inner]) => inner) : Object.fromEntries(fresh);
}
