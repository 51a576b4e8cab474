import type { Problem } from '../problem/problem.js';
import { fits, hasExpired, type Waivable, type Waiver } from './waiver.js';

/** Waivers whose last day is over, each an error. @param today `2026-11-28` */
export function expiredWaivers(waivers: readonly Waiver[], today: string): Problem[] {
  return waivers
    .filter((waiver) => hasExpired(waiver, today))
    .map(({ code, expires, where }) => ({
      code: 'waiver-expired',
      severity: 'error',
      where,
      message: `the waiver for ${code} expired on ${expires}`,
      fix: 'remove it if it is no longer needed, or set a later day after looking at its reason again',
    }));
}

/** A stage that was looked at. */
export interface WaivedPlace {
  readonly stage: string;
  readonly regions?: readonly string[] | undefined;
}

function isPlace(waiver: Waiver, { stage, regions = [] }: WaivedPlace): boolean {
  return (waiver.stage === undefined || waiver.stage === stage) && (waiver.region === undefined || regions.includes(waiver.region));
}

function placeText({ stage, region }: Waiver): string {
  return `${stage === undefined ? '' : ` in stage ${stage}`}${region === undefined ? '' : ` in ${region}`}`;
}

/**
 * Waivers that nothing needed, each a warning. Those for other stages, regions and codes than the given ones are left out, as it is not known what they are for.
 *
 * @param subjects all that could have been waived
 * @param places the stages that were looked at, each with its regions if it has some
 */
export function unusedWaivers(
  waivers: readonly Waiver[],
  { subjects, places, codes, today }: { subjects: readonly Waivable[]; places: readonly WaivedPlace[]; codes: readonly string[]; today: string },
): Problem[] {
  const isMeant = (waiver: Waiver): boolean => !hasExpired(waiver, today) && codes.includes(waiver.code) && places.some((place) => isPlace(waiver, place));
  return waivers
    .filter((waiver) => isMeant(waiver) && !subjects.some((subject) => fits(waiver, subject)))
    .map((waiver) => ({
      code: 'waiver-unused',
      severity: 'warning',
      where: waiver.where,
      message: `nothing needs the waiver for ${waiver.code} of ${waiver.logicalId ?? waiver.type}${placeText(waiver)}`,
      fix: 'remove it, or correct what it is for',
    }));
}
