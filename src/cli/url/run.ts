import { readStageUrl } from '../../project/deploy/read-url.js';
import { type DeployedArguments, stackOptions } from '../deployed/options.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems } from '../terminal/report.js';
import type { UrlResult } from './result.js';
import { urlText } from './text.js';

export async function runUrl(args: DeployedArguments): Promise<number> {
  try {
    const url = await readStageUrl(stackOptions(args));
    if (args.json) printJson<UrlResult>({ ok: true, stage: args.stage, url, problems: [] });
    else process.stdout.write(urlText(url));
    return ExitStatus.done;
  } catch (error) {
    return endWithProblems(error, args.json, '.');
  }
}
