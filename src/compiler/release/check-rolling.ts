import type { Problem } from '../problem/problem.js';
import type { Release } from './ledger.js';
import { releaseId } from './release-id.js';
import type { SourceRelease } from './source-release.js';
import { type LedgerContext, ledgerError } from './step.js';

/** What shifting aliases cannot do: another API, or versions between which Lambda does not split traffic. */
export function checkRolling(live: Release, source: SourceRelease, context: LedgerContext): Problem[] {
  const fix = 'use the strategy canary or blue-green for this release';
  // The ID of a release is the hash of its document and its functions.
  const hasSameApi = releaseId(source.document, live.functions) === live.id;
  const api = hasSameApi
    ? []
    : [
        ledgerError(
          context,
          'release-api-differs',
          'the REST API is not the same as that of the live release, and a rolling release changes functions only',
          fix,
        ),
      ];
  const changed = Object.keys(source.functions).filter((id) => Object.hasOwn(live.functions, id) && live.functions[id] !== source.functions[id]);
  const roles = changed
    .filter((id) => live.roles[id] !== source.roles[id])
    .map((id) => {
      const message = `${id} has another role or dead-letter configuration than in the live release, and Lambda splits no traffic between such versions`;
      return ledgerError(context, 'release-role-differs', message, fix);
    });
  return [...api, ...roles];
}
