import { generatePolicy } from '../../project/stage/generate-policy.js';
import { enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { progressOn } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { GenPolicyResult } from './result.js';

interface GenPolicyArguments {
  readonly stage: string;
  readonly function: string | undefined;
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runGenPolicy(args: GenPolicyArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { project, pathOf, envFileOf } = enterProject(args['project-dir']);
    const generated = await generatePolicy({
      project,
      stage: args.stage,
      ...(args.function !== undefined && { functionName: args.function }),
      mergeTemplates: args['merge-template'].map(pathOf),
      envFiles: args['env-file'].map(envFileOf),
      today: today(),
      progress: progress.step,
    });
    progress.done();
    if (args.json) {
      printJson<GenPolicyResult>({ ok: true, ...generated });
    } else {
      reportProblems(generated.problems);
      process.stdout.write(`${JSON.stringify(generated.policy, null, 2)}\n`);
    }
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '.');
  }
}
