import type { Place } from '../problem/problem.js';

/** Where users say what they accept, and until when; in the project folder. */
export const waiverFile = '.chalice/waivers.yaml';

/** An entry of `.chalice/waivers.yaml`: something that is accepted for a reason and for a time. */
export interface Waiver {
  /** The rule of a change, or the code of a problem: `resource-replaced`. */
  readonly code: string;
  /** Undefined if all logical IDs of the type are meant. One of the two is always there; with both, both have to fit. */
  readonly logicalId: string | undefined;
  readonly type: string | undefined;
  /** Undefined for all stages. */
  readonly stage: string | undefined;
  /** Undefined for all regions, and for stages without regions. */
  readonly region: string | undefined;
  readonly reason: string;
  /** The last day on which it holds: `2027-03-31`. */
  readonly expires: string;
  /** Of its entry. */
  readonly where: Place;
}

/** What a waiver may be for. */
export interface Waivable {
  readonly code: string;
  readonly stage: string;
  /** Undefined for the stage without settings of a region. */
  readonly region: string | undefined;
  /** A resource is known by several if SAM makes it: its own, and that of the resource in the template. */
  readonly logicalIds: readonly string[];
  readonly type: string | undefined;
}

/**
 * The first waiver that fits and has not expired; undefined if there is none.
 *
 * @param today `2026-11-28`
 */
export function waiverOf(waivers: readonly Waiver[], subject: Waivable, today: string): Waiver | undefined {
  return waivers.find((waiver) => !hasExpired(waiver, today) && fits(waiver, subject));
}

/** Whether the last day of a waiver is over. @param today `2026-11-28` */
export function hasExpired({ expires }: Waiver, today: string): boolean {
  return expires < today;
}

/** Whether a waiver is for this, be it expired or not. */
export function fits(waiver: Waiver, { code, stage, region, logicalIds, type }: Waivable): boolean {
  return (
    waiver.code === code &&
    (waiver.stage === undefined || waiver.stage === stage) &&
    (waiver.region === undefined || waiver.region === region) &&
    (waiver.logicalId === undefined || logicalIds.includes(waiver.logicalId)) &&
    (waiver.type === undefined || waiver.type === type)
  );
}
