import type { ReviewChange } from '../diff/stage-diff.js';
import type { Waiver } from '../waiver/waiver.js';

/** The changes of a section, by the regions that have the same waivers for them. */
export interface WaivedRegions {
  readonly regions: readonly string[];
  readonly changes: readonly ReviewChange[];
}

/** What is the same in all the regions of a section comes first; it may be nothing. */
export function regionsByWaivers(
  regions: readonly string[],
  changes: readonly ReviewChange[],
  waiverFor: (change: ReviewChange, region: string) => Waiver | undefined,
): WaivedRegions[] {
  const differing = changes.filter((change) => new Set(regions.map((region) => waiverFor(change, region))).size > 1);
  if (differing.length === 0) return [{ regions, changes }];
  const parts = new Map<string, string[]>();
  for (const region of regions) {
    const key = JSON.stringify(differing.map((change) => waiverFor(change, region)?.where ?? null));
    parts.set(key, [...(parts.get(key) ?? []), region]);
  }
  const common = { regions, changes: changes.filter((change) => !differing.includes(change)) };
  return [common, ...[...parts.values()].map((own) => ({ regions: own, changes: differing }))];
}
