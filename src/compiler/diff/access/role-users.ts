import type { Side } from '../side.js';
import type { Grant } from './grant.js';
import { type Holder, holderKey } from './holder.js';
import { targetId } from './holders.js';

type Holders = ReadonlyMap<string, Holder>;

/** What the users of a role could do before they had it. */
export interface Inherited {
  readonly grants: readonly Grant[];
  readonly managed: ReadonlySet<string>;
}

/** The functions of each role, by the role's logical ID. */
export function usersOfRoles({ resources }: Side): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const resource of resources.values()) {
    if (resource.type !== 'AWS::Lambda::Function') continue;
    const role = targetId(resource.properties['Role']);
    const known = found.get(role);
    if (known === undefined) found.set(role, [resource.logicalId]);
    else known.push(resource.logicalId);
  }
  return found;
}

/**
 * What all users of a new role could do already: a role that is split into several gives nobody more. Undefined if a user
 * is new, or had a role that is not in the template.
 */
export function inheritedBy(users: readonly string[], before: Side, holders: Holders): Inherited | undefined {
  const old = [...new Set(users.map((user) => (before.resources.has(user) ? targetId(before.resources.get(user)!.properties['Role']) : '')))];
  const [role] = old;
  // With several earlier roles, each would have to allow all of it by itself.
  const holder = old.length === 1 && role !== undefined ? holders.get(holderKey('identity', role)) : undefined;
  return holder === undefined ? undefined : { grants: holder.grants, managed: new Set(holder.managed.keys()) };
}
