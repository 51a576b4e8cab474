import type { Ledger } from './ledger.js';
import { done, type LedgerContext, missingCandidate, missingLedger, recordOf, refused, type Step } from './step.js';

/** The candidate becomes live; what was live is what `rollback` returns to. */
export function promoteRelease(ledger: Ledger | undefined, context: LedgerContext): Step {
  if (ledger === undefined) return refused([missingLedger(context)]);
  const { live, candidate } = ledger;
  if (candidate === undefined) return refused([missingCandidate(context)]);
  return done({ live: recordOf(candidate), previous: live, held: [] });
}
