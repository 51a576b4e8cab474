import { explainPolicy } from '../../project/stage/explain-policy.js';
import { showStage } from '../arguments/show-stage.js';
import type { StageArguments } from '../arguments/stage-request.js';
import { UsageError } from '../arguments/usage-error.js';
import { styleOf } from '../terminal/terminal.js';
import type { ExplainPolicyResult } from './result.js';
import { explainPolicyText } from './text.js';

interface ExplainPolicyArguments extends StageArguments {
  readonly FUNCTION: string | undefined;
  readonly stage: string;
  readonly json: boolean;
}

/** @throws UsageError without a function */
export async function runExplainPolicy({ FUNCTION: functionName, stage, ...args }: ExplainPolicyArguments): Promise<number> {
  if (functionName === undefined) throw new UsageError('explain-policy needs the name of a function; api_handler is the one behind the routes');
  return showStage<ExplainPolicyResult>(
    args,
    async (options) => ({ ok: true, ...(await explainPolicy({ ...options, stage, functionName })) }),
    (explained) => explainPolicyText(explained, styleOf(process.stdout)),
  );
}
