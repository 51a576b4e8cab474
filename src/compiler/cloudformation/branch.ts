import type { Value } from './template.js';

/** The entries of a map or a list; as a Map, because a key such as `__proto__` is special in an object. */
export function entriesOf(value: Value | undefined): ReadonlyMap<string, Value> {
  return new Map(isBranch(value) ? Object.entries(value) : []);
}

/** True for `{}` but not for `[]`. */
export function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return isBranch(value) && !Array.isArray(value);
}

/** True for `{}` and `[]`. */
export function isBranch(value: Value | undefined): value is { readonly [key: string]: Value } | readonly Value[] {
  return typeof value === 'object' && value !== null;
}

/** The value at a path of keys and places in lists; undefined if there is none. */
export function valueAt(root: Value, path: readonly (string | number)[]): Value | undefined {
  let value: Value | undefined = root;
  for (const step of path) {
    if (!isBranch(value) || !Object.hasOwn(value, step)) return undefined;
    value = (value as { readonly [step: string | number]: Value })[step];
  }
  return value;
}
