import type { Ledger } from './ledger.js';
import { functionsAbsent } from './needed-functions.js';
import { commandOf, done, type LedgerContext, ledgerError, missingLedger, refused, type Step } from './step.js';

/** Live and previous change places. */
export function rollbackRelease(ledger: Ledger | undefined, context: LedgerContext): Step {
  if (ledger === undefined) return refused([missingLedger(context)]);
  const { live, candidate, previous } = ledger;
  const { stage } = context;
  if (candidate !== undefined) {
    const fix = `take it back with \`${commandOf(context, 'abort')}\`, or promote it first`;
    return refused([ledgerError(context, 'release-step', `stage '${stage}' has a candidate, so what is live cannot be rolled back`, fix)]);
  }
  if (previous === undefined) {
    const message = `stage '${stage}' has no previous release to return to`;
    return refused([ledgerError(context, 'release-step', message, 'package and deploy an earlier commit, as a new release')]);
  }
  const fresh = Object.keys(live.functions).filter((id) => !Object.hasOwn(previous.functions, id));
  const notes = fresh.length === 0 ? [] : [`No events reach ${fresh.join(', ')} while ${previous.id} is live, because that release does not have it.`];
  return done({ ...ledger, live: previous, previous: live }, functionsAbsent(previous, live, new Set(Object.keys(live.functions)), context), notes);
}
