import type { Path } from '../difference.js';
import type { Comparison } from '../make-change.js';
import type { ChangeSubject } from '../stage-diff.js';
import type { Holder, HolderKind } from './holder.js';
import { isIdentity } from './holders.js';
import type { Inherited } from './role-users.js';
import type { Budget } from './uncovered.js';

/** A holder of permissions on both sides. */
export interface Compared {
  readonly kind: HolderKind;
  readonly id: string;
  readonly was: Holder;
  readonly is: Holder;
  readonly inherited: Inherited | undefined;
  readonly budget: Budget;
  readonly comparison: Comparison;
}

/** `role`, `user` or `group`, if it was not there before. A role that takes the place of another one is told as that one. */
export function newNoun({ id, inherited, comparison: { before, after } }: Compared): string | undefined {
  const type = after.resources.get(id)?.type;
  if (type === undefined || !isIdentity(type) || inherited !== undefined || before.resources.has(id)) return undefined;
  return type.slice(type.lastIndexOf(':') + 1).toLowerCase();
}

/** What of the template a change is about: the holder, or what the permission is written in. */
export function subjectOf({ id, kind, comparison: { before, after } }: Compared, path: Path, name: string): ChangeSubject {
  const own = kind === 'invoke' ? undefined : (after.resources.get(id) ?? before.resources.get(id));
  const resource = own ?? after.resources.get(String(path[1])) ?? before.resources.get(String(path[1]));
  const { logicalId, type, origin } = resource!;
  return { logicalId, type, name, ...(origin !== logicalId && { origin }) };
}
