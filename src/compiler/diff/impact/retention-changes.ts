import { type Comparison, detailsOf, makeChange } from '../make-change.js';
import type { SideResource } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';
import { isKeptWhenDeleted, isKeptWhenReplaced } from './retention.js';
import { heldBy } from './stateful-type.js';

const policies: readonly (readonly [attribute: string, isKept: (resource: SideResource) => boolean, when: string])[] = [
  ['DeletionPolicy', isKeptWhenDeleted, 'it leaves the stack'],
  ['UpdateReplacePolicy', isKeptWhenReplaced, 'it is replaced'],
];

/** Policies that keep what is deployed, and come or go. */
export function retentionChanges(comparison: Comparison): ReviewChange[] {
  return comparison.pairs.flatMap(({ logicalId, type, was, is, subject, differences }) =>
    policies.flatMap(([attribute, isKept, when]) => {
      if (was === undefined || is === undefined || isKept(was) === isKept(is)) return [];
      const isDropped = isKept(was);
      const own = differences.filter(({ path }) => path[0] === attribute);
      return [
        makeChange(isDropped ? 'retention-dropped' : 'retention-added', {
          kinds: isDropped && heldBy(type) !== undefined ? ['destructive'] : [],
          impact: 'none',
          subject: { ...subject, name: attribute },
          message: `${logicalId} is ${isDropped ? 'no longer kept' : 'kept'} when ${when}`,
          details: detailsOf(logicalId, own, comparison.shown),
        }),
      ];
    }),
  );
}
