import type { Ledger } from './ledger.js';
import type { SourceRelease } from './source-release.js';
import { commandOf, done, type LedgerContext, ledgerError, recordOf, refused, type Step } from './step.js';

/**
 * A ledger that begins with the source.
 *
 * @param force Whether an earlier ledger may be forgotten.
 */
export function initLedger(earlier: Ledger | undefined, source: SourceRelease, { force }: { readonly force: boolean }, context: LedgerContext): Step {
  if (earlier !== undefined && !force) {
    const fix = `to forget what is live, and take the source for it, use \`${commandOf(context, 'init')} --force\``;
    return refused([ledgerError(context, 'release-step', `stage '${context.stage}' has a ledger already`, fix)]);
  }
  return done({ live: recordOf(source), held: [] });
}
