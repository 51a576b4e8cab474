import { hasErrors, ProblemError } from '../../compiler/problem/problem.js';
import { type ValidatedStages, validateStages } from '../../project/stage/validate-stages.js';
import { type StageArguments, stageRequest } from '../arguments/stage-request.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { reportProblems } from '../terminal/report.js';
import { progressOn } from '../terminal/terminal.js';
import type { ValidateResult } from './result.js';
import { validateText } from './text.js';

interface ValidateArguments extends StageArguments {
  readonly stage: string | undefined;
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
    const { options } = stageRequest(args, progress);
    return await validateStages({ ...options, ...(args.stage !== undefined && { stages: [args.stage] }) });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { stages: [], problems: error.problems };
  } finally {
    progress.done();
  }
}
