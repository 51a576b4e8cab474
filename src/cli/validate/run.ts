import { resolve } from 'node:path';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { findProject } from '../../project/read/find-project.js';
import { validateStage } from '../../project/stage/package-stage.js';
import { listStages } from '../../project/read/read-stage.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { reportProblems } from '../terminal/report.js';
import { progressOn } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { ValidateResult } from './result.js';

interface ValidateArguments {
  readonly stage: string | undefined;
  readonly 'merge-template': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runValidate(args: ValidateArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  const found = new Map<string, Problem>();
  let stages: readonly string[] = [];
  try {
    const project = findProject(process.cwd(), args['project-dir']);
    const base = args['project-dir'] === undefined ? process.cwd() : project.directory;
    process.chdir(project.directory);
    stages = args.stage === undefined ? await listStages(project) : [args.stage];
    for (const stage of stages) {
      const problems = await validateStage({
        project,
        stage,
        templateFormat: 'json',
        mergeTemplates: args['merge-template'].map((file) => resolve(base, file)),
        today: today(),
        progress: (step) => progress.step(`stage ${stage}: ${step}`),
      });
      // Most problems are the same on every stage: once is enough.
      for (const problem of problems) found.set(JSON.stringify(problem), problem);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const problem of error.problems) found.set(JSON.stringify(problem), problem);
  } finally {
    progress.done();
  }
  const problems = [...found.values()];
  const ok = !hasErrors(problems);
  if (args.json) {
    printJson<ValidateResult>({ ok, stages, problems });
  } else {
    reportProblems(problems);
    if (ok) process.stdout.write(`No errors on ${stages.length === 1 ? 'stage' : 'stages'} ${stages.join(', ')}.\n`);
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}
