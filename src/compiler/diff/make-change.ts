import type { NormalDifference } from './normal/normal-difference.js';
import type { Path } from './difference.js';
import type { ResourceImpact } from './impact/impacts.js';
import type { Rename } from './impact/rename.js';
import type { ResourcePair } from './pair.js';
import { type ReviewRule, reviewRules } from './review-rule.js';
import type { Shown } from './shown-value.js';
import type { Side } from './side.js';
import { type Cause, type ChangeDetail, type ChangeKind, changeKinds, type ChangeSubject, type ReviewChange } from './stage-diff.js';

/** What the rules look at. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly pairs: readonly ResourcePair[];
  readonly impacts: ReadonlyMap<string, ResourceImpact>;
  /** Resources that have got other logical IDs, by those that they had. */
  readonly renames: ReadonlyMap<string, Rename>;
  readonly shown: Shown;
}

interface Parts {
  readonly kinds?: readonly ChangeKind[];
  readonly impact: ReviewChange['impact'];
  readonly subject: ChangeSubject;
  readonly message: string;
  readonly details?: readonly ChangeDetail[];
  readonly causes?: readonly Cause[];
  readonly fix?: string | undefined;
}

export function makeChange(rule: ReviewRule, { kinds = [], impact, subject, message, details = [], causes = [], fix }: Parts): ReviewChange {
  return {
    rule,
    group: reviewRules[rule].group,
    kinds: changeKinds.filter((kind) => kinds.includes(kind)),
    impact,
    subject,
    // Names may hold anything.
    message: message.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '),
    details,
    causes,
    ...(fix !== undefined && { fix }),
  };
}

/** Differences of a resource as details, with their paths from the root of the template and without secrets. */
export function detailsOf(logicalId: string, differences: readonly NormalDifference[], shown: Shown): ChangeDetail[] {
  return differences.map(({ path, was, is }) => detailOf(['Resources', logicalId, ...path], was, is, shown));
}

export function detailOf(path: Path, before: ChangeDetail['before'], after: ChangeDetail['after'], shown: Shown): ChangeDetail {
  return {
    path,
    ...(before !== undefined && { before: shown(path, before) }),
    ...(after !== undefined && { after: shown(path, after) }),
  };
}
