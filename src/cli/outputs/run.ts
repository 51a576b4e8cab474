import { readStageOutputs } from '../../project/deploy/read-outputs.js';
import { type DeployedArguments, stackOptions } from '../deployed/options.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems } from '../terminal/report.js';
import type { OutputsResult } from './result.js';
import { outputsText } from './text.js';

export async function runOutputs(args: DeployedArguments): Promise<number> {
  try {
    const found = await readStageOutputs(stackOptions(args));
    if (args.json) printJson<OutputsResult>({ ok: true, ...found, problems: [] });
    else process.stdout.write(outputsText(found));
    return ExitStatus.done;
  } catch (error) {
    return endWithProblems(error, args.json, '.');
  }
}
