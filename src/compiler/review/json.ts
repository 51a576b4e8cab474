import { type ChangeKind, changeKinds, type ReviewChange, type UnknownPart } from '../diff/stage-diff.js';
import type { Problem } from '../problem/problem.js';
import { type Counts, countsOf, labelsOf } from './counts.js';
import type { Review, ReviewedChange } from './review.js';
import type { RouteRow } from './route-table.js';

/** A review as JSON: `schemas/review.schema.json`. */
export interface ReviewJson {
  readonly version: 1;
  /** Whether a gate stops it, or a waiver has expired. */
  readonly stopped: boolean;
  /** The kinds for which there are gates. */
  readonly gates: readonly ChangeKind[];
  /** Labels for the pull request: the kinds that its changes have, waived or not. */
  readonly labels: readonly ChangeKind[];
  /** Those of `labels` that it does not have, so that they can be removed. */
  readonly otherLabels: readonly ChangeKind[];
  readonly stages: readonly StageJson[];
  /** What is wrong with waivers. */
  readonly problems: readonly Problem[];
}

interface StageJson {
  readonly stage: string;
  /** Those that it is about; missing for the stage without settings of a region. */
  readonly regions?: readonly string[];
  readonly counts: Counts;
  readonly changes: readonly ChangeJson[];
  readonly unknown: readonly UnknownPart[];
  readonly routes: readonly RouteRow[];
}

interface ChangeJson extends ReviewChange {
  /** The gates that it does not pass. */
  readonly stops: readonly ChangeKind[];
  readonly waiver: { readonly reason: string; readonly expires: string } | null;
}

export function reviewJson(review: Review): ReviewJson {
  const labels = labelsOf(review);
  return {
    version: 1,
    stopped: review.isStopped,
    gates: review.gates,
    labels,
    otherLabels: changeKinds.filter((kind) => !labels.includes(kind)),
    stages: review.stages.map((stage) => ({
      stage: stage.stage,
      ...(stage.regions !== undefined && { regions: stage.regions }),
      counts: countsOf(stage),
      changes: stage.changes.map(changeJson),
      unknown: stage.unknown,
      routes: stage.routes,
    })),
    problems: review.problems,
  };
}

function changeJson({ change, stops, waiver }: ReviewedChange): ChangeJson {
  return { ...change, stops, waiver: waiver === undefined ? null : { reason: waiver.reason, expires: waiver.expires } };
}
