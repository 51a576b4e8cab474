import { ProblemError } from '../../compiler/problem/problem.js';
import { awsFor } from './stage-aws.js';
import type { StackOptions } from './stack-options.js';
import { stackProblem } from './stack-problem.js';
import { describeStack } from './stack.js';
import { findStageStack, type StageStack } from './stage-stack.js';

/** The outputs of a stage's stack. */
export interface StageOutputs {
  /** The stage's name. */
  readonly stage: string;
  /** The name of its stack. */
  readonly stackName: string;
  /** Values by the names of the outputs, such as `EndpointURL`. */
  readonly outputs: { readonly [name: string]: string };
}

/**
 * The outputs of a stage's stack, as `tschalice outputs` prints them: from `.chalice/deployed/<stage>.yml` where the last deployment has
 * written them, else from the stack, by the aws command. Prints nothing, and never ends the process.
 *
 * @throws ProblemError where the stage is not deployed, or what is known of it can't be read.
 */
export async function readStageOutputs(options: StackOptions): Promise<StageOutputs> {
  const stageStack = await findStageStack(options);
  const { stage, stackName } = stageStack;
  return { stage, stackName, outputs: await outputsOf(options, stageStack) };
}

/** The stack's outputs from the deployed values, else from the stack itself. @throws ProblemError where there are neither */
export async function outputsOf(options: StackOptions, stageStack: StageStack): Promise<StageOutputs['outputs']> {
  const { stage, stackName, values, deployed } = stageStack;
  if (values?.stack?.outputs !== undefined) return values.stack.outputs;
  const stack = await describeStack(await awsFor(options, stageStack), stackName);
  // A change set for a new stack is waiting; until it is executed, there is the stack's name and nothing else.
  if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS') return stack.outputs;
  const byChalice =
    deployed !== undefined && deployed.values.stack === undefined ? ` (the values in ${deployed.file} are of Chalice's own deploy, which makes no stack)` : '';
  const why = stack === undefined ? `there is no such stack${byChalice}` : 'its stack has only a change set, which was not executed';
  const fix = `deploy it: tschalice deploy --stage ${stage}; or name its stack with --stack-name, or its region with --region`;
  throw new ProblemError([stackProblem('stage-not-deployed', stackName, `stage ${stage} is not deployed: ${why}`, fix)]);
}
