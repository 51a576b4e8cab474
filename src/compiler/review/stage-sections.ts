import type { StageDiff } from '../diff/stage-diff.js';
import type { StageSide } from '../diff/stage-side.js';
import type { StageInput } from './review.js';
import { stageInput } from './stage-input.js';

/** A stage in one of its regions, compared. */
export interface ComparedRegion {
  /** Undefined for the stage without settings of a region. */
  readonly region: string | undefined;
  readonly diff: StageDiff;
  readonly before: StageSide;
  readonly after: StageSide;
}

/**
 * The sections of a stage in a review. What is the same in several regions stands in one section, which names them; what is in fewer regions follows. Each
 * region is in at least one section, and each route in one of its region.
 */
export function stageSections(compared: readonly ComparedRegion[]): StageInput[] {
  const [only] = compared;
  if (compared.length === 1 && only!.region === undefined) return [stageInput(only!.diff, only!.before, only!.after)];
  const alike = grouped(compared, (one) => [JSON.stringify(stageInput(one.diff, one.before, one.after).routes)]);
  return alike.flatMap(({ members }) => sectionsOf(members));
}

/** Of regions that have the same routes. */
function sectionsOf(compared: readonly ComparedRegion[]): StageInput[] {
  const parts = grouped(compared, ({ diff }) => [...diff.changes, ...diff.unknown].map((part) => JSON.stringify(part)));
  const sets = grouped(parts, ({ members }) => [members.map(({ region }) => region).join()]);
  const sections = sets
    .map(({ members: own }) => ({ regions: own[0]!.members, keys: new Set(own.map(({ key }) => key)) }))
    .sort((a, b) => b.regions.length - a.regions.length);
  const told = new Set(sections.flatMap(({ regions }) => regions));
  const silent = compared.filter((one) => !told.has(one));
  const all = silent.length === 0 ? sections : [...sections, { regions: silent, keys: new Set<string>() }];
  const withRoutes = new Set<ComparedRegion>();
  return all.map(({ regions, keys }) => {
    const { diff, before, after } = regions[0]!;
    const has = (part: unknown): boolean => keys.has(JSON.stringify(part));
    const input = stageInput({ ...diff, changes: diff.changes.filter(has), unknown: diff.unknown.filter(has) }, before, after);
    const isKnown = regions.every((one) => withRoutes.has(one));
    for (const one of regions) withRoutes.add(one);
    const names = regions.flatMap(({ region }) => region ?? []);
    return { ...input, ...(isKnown && { routes: [] }), ...(names.length > 0 && { regions: names }) };
  });
}

interface Group<One> {
  readonly key: string;
  readonly members: readonly One[];
}

/** By each of their keys, in the order in which these are first found. */
function grouped<One>(all: readonly One[], keysOf: (one: One) => readonly string[]): Group<One>[] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [one]);
      else members.push(one);
    }
  }
  return [...groups].map(([key, members]) => ({ key, members }));
}
