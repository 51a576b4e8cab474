import { entriesOf, isBranch } from '../cloudformation/branch.js';
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
