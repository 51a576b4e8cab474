import { generatePolicy } from '../../project/stage/generate-policy.js';
import { showStage } from '../arguments/show-stage.js';
import type { StageArguments } from '../arguments/stage-request.js';
import type { GenPolicyResult } from './result.js';

interface GenPolicyArguments extends StageArguments {
  readonly stage: string;
  readonly function: string | undefined;
  readonly json: boolean;
}

export function runGenPolicy({ stage, function: functionName, ...args }: GenPolicyArguments): Promise<number> {
  return showStage<GenPolicyResult>(
    args,
    async (options) => ({ ok: true, ...(await generatePolicy({ ...options, stage, ...(functionName !== undefined && { functionName }) })) }),
    ({ policy }) => `${JSON.stringify(policy, null, 2)}\n`,
  );
}
