import { type Ledger, strategyOf } from './ledger.js';
import { percentProblems } from './percent.js';
import { done, type LedgerContext, ledgerError, missingCandidate, missingLedger, refused, type Step } from './step.js';

/**
 * The candidate gets another share of the traffic.
 *
 * @param percent 0 to 100
 */
export function stepRelease(ledger: Ledger | undefined, percent: number, context: LedgerContext): Step {
  if (ledger === undefined) return refused([missingLedger(context)]);
  const { candidate } = ledger;
  if (candidate === undefined) return refused([missingCandidate(context)]);
  if (strategyOf(candidate) === 'blue-green') {
    const message = 'the candidate is a blue-green release, which has no percentage: it has a URL of its own';
    return refused([ledgerError(context, 'release-step', message, 'test it at that URL, then promote or abort it')]);
  }
  const problems = percentProblems(percent, context);
  if (problems.length > 0) return refused(problems);
  const notes = candidate.percent === percent ? [`The candidate has ${percent} percent already.`] : [];
  return done({ ...ledger, candidate: { ...candidate, percent } }, [], notes);
}
