import type { Problem } from '../problem/problem.js';
import type { ReleaseSettings } from '../config/release.js';
import { checkStrategy } from './check-strategy.js';
import type { Ledger } from './ledger.js';
import { functionsAbsent, needsMissing, neededFunctions } from './needed-functions.js';
import { releaseState } from './release-state.js';
import type { SourceRelease } from './source-release.js';
import { commandOf, type LedgerContext, ledgerError, ledgerWarning, missingLedger, restoreLedger } from './step.js';

/**
 * What keeps a source from being packaged for a stage, and what of it is no part of releases.
 *
 * @param settings Undefined for a stage without releases.
 */
export function checkSource(ledger: Ledger | undefined, source: SourceRelease, settings: ReleaseSettings | undefined, context: LedgerContext): Problem[] {
  if (settings === undefined) return ledger === undefined ? [] : [withoutSetting(context)];
  if (ledger === undefined) return [missingLedger(context), ...beside(source, context)];
  const wrong = wrongSource(ledger, source, context);
  return [
    ...wrongRecords(ledger, source, context),
    ...checkStrategy(ledger.candidate, settings, context),
    ...(wrong === undefined ? [...needed(ledger, source, context), ...absent(ledger, source, context)] : [wrong]),
    ...beside(source, context),
  ];
}

function withoutSetting({ stage, file, configFile }: LedgerContext): Problem {
  const message = `the ledger ${file} has no effect, because the configuration of stage '${stage}' has no "release"`;
  return {
    code: 'release-without-setting',
    severity: 'warning',
    where: { file: configFile, path: ['stages', stage] },
    message,
    fix: 'add "release", or delete the ledger',
  };
}

/** A version is published from whatever the source is: with a candidate, nothing else may be packaged. */
function wrongSource(ledger: Ledger, { id }: SourceRelease, context: LedgerContext): Problem | undefined {
  const state = releaseState(ledger, id);
  const { stage } = context;
  if (ledger.candidate !== undefined) {
    if (state === 'candidate') return undefined;
    const message = `the source (${id}) is not the candidate of stage '${stage}' (${ledger.candidate.id})${state === undefined ? '' : `, but ${stateText[state]}`}`;
    const fix = `make it the candidate with \`${commandOf(context, 'start')}\`, package the candidate's source, or take it back with \`${commandOf(context, 'abort')}\``;
    return ledgerError(context, 'release-source', message, fix);
  }
  if (state !== undefined) return undefined;
  const message = `the source (${id}) is no release of stage '${stage}': ${ledger.live.id} is live`;
  return ledgerError(
    context,
    'release-source',
    message,
    `make it the candidate with \`${commandOf(context, 'start')}\`, or package a source that was released`,
  );
}

const stateText = { live: 'what is live', previous: 'the previous release', held: 'a release that is held' } as const;

/** An ID stands for what a release is made of: where the source has it, the record has to be that of the source. Otherwise two were mixed up. */
function wrongRecords({ live, candidate, previous }: Ledger, source: SourceRelease, context: LedgerContext): Problem[] {
  return Object.entries({ live, candidate, previous }).flatMap(([name, release]) => {
    if (release === undefined || release.id !== source.id) return [];
    const all = new Set([...Object.keys(release.functions), ...Object.keys(source.functions)]);
    const other = [...all].filter((id) => release.functions[id] !== source.functions[id]).toSorted();
    if (other.length === 0) return [];
    const message = `${name} has the ID of the source (${source.id}), but other versions of ${other.join(', ')}, as if two releases were mixed up`;
    return [ledgerError(context, 'release-ledger-value', message, restoreLedger)];
  });
}

function needed({ live, previous }: Ledger, source: SourceRelease, context: LedgerContext): Problem[] {
  const ofPrevious = previous === undefined ? [] : needsMissing(previous, source);
  if (ofPrevious.length === 0) return neededFunctions(live, source, context);
  const message = `the previous release needs ${ofPrevious.join(', ')}, which the source lacks: \`rollback\` would return to an API that fails`;
  const fix = `declare it as it was, or forget the previous release with \`${commandOf(context, 'init')} --force\` if the source is what is live`;
  return [...neededFunctions(live, source, context), ledgerError(context, 'release-function-needed', message, fix)];
}

/** What is live again, but not whole: its functions went when another source was deployed. */
function absent({ live, candidate }: Ledger, source: SourceRelease, context: LedgerContext): Problem[] {
  if (candidate !== undefined || live.id === source.id) return [];
  return functionsAbsent(live, source, new Set(source.declared), context);
}

function beside({ outside, direct }: SourceRelease, context: LedgerContext): Problem[] {
  return [
    ...outside.map((id) => {
      const message = `the code of ${id} lies at a path of its own, so it has no versions: what is deployed is live at once`;
      return ledgerWarning(context, 'release-function-outside', message, 'declare the function in the app if it is to be released with it');
    }),
    ...direct.map(({ resource, functionId }) => {
      const message = `${resource} invokes ${functionId} itself and not its alias, so it gets new code with the deployment`;
      return ledgerWarning(context, 'release-not-through-alias', message, 'nothing has to be done if that is right');
    }),
  ];
}
