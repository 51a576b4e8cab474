import { hasErrors } from '../../compiler/problem/problem.js';
import { listStageStates } from '../../project/deploy/list-stage-states.js';
import { findProject } from '../../project/read/find-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import type { StagesResult } from './result.js';
import { stagesText } from './text.js';

interface StagesArguments {
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runStages(args: StagesArguments): Promise<number> {
  try {
    const { stages, problems } = await listStageStates(findProject(process.cwd(), args['project-dir']));
    const ok = !hasErrors(problems);
    if (args.json) {
      printJson<StagesResult>({ ok, stages, problems });
    } else {
      process.stdout.write(stagesText(stages));
      reportProblems(problems, '.');
    }
    return ok ? ExitStatus.done : ExitStatus.problems;
  } catch (error) {
    return endWithProblems(error, args.json, '.');
  }
}
