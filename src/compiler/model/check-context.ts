import type { CallSite } from '../../app/definition.js';
import type { Place, Problem } from '../problem/problem.js';

/** What the checks on an app need besides the app. */
export interface CheckContext {
  /** Where in the user's sources a declaration stands. */
  readonly placeOf: (at: CallSite) => Place;
  /** Whether packages of the stage go into a layer. */
  readonly hasLayer?: boolean;
}

export function appError({ placeOf }: CheckContext, at: CallSite, code: string, message: string, fix: string): Problem {
  return { code, severity: 'error', where: placeOf(at), message, fix };
}

export function appWarning(context: CheckContext, at: CallSite, code: string, message: string, fix: string): Problem {
  return { ...appError(context, at, code, message, fix), severity: 'warning' };
}
