import { isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** No template that CloudFormation accepts, with its megabyte, is deeper or has more values. */
const deepest = 100;
const most = 100_000;

/** Why a value cannot be compared; undefined if it can. Looks at it without recursion, so that no depth ends the process. */
export function unfit(template: Value): string | undefined {
  let count = 1;
  let level: readonly Value[] = isBranch(template) ? [template] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return `its values are nested deeper than ${deepest} levels`;
    const below: Value[] = [];
    for (const value of level) {
      // The fastest loop over lists and maps; what is made of JSON inherits nothing.
      for (const key in value as { readonly [key: string]: Value }) {
        const inner = (value as { readonly [key: string]: Value })[key];
        count += 1;
        if (count > most) return `it has more than ${most} values`;
        if (typeof inner === 'object' && inner !== null) below.push(inner);
      }
    }
    level = below;
  }
  return undefined;
}
