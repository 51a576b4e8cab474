import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../../syntax/source.js';

export type Statement = { readonly [key: string]: Value };

/** The statements of a policy document, a list or only one, each with its path. */
export function statementsWithPaths({ Statement: statements }: { readonly [key: string]: Value }): (readonly [Path, Value])[] {
  if (Array.isArray(statements)) return (statements as readonly Value[]).map((one, index) => [['Statement', index], one]);
  return isMap(statements) ? [[['Statement'], statements]] : [];
}

/** Each text of a key's value, which may be a text or a list; functions of CloudFormation are left out. */
export function textsOf(statement: Statement, keys: readonly string[], path: Path): { readonly text: string; readonly at: Path }[] {
  return keys.flatMap((key) => {
    const value = statement[key];
    if (typeof value === 'string') return [{ text: value, at: [...path, key] }];
    return Array.isArray(value)
      ? [...entriesOf(value)].flatMap(([index, text]) => (typeof text === 'string' ? [{ text, at: [...path, key, Number(index)] }] : []))
      : [];
  });
}
