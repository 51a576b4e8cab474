import type { Problem } from '../problem/problem.js';
import type { Release } from './ledger.js';
import type { SourceRelease } from './source-release.js';
import { type LedgerContext, ledgerError, ledgerWarning } from './step.js';

/** The functions that a release's API invokes, and that a source does not have, or that its API may no longer invoke. */
export function needsMissing({ api }: Release, { declared, permitted }: SourceRelease): string[] {
  return api.filter((id) => !declared.includes(id) || !permitted.includes(id));
}

/** Refuses a source that lacks what a release's API invokes: as soon as it is deployed, that release would answer with errors. */
export function neededFunctions(release: Release, source: SourceRelease, context: LedgerContext, name = 'live'): Problem[] {
  return needsMissing(release, source).map((id) => {
    const lacks = source.declared.includes(id) ? 'no longer has as a function of the REST API' : 'no longer declares';
    const message = `the API of the ${name} release needs ${id}, which the source ${lacks}`;
    return ledgerError(context, 'release-function-needed', message, 'declare it as it was for one more release, and remove it with the next one');
  });
}

/**
 * Warns of functions that a release has again, but the stack has not: a source without them was deployed. Those of its API are refused before that.
 *
 * @param from the release of that source
 * @param kept the functions that it has
 */
export function functionsAbsent(live: Release, from: Pick<Release, 'id'>, kept: Pick<ReadonlySet<string>, 'has'>, context: LedgerContext): Problem[] {
  const lost = Object.keys(live.functions).filter((id) => !kept.has(id) && !live.api.includes(id));
  if (lost.length === 0) return [];
  const names = lost.join(', ');
  const message = `${live.id} is live without ${names}, which the source of ${from.id} does not declare`;
  return [ledgerWarning(context, 'release-function-absent', message, `deploy the source of ${live.id} if it must work`)];
}

/** Warns of functions that are deleted with the deployment, before the release is promoted. */
export function functionsLost(live: Release, { declared }: SourceRelease, context: LedgerContext): Problem[] {
  const lost = Object.keys(live.functions).filter((id) => !declared.includes(id) && !live.api.includes(id));
  return lost.map((id) => {
    const message = `the source no longer declares ${id}: it is deleted as soon as the candidate is deployed, not when it is promoted`;
    return ledgerWarning(context, 'release-function-removed', message, 'if it must work until then, keep it for one more release');
  });
}
