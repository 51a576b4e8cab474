import type { PackagedStage } from '../../project/stage/package-stage.js';
import { checkStaleTemplate } from '../../project/stage/check-stale-template.js';
import { writeOutputs } from '../../project/disk/write-files.js';
import { differencesText } from './check-text.js';
import { type OutputPlace, outputPlaceOf } from '../../project/stage/output-place.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { findDifferences } from '../../project/stage/find-differences.js';
import { printJson } from '../terminal/json-result.js';
import { packageProject, type ProjectArguments, projectOptions } from './package-project.js';
import { reportFailure, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { packageSummary } from './summary.js';
import { summaryText } from './text.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import type { CheckResult, PackageResult } from './result.js';

interface PackageArguments extends ProjectArguments {
  readonly OUT: string | undefined;
  readonly 'single-file': boolean;
  readonly check: boolean;
  readonly json: boolean;
}

export async function runPackage(args: PackageArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { packaged, out, shownOut } = await packageProject(args, args.OUT, progress);
    const place = await outputPlaceOf(packaged, out, args['single-file']);
    const doubts = place.singleFile === undefined ? await checkStaleTemplate(out, packaged.templateName, shownOut) : [];
    const all = { ...packaged, problems: [...packaged.problems, ...doubts] };
    return args.check ? await check(all, place, shownOut, args, progress.done) : await write(all, place, shownOut, args, progress.done);
  } catch (error) {
    progress.done();
    return reportFailure(error, args.json, '; nothing was written.');
  }
}

async function write(packaged: PackagedStage, place: OutputPlace, out: string, args: PackageArguments, done: () => void): Promise<number> {
  await uninterrupted(() => writeOutputs(place.folder, place.files));
  done();
  const summary = packageSummary(packaged, place, out, projectOptions(args));
  if (args.json) {
    printJson<PackageResult>({ ok: true, ...summary, problems: packaged.problems });
  } else {
    reportProblems(packaged.problems);
    process.stdout.write(summaryText(summary, styleOf(process.stdout)));
  }
  return ExitStatus.done;
}

async function check(packaged: PackagedStage, place: OutputPlace, out: string, args: PackageArguments, done: () => void): Promise<number> {
  const differences = await findDifferences(packaged, place);
  done();
  const ok = differences.length === 0;
  const { appName: app, stage } = packaged.config;
  if (args.json) {
    printJson<CheckResult>({ ok, app, stage, out, differences, problems: packaged.problems });
  } else {
    reportProblems(packaged.problems);
    if (ok) process.stdout.write(`${out} is up to date for stage ${stage}.\n`);
    else process.stderr.write(`${differencesText(differences, styleOf(process.stderr))}\n${out} is stale: run the same command without --check.\n`);
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}
