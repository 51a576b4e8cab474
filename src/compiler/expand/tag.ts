import { entriesOf } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** SAM's tags are a map; most resources need a list. */
export function tagList(...tags: readonly (Value | undefined)[]): Value[] {
  return tags.flatMap((some) => [...entriesOf(some)].map(([Key, value]) => ({ Key, Value: value ?? '' })));
}
