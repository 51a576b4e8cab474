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
  /** The values by output name, such as `EndpointURL`. */
  readonly outputs: { readonly [name: string]: string };
}

/**
 * The outputs of a stage's stack, as `tschalice outputs` prints them: from `.chalice/deployed/<stage>.yml` or, if that does not have them,
 * from the stack, with the aws command. It prints nothing and never ends the process.
 *
 * @throws ProblemError if the stage is not deployed, or its deployed values cannot be read
 */
export async function readStageOutputs(options: StackOptions): Promise<StageOutputs> {
  const stageStack = await findStageStack(options);
  const { stage, stackName } = stageStack;
  return { stage, stackName, outputs: await outputsOf(options, stageStack) };
}

/** The stack's outputs from the deployed values or, without those, from the stack itself. @throws ProblemError if there are neither */
export async function outputsOf(options: StackOptions, stageStack: StageStack): Promise<StageOutputs['outputs']> {
  const { stage, stackName, values, deployed } = stageStack;
  if (values?.stack?.outputs !== undefined) return values.stack.outputs;
  const stack = await describeStack(await awsFor(options, stageStack), stackName);
  // A new stack whose change set was not executed has only a name.
  if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS') return stack.outputs;
  const byChalice =
    deployed !== undefined && deployed.values.stack === undefined ? ` (${deployed.file} was written by Chalice's own deploy, which makes no stack)` : '';
  const why = stack === undefined ? `there is no such stack${byChalice}` : 'its stack has only a change set that was not executed';
  const fix = `deploy it: tschalice deploy --stage ${stage}; or name its stack with --stack-name or its region with --region`;
  throw new ProblemError([stackProblem('stage-not-deployed', stackName, `stage ${stage} is not deployed: ${why}`, fix)]);
}
