import { partsOfStackId } from '../../compiler/deployed/stack.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { Aws } from './aws-command.js';
import { queryAws } from './aws-problem.js';
import { stackProblem } from './stack-problem.js';
import type { StageStack } from './stage-stack.js';

/**
 * Makes sure that the aws command reaches the stack of the deployed values: the same region, and credentials of the same account. A stack with the
 * same name elsewhere is another stack. Does nothing for a stage without deployed values, and for another stack that was named explicitly.
 *
 * @throws ProblemError
 */
export async function refuseOtherTarget(aws: Aws, { stage, stackName, region, deployed, values }: StageStack): Promise<void> {
  const recorded = values?.stack;
  if (recorded === undefined || deployed === undefined) return;
  const { account } = partsOfStackId(recorded.id);
  if (region !== undefined && region !== recorded.region) {
    const message = `${deployed.file} has the stack in ${recorded.region}, but the environment says ${region}`;
    const fix = `add --region ${recorded.region}; or --region ${region} to mean another stack of stage ${stage}, there`;
    throw new ProblemError([stackProblem('deployed-elsewhere', stackName, message, fix)]);
  }
  const identity = await queryAws<{ Account?: string }>(aws, ['sts', 'get-caller-identity'], 'aws could not tell the account of the credentials');
  if (identity?.Account === account) return;
  const message = `${deployed.file} has the stack in account ${account}, but the credentials are of account ${identity?.Account ?? 'unknown'}`;
  const fix = `use credentials of account ${account}, with --profile; to deploy the stage to another account, move ${deployed.file} away`;
  throw new ProblemError([stackProblem('deployed-elsewhere', stackName, message, fix)]);
}
