import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Problem, ProblemError } from '../problem/problem.js';
import { compareOutputs, type OutputDifference } from '../project/compare-outputs.js';
import { findProject } from '../project/find-project.js';
import { packageStage, type PackagedStage } from '../project/package-stage.js';
import { writeOutputs } from '../project/write-outputs.js';
import { ExitStatus } from './exit-status.js';
import type { PackageArguments } from './package.js';
import { reportProblems } from './report.js';
import { packageSummary, summaryText } from './summary.js';
import { progressOn, styleOf } from './terminal.js';

export async function runPackage(args: PackageArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const project = findProject(process.cwd(), args['project-dir']);
    const base = args['project-dir'] === undefined ? process.cwd() : project.directory;
    const packaged = await packageStage({
      project,
      stage: args.stage,
      templateFormat: args['template-format'],
      mergeTemplates: args['merge-template'].map((file) => resolve(base, file)),
      today: new Date().toISOString().slice(0, 10),
      progress: progress.step,
    });
    const out = args.out === undefined ? join(project.directory, 'out', args.stage) : resolve(base, args.out);
    const delivery = await deliveryOf(packaged, out, args['single-file']);
    if (args.check) return await check(delivery, packaged, args.json, progress.done);
    progress.step('writing');
    await writeOutputs(delivery.folder, delivery.files);
    progress.done();
    const summary = packageSummary(packaged, delivery, relative(process.cwd(), out) || '.');
    if (args.json) process.stdout.write(`${JSON.stringify({ ok: true, ...summary, problems: packaged.problems }, null, 2)}\n`);
    else {
      reportProblems(packaged.problems, false);
      process.stdout.write(summaryText(summary, styleOf(process.stdout)));
    }
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    if (!(error instanceof ProblemError)) throw error;
    reportProblems(error.problems, args.json);
    return ExitStatus.problems;
  }
}

/** What goes where: the files as they are into a folder, or one zip of them. */
export interface Delivery {
  readonly folder: string;
  readonly files: PackagedStage['files'];
  readonly singleFile: boolean;
}

async function deliveryOf(packaged: PackagedStage, out: string, singleFile: boolean): Promise<Delivery> {
  if (!singleFile) return { folder: out, files: packaged.files, singleFile };
  const folder = dirname(out);
  if (!(await isFolder(folder))) throw outputProblem(out, `there is no folder ${folder} to write the zip into`, 'create it, or name another place');
  if (await isFolder(out)) throw outputProblem(out, `${out} is a folder, and --single-file writes one zip`, 'name the zip: out/beta.zip');
  const { zip } = await import('../zip/zip.js');
  // As Chalice's: the template and the package; the Swagger document is inside of the template.
  const inside = packaged.files.filter(({ name }) => name !== 'swagger.json').map(({ name, content }) => ({ path: name, content }));
  return { folder, files: [{ name: relative(folder, out), content: await zip(inside) }], singleFile };
}

async function check(delivery: Delivery, packaged: PackagedStage, json: boolean, done: () => void): Promise<number> {
  const differences = await compareOutputs(delivery.folder, { ...packaged, files: delivery.files });
  done();
  const ok = differences.length === 0;
  if (json) process.stdout.write(`${JSON.stringify({ ok, differences, problems: packaged.problems }, null, 2)}\n`);
  else {
    reportProblems(packaged.problems, false);
    if (ok) process.stdout.write(`${delivery.folder} is what would be written now.\n`);
    else
      process.stderr.write(`${differences.map(differenceText).join('')}\nThe output in ${delivery.folder} is stale: run the same command without --check.\n`);
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}

function differenceText({ file, details }: OutputDifference): string {
  return `${file}\n${details.map((line) => `  ${line}\n`).join('')}`;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function outputProblem(out: string, message: string, fix: string): ProblemError {
  return new ProblemError([{ code: 'output-not-written', severity: 'error', where: { file: out }, message, fix } satisfies Problem]);
}
