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

/**
 * Waivers that nothing needed, each a warning. Those for other stages and for other codes than the given ones are left out, as it is not known what they are for.
 *
 * @param subjects all that could have been waived
 */
export function unusedWaivers(
  waivers: readonly Waiver[],
  { subjects, stages, codes, today }: { subjects: readonly Waivable[]; stages: readonly string[]; codes: readonly string[]; today: string },
): Problem[] {
  const isMeant = (waiver: Waiver): boolean =>
    !hasExpired(waiver, today) && codes.includes(waiver.code) && (waiver.stage === undefined || stages.includes(waiver.stage));
  return waivers
    .filter((waiver) => isMeant(waiver) && !subjects.some((subject) => fits(waiver, subject)))
    .map((waiver) => ({
      code: 'waiver-unused',
      severity: 'warning',
      where: waiver.where,
      message: `nothing needs the waiver for ${waiver.code} of ${waiver.logicalId ?? waiver.type}${waiver.stage === undefined ? '' : ` in stage ${waiver.stage}`}`,
      fix: 'remove it, or correct what it is for',
    }));
}
