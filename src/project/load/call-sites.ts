import type { CallSite } from '../../app/definition.js';
import { describeThrown, type ThrownError } from '../lambda/thrown-error.js';

/** What was thrown while the bundle was imported. */
export interface PlacedError extends ThrownError {
  /** The places in the bundle that its stack names, innermost first. */
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
  Object.assign(Error, { stackTraceLimit: 50, prepareStackTrace: undefined });
  const sites = sitesIn(new Error().stack ?? '', bundleUrl);
  Object.assign(Error, before);
  return sites;
}
