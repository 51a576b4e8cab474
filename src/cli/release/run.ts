import { distinct } from '../../compiler/cloudformation/distinct.js';
import { changeReleases, type ReleaseStep } from '../../project/release/change-release.js';
import { readReleaseStatus } from '../../project/release/release-status.js';
import { meantRegion, readStage } from '../../project/read/read-stage.js';
import { regionsOf } from '../../project/stage/package-tree.js';
import { hasErrors } from '../../compiler/problem/problem.js';
import { type StageArguments, stageRequest } from '../arguments/stage-request.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { nextActs, nextCommands } from './next-commands.js';
import type { ReleaseAct } from './release-act.js';
import { changeResult, type ReleaseRegionsResult, type ReleaseResult, type ReleaseStatusResult, statusResult } from './result.js';
import { changesText, statusText } from './text.js';

interface ReleaseArguments extends StageArguments {
  readonly step: ReleaseAct | undefined;
  readonly to: number | undefined;
  readonly stage: string;
  readonly region: string | undefined;
  readonly 'all-regions': boolean;
  readonly percent: number | undefined;
  readonly 'stage-variable': readonly string[];
  readonly force: boolean;
  readonly json: boolean;
}

export async function runRelease(args: ReleaseArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  const style = styleOf(process.stdout);
  try {
    const { options } = stageRequest(args, progress);
    const { stage } = args;
    // As `deploy` does, with which a step goes live.
    const region = args.region ?? meantRegion(await readStage(options.project, stage), undefined);
    const source = { ...options, stage, region };
    const step = stepOf(args);
    if (step === undefined) {
      const status = await readReleaseStatus(source);
      progress.done();
      const ok = !hasErrors(status.problems);
      if (args.json) printJson<ReleaseStatusResult>({ ok, ...statusResult(status, nextActs(status)), problems: status.problems });
      else {
        reportProblems(status.problems, '; what the source is to the releases is not known.');
        process.stdout.write(statusText(status, nextActs(status), style));
      }
      return ok ? ExitStatus.done : ExitStatus.problems;
    }
    const regions = args['all-regions'] ? await regionsOf(options, stage) : [region];
    const changes = await changeReleases({ ...source, step }, regions);
    progress.done();
    const next = nextCommands(changes);
    const problems = distinct(changes.flatMap((change) => change.problems));
    if (args.json) printChanges(args, changes.map(changeResult), next, problems);
    else {
      reportProblems(problems);
      process.stdout.write(changesText(changes, step, next, style));
    }
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, stepOf(args) === undefined ? '.' : '; the ledger is as it was.');
  }
}

function printChanges(
  { stage, 'all-regions': isForAll }: ReleaseArguments,
  changes: ReleaseRegionsResult['regions'],
  next: ReleaseResult['next'],
  problems: ReleaseResult['problems'],
): void {
  if (isForAll) printJson<ReleaseRegionsResult>({ ok: true, stage, regions: changes, next, problems });
  else printJson<ReleaseResult>({ ok: true, ...changes[0]!, next, problems });
}

/** Undefined for the one that only looks. */
function stepOf(args: ReleaseArguments): ReleaseStep | undefined {
  const { step, to, percent, force } = args;
  switch (step) {
    case undefined:
    case 'status':
      return undefined;
    case 'init':
      return { kind: 'init', force };
    case 'start':
      return { kind: 'start', percent, stageVariables: variablesIn(args['stage-variable']) };
    case 'step':
      return { kind: 'step', percent: to ?? 0 };
    default:
      return { kind: step };
  }
}

function variablesIn(pairs: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
