import { join } from 'node:path';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { packageTree } from '../../project/stage/package-tree.js';
import { checkLeftRegions } from '../../project/stage/left-regions.js';
import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { compareTree, placedFiles, treePackages, type TreeOutput, writeTree } from '../../project/stage/tree-output.js';
import { shownPath } from '../../project/disk/shown-path.js';
import { stageRequest } from '../arguments/stage-request.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { differencesText } from './check-text.js';
import { type ProjectArguments, projectOptions } from './package-request.js';
import type { CheckTreeResult, PackageTreeResult } from './result.js';
import { packageSummary } from './summary.js';
import { treeText } from './tree-text.js';

interface TreeArguments extends ProjectArguments {
  readonly OUT: string | undefined;
  readonly 'all-stages': boolean;
  readonly 'all-regions': boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** `package` of several stages, or for several regions. */
export async function runPackageTree(args: TreeArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { options, from, pathOf } = stageRequest(args, progress);
    const stageFolders = args['all-stages'];
    const path = args.OUT === undefined ? join(options.project.directory, 'out', stageFolders ? '' : args.stage) : pathOf(args.OUT);
    const packages = await packageTree({
      ...options,
      ...(!stageFolders && { stages: [args.stage] }),
      allRegions: args['all-regions'],
      templateFormat: args['template-format'],
      outputPath: path,
      prove: !args['no-prove'],
    });
    const out = shownPath(from, path);
    const output = { path, shownPath: args.OUT ?? out, stageFolders };
    return await (args.check ? check(packages, output, out, args, progress.done) : write(packages, output, out, args, progress.done));
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '; nothing was written.');
  }
}

async function write(packages: readonly PackagedStage[], output: TreeOutput, out: string, args: TreeArguments, done: () => void): Promise<number> {
  await uninterrupted(() => writeTree(packages, output));
  const left = await checkLeftRegions(packages, output);
  done();
  const summaries = treePackages(packages, output.stageFolders).map((one) => {
    const { packaged, folder } = one;
    const { stage, region } = packaged.config;
    const options = projectOptions({ ...args, stage, region: region ?? undefined });
    const summary = packageSummary(packaged, { folder: output.path, files: packaged.files, singleFile: undefined }, join(out, folder), options);
    const files = placedFiles(one).map(({ name, content }) => ({ path: join(out, name), bytes: content.length }));
    return { ...summary, region, files };
  });
  const problems = distinct([...packages.flatMap((one) => one.problems), ...left]);
  if (args.json) {
    printJson<PackageTreeResult>({ ok: true, packages: summaries, problems });
  } else {
    reportProblems(problems);
    process.stdout.write(treeText(summaries, styleOf(process.stdout)));
  }
  return ExitStatus.done;
}

async function check(packages: readonly PackagedStage[], output: TreeOutput, out: string, args: TreeArguments, done: () => void): Promise<number> {
  const { differences, problems: found } = await compareTree(packages, output);
  const left = await checkLeftRegions(packages, output);
  done();
  const ok = differences.length === 0;
  const problems = distinct([...packages.flatMap((one) => one.problems), ...found, ...left]);
  const names = packages.map(({ config: { stage, region } }) => ({ stage, region }));
  if (args.json) {
    printJson<CheckTreeResult>({ ok, app: packages[0]!.config.appName, packages: names, out, differences, problems });
  } else {
    reportProblems(problems);
    const stream = ok ? process.stdout : process.stderr;
    const stale = `${out} is stale: run the same command without --check.\n`;
    stream.write(ok ? `${out} is up to date.\n` : `${differencesText(differences, styleOf(stream))}\n${stale}`);
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}
