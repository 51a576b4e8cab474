import { changeGroups } from '../diff/review-rule.js';
import { changeKinds, type ReviewChange } from '../diff/stage-diff.js';

const impacts: readonly ReviewChange['impact'][] = ['delete', 'replace', 'may-replace', 'unknown', 'update', 'create', 'none'];

/** What a reviewer has to see first: what gates look at, what is lost, then group by group. */
export function byRank(a: ReviewChange, b: ReviewChange): number {
  return kindRank(a) - kindRank(b) || impactRank(a) - impactRank(b) || changeGroups.indexOf(a.group) - changeGroups.indexOf(b.group);
}

function kindRank({ kinds: [first] }: ReviewChange): number {
  return first === undefined ? changeKinds.length : changeKinds.indexOf(first);
}

function impactRank({ kinds, impact }: ReviewChange): number {
  // What no gate looks at stays in the order of its groups.
  return kinds.length === 0 ? 0 : impacts.indexOf(impact);
}
