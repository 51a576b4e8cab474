import type { Stack } from '../../compiler/deployed/stack.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { Aws } from './aws-command.js';
import { refuseOtherTarget } from './check-target.js';
import { deleteStack } from './delete-stack.js';
import { removeDeployed } from './deployed-files.js';
import type { StackActOptions, StackOptions } from './stack-options.js';
import { stackProblem } from './stack-problem.js';
import { describeStack, listStackResources } from './stack.js';
import { awsFor } from './stage-aws.js';
import { findStageStack, type StageStack } from './stage-stack.js';

/** The result of a deletion. */
export interface StageDeletion {
  /** The stage's name. */
  readonly stage: string;
  /** The name of its stack. */
  readonly stackName: string;
  /** False if there was no stack. */
  readonly deleted: boolean;
}

/** What will be deleted. */
export interface PreparedDeletion {
  readonly options: StackOptions;
  readonly stageStack: StageStack;
  /** It may be deleted already, if its values are still there. */
  readonly stack: Stack | undefined;
  readonly isThere: boolean;
}

/**
 * Deletes the stack of a stage with everything in it, as `tschalice delete --yes` does, and its `.chalice/deployed/<stage>.yml`. It does
 * not ask first. Uploaded code stays in its bucket. It prints nothing and never ends the process.
 *
 * @throws ProblemError with CloudFormation's reason if the stack is not deleted
 */
export async function deleteStage(options: StackOptions & StackActOptions): Promise<StageDeletion> {
  return executeDeletion(await prepareDeletion(options), options);
}

/** Finds the stack to delete and changes nothing. @throws ProblemError if the stack may be in another account or region */
export async function prepareDeletion(options: StackOptions): Promise<PreparedDeletion> {
  const stageStack = await findStageStack(options);
  const aws = await awsFor(options, stageStack);
  await refuseOtherTarget(aws, stageStack);
  const stack = await findStack(aws, stageStack);
  return { options, stageStack, stack, isThere: stack !== undefined && stack.status !== 'DELETE_COMPLETE' };
}

/** How many resources the stack has. @throws ProblemError */
export async function countResources({ options, stageStack, stack, isThere }: PreparedDeletion): Promise<number> {
  return isThere ? (await listStackResources(await awsFor(options, stageStack), stack!.id)).length : 0;
}

/** @throws ProblemError if the stack is not deleted */
export async function executeDeletion(
  { options, stageStack, stack, isThere }: PreparedDeletion,
  { interrupted }: StackActOptions = {},
): Promise<StageDeletion> {
  const { project, stage, stackName, deployed } = stageStack;
  if (isThere) await deleteStack(await awsFor(options, stageStack, interrupted), stack!, { stage, region: stageStack.ofRegion ?? null }, interrupted);
  // The deployed values are removed only with the stack that they belong to.
  if (stack !== undefined && deployed?.values.stack?.id === stack.id) await removeDeployed(project, stage, deployed.ofRegion);
  return { stage, stackName, deleted: isThere };
}

/** By its ARN if that is known, because another account or region may have a stack of the same name. */
async function findStack(aws: Aws, { stage, stackName, values, deployed }: StageStack): Promise<Stack | undefined> {
  const recorded = values?.stack;
  const stack = await describeStack(aws, recorded?.id ?? stackName);
  if (stack !== undefined) return stack;
  if (recorded !== undefined && deployed !== undefined) {
    const fix = `use the profile that deployed it, with --profile; if the stack is gone, remove ${deployed.file}`;
    throw new ProblemError([stackProblem('stack-missing', stackName, `there is no such stack in this account, in ${recorded.region}`, fix)]);
  }
  if (deployed !== undefined && deployed.values.stack === undefined) {
    const message = `there is no such stack; ${deployed.file} was written by Chalice's own deploy, which makes no stack`;
    throw new ProblemError([stackProblem('stack-missing', stackName, message, `delete its resources with Chalice: chalice delete --stage ${stage}`)]);
  }
  return undefined;
}
