import { valueAt } from '../cloudformation/branch.js';
import { getAtt } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { aliasId } from '../expand/function-version.js';
import { liveAlias } from './alias-name.js';
import { functionTarget } from './invocation-target.js';
import { redirected } from './redirected.js';
import { propertiesOf, type Resources, typeOf, withProperties } from './resources.js';
import type { Traffic } from './traffic.js';
import { versionId } from './version.js';

/** The aliases that SAM makes of `AutoPublishAlias`, by the functions' logical IDs. */
export function publishedAliases(resources: Resources, traffic: Traffic): ReadonlyMap<string, Value> {
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const functionId = functionOf(resource);
      const isPublished = typeOf(resource) === 'AWS::Lambda::Alias' && functionId !== undefined && traffic.has(functionId);
      return isPublished && id.startsWith(`${functionId}Alias`) ? [[functionId, resource]] : [];
    }),
  );
}

/**
 * The resources without what SAM makes of `AutoPublishAlias`: versions and the alias `live` are the ledger's, and what invoked the alias invokes the
 * function. An alias with another name follows what is live, because code may invoke it by its name.
 */
export function withoutPublished(resources: Resources, traffic: Traffic): Resources {
  const aliases = publishedAliases(resources, traffic);
  if (aliases.size === 0) return resources;
  const functionOfAlias = new Map([...aliases].map(([functionId, alias]) => [aliasId(functionId, nameOf(alias)), functionId]));
  const versions = new Set([...aliases.values()].flatMap((alias) => referencesIn(propertiesOf(alias)['FunctionVersion'])));
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      if (versions.has(id)) return [];
      const functionId = functionOfAlias.get(id);
      if (functionId === undefined) return [[id, withProperties(resource, withoutAliases(propertiesOf(resource), functionOfAlias))]];
      const live = traffic.get(functionId)!.live;
      if (live === undefined || nameOf(resource) === liveAlias) return [];
      return [[id, withProperties(resource, { ...propertiesOf(resource), FunctionVersion: getAtt(versionId(functionId, live), 'Version') })]];
    }),
  );
}

function withoutAliases(properties: Value, functionOfAlias: ReadonlyMap<string, string>): Value {
  return redirected(properties, (id) => {
    const functionId = functionOfAlias.get(id);
    return functionId === undefined ? undefined : functionTarget(functionId);
  });
}

function functionOf(resource: Value): string | undefined {
  return referencesIn(propertiesOf(resource)['FunctionName'])[0];
}

function nameOf(alias: Value): string {
  return textOf(valueAt(alias, ['Properties', 'Name']) ?? '');
}
