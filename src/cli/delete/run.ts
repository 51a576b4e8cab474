import { createInterface } from 'node:readline/promises';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { Aws } from '../../project/deploy/aws-command.js';
import { deleteStack } from '../../project/deploy/delete-stack.js';
import { removeDeployed } from '../../project/deploy/deployed-files.js';
import { stackProblem } from '../../project/deploy/stack-problem.js';
import type { StageStack } from '../../project/deploy/stage-stack.js';
import { describeStack, listStackResources } from '../../project/deploy/stack.js';
import type { DeployedArguments } from '../deployed/options.js';
import { awsFor, stageStackOf } from '../deployed/arguments.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { plural } from '../terminal/plural.js';
import { reportFailure } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn } from '../terminal/terminal.js';
import { UsageError } from '../arguments/usage-error.js';
import type { DeleteResult } from './result.js';

interface DeleteArguments extends DeployedArguments {
  readonly yes: boolean;
}

type Stack = NonNullable<Awaited<ReturnType<typeof describeStack>>>;

/** @throws UsageError where nobody can be asked */
export async function runDelete(args: DeleteArguments): Promise<number> {
  if (!args.yes && !(process.stdin.isTTY && process.stderr.isTTY)) throw new UsageError('delete asks first, and there is no terminal to ask on: add --yes');
  try {
    const stageStack = await stageStackOf(args);
    const aws = await awsFor(args, stageStack);
    const stack = await findStack(aws, stageStack);
    if (stack === undefined || stack.status === 'DELETE_COMPLETE') return await finish(args, stageStack, stack, false);
    if (!args.yes && !(await isMeant(aws, stageStack, stack))) {
      process.stderr.write('Nothing was deleted.\n');
      return ExitStatus.problems;
    }
    return await uninterrupted(async (interrupted) => {
      const progress = progressOn(process.stderr);
      progress.step(`deleting stack ${stack.name}`);
      try {
        await deleteStack(await awsFor(args, stageStack, interrupted), stack, args.stage, interrupted);
        progress.done();
        return await finish(args, stageStack, stack, true);
      } catch (error) {
        progress.done();
        return reportFailure(error, args.json, '.');
      } finally {
        progress.done();
      }
    });
  } catch (error) {
    return reportFailure(error, args.json, '; nothing was deleted.');
  }
}

/** By its ARN where that is known: another account or region may have a stack of the same name. */
async function findStack(aws: Aws, { stage, stackName, values, deployed }: StageStack): Promise<Stack | undefined> {
  const recorded = values?.stack;
  const stack = await describeStack(aws, recorded?.id ?? stackName);
  if (stack !== undefined) return stack;
  if (recorded !== undefined && deployed !== undefined) {
    const fix = `use the profile that deployed it, with --profile; if the stack is gone, remove ${deployed.file}`;
    throw new ProblemError([stackProblem('stack-missing', stackName, `there is no such stack in this account, in ${recorded.region}`, fix)]);
  }
  if (deployed !== undefined && deployed.values.stack === undefined) {
    const message = `there is no such stack, and what Chalice's own deploy made (${deployed.file}) is in none`;
    throw new ProblemError([stackProblem('stack-missing', stackName, message, `delete that with Chalice: chalice delete --stage ${stage}`)]);
  }
  return undefined;
}

async function isMeant(aws: Aws, { stage }: StageStack, { name, id }: Stack): Promise<boolean> {
  const made = await listStackResources(aws, id);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`Delete stack ${name} of stage ${stage}, in ${id.split(':')[3]}, with its ${plural(made.length, 'resource')}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

/** The deployed values go only with the stack that they are of. */
async function finish(args: DeleteArguments, { project, stage, stackName, deployed }: StageStack, stack: Stack | undefined, deleted: boolean): Promise<number> {
  if (stack !== undefined && deployed?.values.stack?.id === stack.id) await removeDeployed(project, stage);
  if (args.json) printJson<DeleteResult>({ ok: true, stage, stackName, deleted, problems: [] });
  else if (deleted) process.stdout.write(`Deleted stack ${stackName} of stage ${stage}.\n`);
  else process.stdout.write(`There is no stack ${stackName}; nothing had to be deleted.\n`);
  return ExitStatus.done;
}
