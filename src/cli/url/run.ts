import { printable } from '../../compiler/problem/format.js';
import { stageStackOf } from '../deployed/arguments.js';
import type { DeployedArguments } from '../deployed/options.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { urlOf } from '../deployed/look-up.js';
import { reportFailure } from '../terminal/report.js';
import type { UrlResult } from './result.js';

export async function runUrl(args: DeployedArguments): Promise<number> {
  try {
    const url = await urlOf(args, await stageStackOf(args));
    if (args.json) printJson<UrlResult>({ ok: true, stage: args.stage, url, problems: [] });
    else process.stdout.write(`${printable(url)}\n`);
    return ExitStatus.done;
  } catch (error) {
    return reportFailure(error, args.json, '.');
  }
}
