import type { CallSite } from '../../app/definition.js';
import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Place, Problem } from '../problem/problem.js';

/** What the checks of an app need in addition to the app. */
export interface CheckContext {
  /** Where a declaration is in the user's sources. */
  readonly placeOf: (at: CallSite) => Place;
}

export function appError({ placeOf }: CheckContext, at: CallSite, code: ErrorCode, message: string, fix: string): Problem {
  return { code, severity: 'error', where: placeOf(at), message, fix };
}

export function appWarning({ placeOf }: CheckContext, at: CallSite, code: WarningCode, message: string, fix: string): Problem {
  return { code, severity: 'warning', where: placeOf(at), message, fix };
}
