import { entriesOf, isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** Keys of maps and indices of lists, from the outside in; empty for the whole value. */
export type Path = readonly (string | number)[];

/** A path at which two values differ. */
export interface Difference {
  readonly path: Path;
  /** Undefined if it was added. */
  readonly was: Value | undefined;
  /** Undefined if it was removed. */
  readonly is: Value | undefined;
}

/**
 * All differences, each as deep as both sides have the same kind of value.
 * This is stricter than CloudFormation's own comparison: `"1"`, `"1.0"` and `1` are three values.
 */
export function differencesOf(was: Value | undefined, is: Value | undefined, path: Path = []): Difference[] {
  if (was === is) return [];
  if (!isBranch(was) || !isBranch(is) || Array.isArray(was) !== Array.isArray(is)) return [{ path, was, is }];
  const [old, fresh] = [entriesOf(was), entriesOf(is)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) =>
    differencesOf(old.get(key), fresh.get(key), [...path, Array.isArray(was) ? Number(key) : key]),
  );
}

/** For people: `DefinitionBody.paths./a.get`. */
export function pathText(path: Path): string {
  return path.join('.');
}
