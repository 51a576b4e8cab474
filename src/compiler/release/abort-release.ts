import { holding } from './held.js';
import type { Ledger } from './ledger.js';
import { functionsAbsent } from './needed-functions.js';
import { done, type LedgerContext, missingCandidate, missingLedger, refused, type Step } from './step.js';

/** The candidate gets no more traffic. Its source may still be deployed. */
export function abortRelease(ledger: Ledger | undefined, context: LedgerContext): Step {
  if (ledger === undefined) return refused([missingLedger(context)]);
  const { candidate, ...others } = ledger;
  if (candidate === undefined) return refused([missingCandidate(context)]);
  const absent = functionsAbsent(ledger.live, candidate, new Set(Object.keys(candidate.functions)), context);
  return done({ ...others, held: holding(ledger.held, candidate.id) }, absent);
}
