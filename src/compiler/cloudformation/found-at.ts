import { entriesOf, isBranch } from './branch.js';
import { isIntrinsic } from './intrinsic.js';
import type { Value } from './template.js';

/** A key; `*` for any key or index, `**` for any number of them. */
export type Step = string;

export interface Found {
  readonly value: Value;
  readonly path: readonly (string | number)[];
}

/** The values inside of one that steps lead to, with their paths. */
export function foundAt(value: Value, [step, ...rest]: readonly Step[], path: Found['path'] = []): readonly Found[] {
  if (step === undefined) return [{ value, path }];
  // A function of CloudFormation is one value.
  if (step === '**' && isIntrinsic(value)) return foundAt(value, rest, path);
  if (!isBranch(value)) return [];
  if (step !== '*' && step !== '**') {
    const inner = entriesOf(value).get(step);
    return inner === undefined ? [] : foundAt(inner, rest, [...path, step]);
  }
  const entries: readonly (readonly [string | number, Value])[] = Array.isArray(value) ? [...(value as readonly Value[]).entries()] : [...entriesOf(value)];
  const inside = entries.flatMap(([key, inner]) => foundAt(inner, step === '**' ? [step, ...rest] : rest, [...path, key]));
  return step === '**' ? [...foundAt(value, rest, path), ...inside] : inside;
}
