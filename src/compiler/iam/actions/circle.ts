import { referencesIn } from '../../cloudformation/reference.js';
import type { RightsContext } from './rights-context.js';

/**
 * Whether a resource depends on a function of the app or on its role. The role's policy cannot refer to such a resource: CloudFormation would
 * have to make each before the other. No function's own is looked at in particular: two roles could close the circle together.
 */
export function dependsOnApp(id: string, { resources, own }: RightsContext): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (own.has(next)) return true;
    const resource = resources.get(next);
    if (resource === undefined || seen.has(next)) continue;
    seen.add(next);
    waiting.push(...referencesIn(resource.properties), ...referencesIn(resource.attributes));
  }
  return false;
}
