import { getAtt } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { Value } from '../cloudformation/template.js';
import { liveAlias } from './alias-name.js';
import { functionsOfAliases, nameOf, publishedAliases, withoutAliases } from './aliases.js';
import { invokerOf } from './invoker.js';
import { propertiesOf, type Resources, typeOf, withProperties } from './resources.js';
import { scheduleRoles } from './schedule-role.js';
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
  const roles = scheduleRoles(resources);
  return new Map(
    [...withoutAliases(resources, traffic)].flatMap(([id, resource]): [string, Value][] => {
      if (versions.has(id)) return [];
      const functionId = functionIds.get(id);
      if (functionId === undefined) {
        const given = resources.get(id)!;
        return [[id, isSentToAliases(id, resource, roles) || !hasAll(given, functionIds, traffic) ? resource : given]];
      }
      const live = traffic.get(functionId)!.live;
      if (live === undefined || nameOf(resource) === liveAlias) return [];
      return [[id, withProperties(resource, { ...propertiesOf(resource), FunctionVersion: getAtt(versionId(functionId, live), 'Version') })]];
    }),
  );
}

/** Whether it is sent to the aliases of the ledger. All else goes on with the alias that it names. */
function isSentToAliases(id: string, resource: Value, roles: ReadonlySet<string>): boolean {
  const type = typeOf(resource);
  return invokerOf(type) !== undefined || type === 'AWS::Lambda::Permission' || id === restApiId || roles.has(id);
}

/** Whether all aliases to which a resource refers are there. */
function hasAll(resource: Value, functionIds: ReadonlyMap<string, string>, traffic: Traffic): boolean {
  return referencesIn(propertiesOf(resource)).every((id) => !functionIds.has(id) || traffic.get(functionIds.get(id)!)!.live !== undefined);
}
