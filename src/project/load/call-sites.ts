import type { CallSite } from '../../app/definition.js';
import { describeThrown, type ThrownError } from '../lambda/thrown-error.js';

/** What was thrown while the bundle was imported. */
export interface PlacedError extends ThrownError {
  /** The places in the bundle that are in its stack, innermost first. */
  readonly at: CallSite;
}

export function placeThrown(thrown: unknown, bundleUrl: string): PlacedError {
  const error = describeThrown(thrown);
  return { ...error, at: sitesIn(error.stack, bundleUrl) };
}

/** The places in the bundle that a stack trace names. */
function sitesIn(stack: string, bundleUrl: string): CallSite {
  const pieces = stack.split(`${bundleUrl}:`).slice(1);
  return pieces.flatMap((piece) => {
    const match = /^(\d+):(\d+)/.exec(piece);
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const];
  });
}

/** Where the bundle calls from, even if the app has changed how stack traces look. */
export function callSiteIn(bundleUrl: string): CallSite {
  const before = { stackTraceLimit: Error.stackTraceLimit, prepareStackTrace: Reflect.get(Error, 'prepareStackTrace') as unknown };
  // Asked for each declaration: places are had in half the time without the text of the stack.
  const prepareStackTrace = (_error: Error, sites: readonly NodeJS.CallSite[]): CallSite =>
    sites.flatMap((site) => (site.getFileName() === bundleUrl ? [[site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1] as const] : []));
  Object.assign(Error, { stackTraceLimit: 50, prepareStackTrace });
  const { stack } = new Error() as { readonly stack?: unknown };
  Object.assign(Error, before);
  return (stack ?? []) as CallSite;
}
