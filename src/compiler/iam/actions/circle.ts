import { dependencies } from '../../expand/dependencies.js';
import type { PlainResource } from '../../expand/plain-resource.js';

/**
 * Asks whether the policy of a role may refer to a resource, and notes that it does if so: from then on, no other role may close a circle with it.
 * So it depends on the order in which roles ask, but not on that in which one role does.
 *
 * @returns Undefined if it may; otherwise the logical IDs of what would have to be made before the resource, from it to the role.
 */
export type AskReference = (role: string, resource: string) => readonly string[] | undefined;

/** @param resources Those of the whole template, without what the generated policies refer to. */
export function referencesOfRoles(resources: readonly PlainResource[]): AskReference {
  const before = dependencies(resources);
  const ofRoles = new Map<string, Set<string>>();
  return (role, resource) => {
    const way = wayBetween(resource, role, (id) => [...(before.get(id) ?? []), ...(ofRoles.get(id) ?? [])]);
    if (way === undefined) ofRoles.set(role, (ofRoles.get(role) ?? new Set()).add(resource));
    return way;
  };
}

/** A shortest way from one to the other, both included. */
function wayBetween(start: string, end: string, next: (id: string) => readonly string[]): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  // Iterating over a map includes entries that are added on the way.
  for (const id of cameFrom.keys()) {
    if (id === end) return wayTo(id, cameFrom);
    for (const other of next(id)) if (!cameFrom.has(other)) cameFrom.set(other, id);
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let id: string | undefined = end; id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}
