import type { Value } from '../cloudformation/template.js';

/**
 * The places of all leaves that differ, such as `Statement.0.Effect`; `''` when the whole differs.
 * Strict, where CloudFormation's own comparison is lax: `"1"`, `"1.0"` and `1` are three values.
 */
export function changedPaths(before: Value, after: Value, path = ''): string[] {
  if (before === after) return [];
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) return [path];
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const inner = path === '' ? key : `${path}.${key}`;
    const [was, is] = [old.get(key), fresh.get(key)];
    return was === undefined || is === undefined ? [inner] : changedPaths(was, is, inner);
  });
}

/** A map's or a list's entries; a Map, since a key such as `__proto__` means something to an object. */
export function entriesOf(value: Value | undefined): ReadonlyMap<string, Value> {
  return new Map(isBranch(value) ? Object.entries(value) : []);
}

/** True for `{}` but not for `[]`. */
export function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return isBranch(value) && !Array.isArray(value);
}

function isBranch(value: Value | undefined): value is { readonly [key: string]: Value } | readonly Value[] {
  return typeof value === 'object' && value !== null;
}
