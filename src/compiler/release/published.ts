import { getAtt } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import { liveAlias } from './alias-name.js';
import { functionsOfAliases, nameOf, publishedAliases, withoutAliases } from './aliases.js';
import { propertiesOf, type Resources, withProperties } from './resources.js';
import type { Traffic } from './traffic.js';
import { versionId } from './version.js';

/**
 * The resources without what SAM makes of `AutoPublishAlias`: versions and the alias `live` are the ledger's, and what invoked the alias invokes the
 * function. An alias with another name follows what is live, because code may invoke it by its name.
 */
export function withoutPublished(resources: Resources, traffic: Traffic): Resources {
  const aliases = publishedAliases(resources, traffic);
  if (aliases.size === 0) return resources;
  const functionIds = functionsOfAliases(aliases);
  const versions = new Set([...aliases.values()].flatMap((alias) => referencesIn(propertiesOf(alias)['FunctionVersion'])));
  return new Map(
    [...withoutAliases(resources, traffic)].flatMap(([id, resource]): [string, Value][] => {
      if (versions.has(id)) return [];
      const functionId = functionIds.get(id);
      if (functionId === undefined) return [[id, resource]];
      const live = traffic.get(functionId)!.live;
      if (live === undefined || nameOf(resource) === liveAlias) return [];
      return [[id, withProperties(resource, { ...propertiesOf(resource), FunctionVersion: getAtt(versionId(functionId, live), 'Version') })]];
    }),
  );
}
