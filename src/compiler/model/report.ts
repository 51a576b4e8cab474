import type { CallSite } from '../../app/definition.js';
import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { appError, appWarning, type CheckContext } from './check-context.js';

/** Returns a problem at the place of one declaration. */
export interface Report {
  (code: ErrorCode, message: string, fix: string): Problem[];
  warning(code: WarningCode, message: string, fix: string): Problem[];
}

export function reportAt(context: CheckContext, at: CallSite): Report {
  return Object.assign((...problem: [code: ErrorCode, message: string, fix: string]) => [appError(context, at, ...problem)], {
    warning: (...problem: [code: WarningCode, message: string, fix: string]) => [appWarning(context, at, ...problem)],
  });
}
