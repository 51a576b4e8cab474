import type { Stack } from '../../compiler/deployed/stack.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { Aws } from './aws-command.js';
import { awsMessage, awsProblem, refuseInterrupted } from './aws-problem.js';
import { atWorkProblem, notDoneProblem, type OfStage } from './stack-problem.js';
import { describeStack, listStackEvents } from './stack.js';

/**
 * Deletes a stack and everything in it, and waits until it is gone.
 *
 * @throws ProblemError with CloudFormation's reason if it is not deleted
 */
export async function deleteStack(aws: Aws, stack: Stack, config: OfStage, interrupted?: AbortSignal): Promise<void> {
  // By its ARN, because another stack may get the name in the meantime.
  const asked = await aws.run(['cloudformation', 'delete-stack', '--stack-name', stack.id]);
  const waited = asked.status === 0 ? await aws.run(['cloudformation', 'wait', 'stack-delete-complete', '--stack-name', stack.id]) : asked;
  if (waited.status === 0) return;
  refuseInterrupted(interrupted, `while CloudFormation was deleting the stack ${stack.name}, which it continues to do`);
  const left = await describeStack(aws, stack.id);
  if (left === undefined || left.status === 'DELETE_COMPLETE') return;
  if (left.status === 'DELETE_IN_PROGRESS') throw new ProblemError([atWorkProblem(left, awsMessage(waited))]);
  if (left.status !== 'DELETE_FAILED')
    throw awsProblem('delete-failed', `aws could not delete the stack ${stack.name}`, waited, 'fix what it names, and delete it again');
  throw new ProblemError([notDoneProblem(left, await listStackEvents(aws, stack.id), 'deleted', config)]);
}
