import { hasErrors, ProblemError } from '../../compiler/problem/problem.js';
import { type ValidatedStages, validateStages } from '../../project/stage/validate-stages.js';
import { enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { reportProblems } from '../terminal/report.js';
import { progressOn } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { ValidateResult } from './result.js';
import { validateText } from './text.js';

interface ValidateArguments {
  readonly stage: string | undefined;
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runValidate(args: ValidateArguments): Promise<number> {
  const { stages, problems } = await validated(args);
  const ok = !hasErrors(problems);
  if (args.json) {
    printJson<ValidateResult>({ ok, stages, problems });
  } else {
    reportProblems(problems);
    if (ok) process.stdout.write(validateText(stages));
  }
  return ok ? ExitStatus.done : ExitStatus.problems;
}

async function validated(args: ValidateArguments): Promise<ValidatedStages> {
  const progress = progressOn(process.stderr);
  try {
    const { project, pathOf, envFileOf } = enterProject(args['project-dir']);
    return await validateStages({
      project,
      ...(args.stage !== undefined && { stages: [args.stage] }),
      mergeTemplates: args['merge-template'].map(pathOf),
      envFiles: args['env-file'].map(envFileOf),
      today: today(),
      progress: progress.step,
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { stages: [], problems: error.problems };
  } finally {
    progress.done();
  }
}
