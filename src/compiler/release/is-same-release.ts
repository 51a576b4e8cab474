import type { Value } from '../cloudformation/template.js';
import { sortedJson } from '../expand/sam-logical-id.js';
import type { Release } from './ledger.js';

/** Whether two releases are the same in everything, also in the traffic of a candidate. */
export function isSameRelease(one: Release, other: Release): boolean {
  const [a, b] = [one, other].map((release) => sortedJson(release as unknown as Value));
  return a === b;
}
