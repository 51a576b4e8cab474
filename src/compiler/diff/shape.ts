import { isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** No template that CloudFormation accepts is deeper or has more values. */
const deepest = 100;
const most = 2_000_000;

/** Why a value cannot be compared; undefined if it can. Looks at it without recursion, so that no depth ends the process. */
export function unfit(template: Value): string | undefined {
  const open: { readonly value: Value; readonly depth: number }[] = [{ value: template, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += 1;
    if (count > most) return `it has more than ${most} values`;
    if (!isBranch(next.value)) continue;
    if (next.depth === deepest) return `its values are nested deeper than ${deepest} levels`;
    const depth = next.depth + 1;
    for (const value of Object.values(next.value)) open.push({ value, depth });
  }
  return undefined;
}
