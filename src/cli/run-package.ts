import { join, resolve } from 'node:path';
import { ProblemError } from '../problem/problem.js';
import { findProject } from '../project/find-project.js';
import { packageStage, type PackagedStage } from '../project/package-stage.js';
import { checkStaleTemplate } from '../project/stale-template.js';
import { writeOutputs } from '../project/write-outputs.js';
import { differencesText } from './check-text.js';
import { type Delivery, deliveryOf } from './delivery.js';
import { ExitStatus } from './exit-status.js';
import { findDifferences } from './find-differences.js';
import { printJson } from './json-result.js';
import type { PackageArguments } from './package.js';
import { reportProblems } from './report.js';
import { shownPath } from './shown-path.js';
import { uninterrupted } from './signal.js';
import { packageSummary } from './summary.js';
import { summaryText } from './summary-text.js';
import { progressOn, styleOf } from './terminal.js';

export async function runPackage(args: PackageArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const project = findProject(process.cwd(), args['project-dir']);
    const from = process.cwd();
    const base = args['project-dir'] === undefined ? from : project.directory;
    const out = args.OUT === undefined ? join(project.directory, 'out', args.stage) : resolve(base, args.OUT);
    // An app that reads a file while it is imported finds it where Lambda will have it: in its working folder.
    process.chdir(project.directory);
    const packaged = await packageStage({
      project,
      stage: args.stage,
      templateFormat: args['template-format'],
      mergeTemplates: (args['merge-template'] ?? []).map((file) => resolve(base, file)),
      today: new Date().toISOString().slice(0, 10),
      outputPath: out,
      prove: args['no-prove'] !== true,
      progress: progress.step,
    });
    const delivery = await deliveryOf(packaged, out, args['single-file'] === true);
    const doubts = delivery.singleFile === undefined ? await checkStaleTemplate(out, packaged.templateName, shownPath(from, out)) : [];
    const all = { ...packaged, problems: [...packaged.problems, ...doubts] };
    const act = args.check === true ? check : write;
    return await act(all, delivery, shownPath(from, out), args.json === true, progress.done);
  } catch (error) {
    progress.done();
    if (!(error instanceof ProblemError)) throw error;
    if (args.json === true) printJson({ ok: false, problems: error.problems });
    else reportProblems(error.problems, '; nothing was written.');
    return ExitStatus.problems;
  }
}

async function write(packaged: PackagedStage, delivery: Delivery, out: string, asJson: boolean, done: () => void): Promise<number> {
  await uninterrupted(() => writeOutputs(delivery.folder, delivery.files));
  done();
  const summary = packageSummary(packaged, delivery, out);
  if (asJson) {
    printJson({ ok: true, ...summary, problems: packaged.problems });
  } else {
    reportProblems(packaged.problems);
    process.stdout.write(summaryText(summary, styleOf(process.stdout)));
  }
  return ExitStatus.done;
}

async function check(packaged: PackagedStage, delivery: Delivery, out: string, asJson: boolean, done: () => void): Promise<number> {
  const differences = await findDifferences(packaged, delivery);
  done();
  const ok = differences.length === 0;
  const { appName: app, stage } = packaged.stage;
  if (asJson) {
    printJson({ ok, app, stage, out, differences, problems: packaged.problems });
  } else {
    reportProblems(packaged.problems);
    if (ok) process.stdout.write(`${out} is up to date for stage ${stage}.\n`);
    else process.stderr.write(`${differencesText(differences, styleOf(process.stderr))}\n${out} is stale: run the same command without --check.\n`);
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}
