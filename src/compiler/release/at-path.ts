import { isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

type Path = readonly (string | number)[];

/** A value with another one at a path, or without it if `change` gives undefined. The path has to exist, but for its last step. */
export function changedAt(root: Value, [step, ...rest]: Path, change: (value: Value | undefined) => Value | undefined): Value {
  const entries = new Map<string | number, Value>(Array.isArray(root) ? (root as readonly Value[]).entries() : Object.entries(isBranch(root) ? root : {}));
  const before = entries.get(step!);
  const now = rest.length === 0 ? change(before) : changedAt(before ?? {}, rest, change);
  if (now === undefined) entries.delete(step!);
  else entries.set(step!, now);
  return Array.isArray(root) ? [...entries.values()] : Object.fromEntries(entries as Map<string, Value>);
}

/** The same for a path in dots. */
export function withValue(root: Value, path: string, value: Value): Value {
  return changedAt(root, path.split('.'), () => value);
}
