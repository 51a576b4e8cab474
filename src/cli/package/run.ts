import { comparePackage, type PackageOutput, writePackage } from '../../project/stage/package-output.js';
import { packageStage } from '../../project/stage/package-stage.js';
import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { compareInTree, isInTree } from '../../project/stage/tree-output.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { checkText } from './check-text.js';
import { packageRequest, type ProjectArguments, projectOptions } from './package-request.js';
import type { CheckResult, PackageResult } from './result.js';
import { packageSummary } from './summary.js';
import { summaryText } from './text.js';

interface PackageArguments extends ProjectArguments {
  readonly OUT: string | undefined;
  readonly 'single-file': boolean;
  readonly 'reuse-artifacts': string | undefined;
  readonly check: boolean;
  readonly json: boolean;
}

interface Output extends PackageOutput {
  readonly shownPath: string;
}

export async function runPackage(args: PackageArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { options, shownOut, pathOf } = packageRequest(args, args.OUT, progress);
    const inTree = args.check && args.region !== undefined && !args['single-file'] && (await isInTree(options.outputPath));
    const packaged = await reused(await packageStage({ ...options, zipsAbove: inTree }), args['reuse-artifacts'], pathOf);
    const output = { path: options.outputPath, shownPath: shownOut, singleFile: args['single-file'] };
    if (!args.check) return await write(packaged, output, args, progress.done);
    return await check(packaged, output, args, inTree ? compareInTree : comparePackage, progress.done);
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '; nothing was written.');
  }
}

async function reused(packaged: PackagedStage, folder: string | undefined, pathOf: (path: string) => string): Promise<PackagedStage> {
  if (folder === undefined) return packaged;
  const { reuseArtifacts } = await import('../../project/stage/reuse-artifacts.js');
  return reuseArtifacts(packaged, { path: pathOf(folder), shownPath: folder });
}

async function write(packaged: PackagedStage, output: Output, args: PackageArguments, done: () => void): Promise<number> {
  const written = await uninterrupted(() => writePackage(packaged, asGiven(output, args)));
  done();
  const summary = packageSummary(packaged, written, output.shownPath, projectOptions(args));
  const problems = [...packaged.problems, ...written.problems];
  if (args.json) {
    printJson<PackageResult>({ ok: true, ...summary, problems });
  } else {
    reportProblems(problems);
    process.stdout.write(summaryText(summary, styleOf(process.stdout)));
  }
  return ExitStatus.done;
}

/** Problems name an output outside the project as the user did. */
function asGiven(output: Output, { OUT }: PackageArguments): PackageOutput {
  return { ...output, shownPath: OUT ?? output.shownPath };
}

async function check(packaged: PackagedStage, output: Output, args: PackageArguments, compare: typeof comparePackage, done: () => void): Promise<number> {
  const { differences, problems: found } = await compare(packaged, asGiven(output, args));
  done();
  const ok = differences.length === 0;
  const { appName: app, stage } = packaged.config;
  const result: CheckResult = { ok, app, stage, out: output.shownPath, differences, problems: [...packaged.problems, ...found] };
  if (args.json) {
    printJson<CheckResult>(result);
  } else {
    reportProblems(result.problems);
    const stream = ok ? process.stdout : process.stderr;
    stream.write(checkText(result, styleOf(stream)));
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}
