import { explainPolicy } from '../../project/stage/explain-policy.js';
import { enterProject } from '../arguments/enter-project.js';
import { UsageError } from '../arguments/usage-error.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { ExplainPolicyResult } from './result.js';
import { explainPolicyText } from './text.js';

interface ExplainPolicyArguments {
  readonly FUNCTION: string | undefined;
  readonly stage: string;
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

/** @throws UsageError without a function */
export async function runExplainPolicy(args: ExplainPolicyArguments): Promise<number> {
  if (args.FUNCTION === undefined) throw new UsageError('explain-policy needs the name of a function; api_handler is the one behind the routes');
  const progress = progressOn(process.stderr);
  try {
    const { project, pathOf, envFileOf } = enterProject(args['project-dir']);
    const explained = await explainPolicy({
      project,
      stage: args.stage,
      functionName: args.FUNCTION,
      mergeTemplates: args['merge-template'].map(pathOf),
      envFiles: args['env-file'].map(envFileOf),
      today: today(),
      progress: progress.step,
    });
    progress.done();
    if (args.json) {
      printJson<ExplainPolicyResult>({ ok: true, ...explained });
    } else {
      reportProblems(explained.problems);
      process.stdout.write(explainPolicyText(explained, styleOf(process.stdout)));
    }
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '.');
  }
}
