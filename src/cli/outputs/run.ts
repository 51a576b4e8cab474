import { stageStackOf } from '../deployed/arguments.js';
import type { DeployedArguments } from '../deployed/options.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { outputsOf } from '../deployed/look-up.js';
import { reportFailure } from '../terminal/report.js';
import { tableText } from '../terminal/table.js';
import type { OutputsResult } from './result.js';

export async function runOutputs(args: DeployedArguments): Promise<number> {
  try {
    const stageStack = await stageStackOf(args);
    const outputs = await outputsOf(args, stageStack);
    const rows = Object.entries(outputs);
    if (args.json) printJson<OutputsResult>({ ok: true, stage: args.stage, stackName: stageStack.stackName, outputs, problems: [] });
    else process.stdout.write(rows.length === 0 ? `Stack ${stageStack.stackName} has no outputs.\n` : tableText(rows));
    return ExitStatus.done;
  } catch (error) {
    return reportFailure(error, args.json, '.');
  }
}
