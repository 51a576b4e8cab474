import type { Comparison } from '../make-change.js';
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
 * What all users of a new role could do already: a role that is split into several gives nobody more, and neither does a
 * new name. Undefined if a user is new, or had a role that is not in the template.
 */
export function inheritedBy(users: readonly string[], { before, renames }: Pick<Comparison, 'before' | 'renames'>, holders: Holders): Inherited | undefined {
  const earlier = new Map([...renames.values()].map(({ from, to }) => [to.logicalId, from]));
  const roleOf = (user: string): string => {
    const was = before.resources.get(user) ?? earlier.get(user);
    return was === undefined ? '' : targetId(was.properties['Role']);
  };
  const old = [...new Set(users.map(roleOf))];
  const [role] = old;
  // With several earlier roles, each would have to allow all of it by itself.
  const holder = old.length === 1 && role !== undefined ? holders.get(holderKey('identity', role)) : undefined;
  return holder === undefined ? undefined : { grants: holder.grants, managed: new Set(holder.managed.keys()) };
}
