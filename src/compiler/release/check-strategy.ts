import type { ReleaseSettings } from '../config/release.js';
import type { Problem } from '../problem/problem.js';
import { type Candidate, strategyOf } from './ledger.js';
import { commandOf, type LedgerContext, ledgerError } from './step.js';

/** A candidate keeps the strategy that it was started with, by which it has its traffic. */
export function checkStrategy(candidate: Candidate | undefined, { strategy }: ReleaseSettings, context: LedgerContext): Problem[] {
  const started = candidate === undefined ? strategy : strategyOf(candidate);
  if (started === strategy) return [];
  const message = `the candidate was started as a ${started} release, but the configuration says ${strategy}`;
  const fix = `promote or abort it, start it again with \`${commandOf(context, 'start')}\`, or set "strategy" to "${started}" until then`;
  return [ledgerError(context, 'release-strategy', message, fix)];
}
