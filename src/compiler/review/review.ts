import { type ChangeKind, changeKinds, type ReviewChange, type StageDiff, type UnknownPart } from '../diff/stage-diff.js';
import { reviewRules } from '../diff/review-rule.js';
import { hasErrors, type Problem } from '../problem/problem.js';
import { expiredWaivers, unusedWaivers } from '../waiver/check-waivers.js';
import { type Waivable, type Waiver, waiverOf } from '../waiver/waiver.js';
import type { Drawing } from './drawing.js';
import { byRank } from './rank.js';
import { regionsByWaivers } from './regions-by-waivers.js';
import type { RouteRow } from './route-table.js';

/** What a review gets of a stage. */
export interface StageInput {
  readonly diff: StageDiff;
  /** The regions that it is about; none for the stage without settings of a region. */
  readonly regions?: readonly string[];
  /** What the pages draw. */
  readonly drawing?: Drawing;
  /** All routes of both sides, with what callers have to bring. */
  readonly routes?: readonly RouteRow[];
}

/** A change, and what the gates make of it. */
export interface ReviewedChange {
  /** As the comparison found it. */
  readonly change: ReviewChange;
  /** The gates that it does not pass; empty if there are none, or if it is waived. */
  readonly stops: readonly ChangeKind[];
  /** Undefined if nobody has accepted it, or if no gate minds it. */
  readonly waiver: Waiver | undefined;
}

/** What the gates make of the differences of one stage, or of those that it has in some of its regions. */
export interface StageReview {
  /** Its name. */
  readonly stage: string;
  /** The regions that it is about; undefined for the stage without settings of a region. */
  readonly regions?: readonly string[];
  /** The most important ones first. */
  readonly changes: readonly ReviewedChange[];
  /** What could not be compared. */
  readonly unknown: readonly UnknownPart[];
  /** Of what changes, and what stands beside it. */
  readonly drawing: Drawing;
  /** All routes of both sides. */
  readonly routes: readonly RouteRow[];
}

/** What the renderers show. */
export interface Review {
  /** In the order in which they were asked for. */
  readonly stages: readonly StageReview[];
  /** Whether a gate stops it, or a waiver has expired. */
  readonly isStopped: boolean;
  /** The kinds for which there are gates. */
  readonly gates: readonly ChangeKind[];
  /** Of waivers: those that have expired, and those that nothing needs. */
  readonly problems: readonly Problem[];
}

export interface ReviewOptions {
  /** The kinds that stop; none by default. */
  readonly failOn?: readonly ChangeKind[];
  readonly waivers?: readonly Waiver[];
  /** `2026-11-28`; decides which waivers have expired. */
  readonly today: string;
}

/**
 * What the gates make of the differences of some stages.
 *
 * A change passes if it is of no kind that stops, or if a waiver accepts it. A waiver accepts the change as a whole, with all its kinds.
 */
export function reviewStages(given: readonly StageInput[], { failOn = [], waivers = [], today }: ReviewOptions): Review {
  const gates = changeKinds.filter((kind) => failOn.includes(kind));
  const inputs = joined(given.flatMap(partedByWaivers));
  const stages = inputs.map(({ diff, regions, drawing = { nodes: [], links: [], more: 0 }, routes = [] }): StageReview => {
    const changes = diff.changes.toSorted(byRank).map((change) => judge(change, gates, waiverFor(change, diff.stage, regions?.[0])));
    return { stage: diff.stage, ...(regions !== undefined && { regions }), changes, unknown: diff.unknown, drawing, routes };
  });
  const subjects = inputs.flatMap(({ diff: { stage, changes }, regions = [undefined] }) =>
    changes.filter(needsWaiver).flatMap((change) => regions.map((region) => waivable(change, stage, region))),
  );
  const places = inputs.map(({ diff: { stage }, regions }) => ({ stage, regions }));
  const problems = [...expiredWaivers(waivers, today), ...unusedWaivers(waivers, { subjects, places, codes: Object.keys(reviewRules), today })];
  const isStopped = hasErrors(problems) || stages.some(({ changes }) => changes.some(({ stops }) => stops.length > 0));
  return { stages, isStopped, gates, problems };

  /** Where waivers accept a section's changes in some of its regions only, it becomes several. */
  function partedByWaivers(input: StageInput): StageInput[] {
    const { diff, regions = [] } = input;
    const parts = regionsByWaivers(regions, diff.changes, (change, region) => waiverFor(change, diff.stage, region));
    const [common, ...others] = parts;
    if (others.length === 0) return [input];
    const isEmpty = common!.changes.length === 0 && diff.unknown.length === 0;
    // What is not of a change is told once.
    return (isEmpty ? others : parts).map(({ regions: own, changes }, index) => {
      return index === 0 ? { ...input, regions: own, diff: { ...diff, changes } } : { regions: own, diff: { ...diff, changes, unknown: [] } };
    });
  }

  function waiverFor(change: ReviewChange, stage: string, region: string | undefined): Waiver | undefined {
    return needsWaiver(change) ? waiverOf(waivers, waivable(change, stage, region), today) : undefined;
  }
}

/** Sections of the same regions become one, in the place of the first. */
function joined(inputs: readonly StageInput[]): StageInput[] {
  const sections = new Map<string, StageInput>();
  for (const input of inputs) {
    const key = JSON.stringify([input.diff.stage, input.regions]);
    const first = sections.get(key);
    const diffs = [first?.diff, input.diff].filter((diff) => diff !== undefined);
    const diff = { ...input.diff, changes: diffs.flatMap(({ changes }) => changes), unknown: diffs.flatMap(({ unknown }) => unknown) };
    sections.set(key, { ...input, ...first, diff });
  }
  return [...sections.values()];
}

function needsWaiver({ kinds }: ReviewChange): boolean {
  return kinds.length > 0;
}

function judge(change: ReviewChange, gates: readonly ChangeKind[], waiver: Waiver | undefined): ReviewedChange {
  return { change, stops: waiver === undefined ? change.kinds.filter((kind) => gates.includes(kind)) : [], waiver };
}

function waivable({ rule, subject }: ReviewChange, stage: string, region: string | undefined): Waivable {
  const logicalIds = [subject.logicalId, ...(subject.origin === undefined ? [] : [subject.origin])];
  return { code: rule, stage, region, logicalIds, type: subject.type };
}

/** Whether nothing differs, and all could be compared. */
export function isEmptyReview({ stages }: Review): boolean {
  return stages.every(({ changes, unknown }) => changes.length === 0 && unknown.length === 0);
}
