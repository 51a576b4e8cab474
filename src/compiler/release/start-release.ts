import { hasErrors, type Problem } from '../problem/problem.js';
import type { ReleaseSettings } from '../config/release.js';
import { holding } from './held.js';
import { isSameRelease } from './is-same-release.js';
import type { Candidate, Ledger, StageVariables } from './ledger.js';
import { functionsLost, neededFunctions, needsMissing } from './needed-functions.js';
import { percentProblems } from './percent.js';
import { checkRolling } from './check-rolling.js';
import type { SourceRelease } from './source-release.js';
import { checkStageVariables } from './stage-variables.js';
import { commandOf, done, type LedgerContext, ledgerError, ledgerWarning, missingLedger, recordOf, refused, type Step } from './step.js';

/** What the user asks for instead of what is configured. */
export interface StartOptions {
  /** 0 to 100 */
  readonly percent?: number | undefined;
  /** Added to those that are configured. */
  readonly stageVariables?: StageVariables | undefined;
}

/** The source becomes the candidate. An earlier one gives way to it, and is held. */
export function startRelease(
  ledger: Ledger | undefined,
  source: SourceRelease,
  settings: ReleaseSettings,
  options: StartOptions,
  context: LedgerContext,
): Step {
  if (ledger === undefined) return refused([missingLedger(context)]);
  const { live, previous, candidate: earlier } = ledger;
  const asked = checkOptions(settings, options, context);
  if (source.id === live.id) return refused([...asked, nothingNew(context)]);
  const candidate = candidateOf(source, settings, options);
  if (earlier !== undefined && isSameRelease(candidate, earlier)) return refused([...asked, sameCandidate(context)]);
  const lacking = previous === undefined ? [] : needsMissing(previous, source);
  const problems = [
    ...asked,
    ...neededFunctions(live, source, context),
    ...(settings.strategy === 'rolling' ? checkRolling(live, source, context) : checkRestApi(ledger, source, settings, context)),
    ...(lacking.length > 0 ? [previousDropped(lacking, context)] : []),
    ...functionsLost(live, source, context),
  ];
  if (hasErrors(problems)) return refused(problems);
  const held = earlier === undefined || earlier.id === source.id ? ledger.held : holding(ledger.held, earlier.id);
  const next: Ledger = {
    live,
    candidate,
    ...(previous !== undefined && lacking.length === 0 && { previous }),
    held: held.filter((id) => id !== source.id),
  };
  return done(next, problems, notesOn(ledger, source, settings));
}

function candidateOf(source: SourceRelease, { strategy, percent, stageVariables }: ReleaseSettings, options: StartOptions): Candidate {
  return {
    ...recordOf(source),
    ...(strategy !== 'blue-green' && { percent: options.percent ?? percent }),
    ...(strategy !== 'rolling' && { stageVariables: { ...stageVariables, ...options.stageVariables } }),
  };
}

function checkOptions({ strategy, percent, stageVariables }: ReleaseSettings, options: StartOptions, context: LedgerContext): Problem[] {
  const isOff = 'leave it out, or choose another strategy in the configuration';
  return [
    ...(strategy === 'blue-green' && options.percent !== undefined
      ? [ledgerError(context, 'release-percent', 'a blue-green release has no percentage: the candidate has a URL of its own', isOff)]
      : percentProblems(options.percent ?? percent, context)),
    ...(strategy === 'rolling' && Object.keys(options.stageVariables ?? {}).length > 0
      ? [ledgerError(context, 'release-stage-variable', 'a rolling release has no stage variables of its own: both versions are behind one API', isOff)]
      : checkStageVariables({ ...stageVariables, ...options.stageVariables }).map(({ message, fix }) =>
          ledgerError(context, 'release-stage-variable', message, fix),
        )),
  ];
}

function nothingNew(context: LedgerContext): Problem {
  const message = `there is nothing to release: the source is what is live on stage '${context.stage}'`;
  const fix = 'change the app or its configuration first; comments, formatting and tags make no release';
  return ledgerError(context, 'release-step', message, fix);
}

function sameCandidate(context: LedgerContext): Problem {
  const message = 'the source is the candidate already';
  return ledgerError(
    context,
    'release-step',
    message,
    `promote it with \`${commandOf(context, 'promote')}\`, or take it back with \`${commandOf(context, 'abort')}\``,
  );
}

/** Canary and blue-green keep two deployments of one API, so there must be one before and after. */
function checkRestApi({ live }: Ledger, source: SourceRelease, { strategy }: ReleaseSettings, context: LedgerContext): Problem[] {
  // Where the source has lost its API, the missing handler is a problem already.
  if (live.api.length > 0) return [];
  if (source.api.length > 0) {
    const fix = `deploy it at once: \`${commandOf(context, 'init')} --force\` takes the source for what is live`;
    return [ledgerError(context, 'release-api-new', 'the REST API is new, and nothing is live that the candidate could share it with', fix)];
  }
  const fix = 'set "strategy" of "release" to "rolling", which shifts the aliases of functions';
  return [ledgerError(context, 'release-api-new', `the app has no routes, so there is no traffic for a ${strategy} release to divide`, fix)];
}

function previousDropped(missing: readonly string[], context: LedgerContext): Problem {
  const message = `the previous release needs ${listed(missing)}, which the source no longer declares: \`rollback\` cannot return to it`;
  return ledgerWarning(context, 'release-previous-dropped', message, 'to keep the way back, declare it for one more release');
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}

/** What a step does not do, although one could expect it. */
function notesOn({ live }: Ledger, source: SourceRelease, { strategy }: ReleaseSettings): string[] {
  const fresh = Object.keys(source.functions).filter((id) => !Object.hasOwn(live.functions, id) && source.events.includes(id));
  const changed = source.events.filter((id) => Object.hasOwn(live.functions, id) && live.functions[id] !== source.functions[id]);
  return [
    ...(fresh.length > 0 ? [`No events reach ${listed(fresh)} before the release is promoted, because the live release does not have it.`] : []),
    ...(strategy !== 'rolling' && changed.length > 0 ? [`Events go on to the live version of ${listed(changed)} until the release is promoted.`] : []),
  ];
}
