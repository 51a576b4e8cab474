import { ExitStatus } from '../terminal/exit-status.js';
import { type JsonResult, printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { progressOn } from '../terminal/terminal.js';
import { type StageArguments, type StageRequest, stageRequest } from './stage-request.js';

/**
 * Runs a command that shows something of a stage, and writes nothing: as JSON, or its warnings and then a text.
 * Callers must name the type, as with `printJson`.
 */
export async function showStage<Result extends JsonResult = never>(
  args: StageArguments & { readonly json: boolean },
  find: (options: StageRequest['options']) => Promise<NoInfer<Result>>,
  textOf: (result: NoInfer<Result>) => string,
): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const result = await find(stageRequest(args, progress).options);
    progress.done();
    if (args.json) {
      printJson<Result>(result);
    } else {
      reportProblems(result.problems);
      process.stdout.write(textOf(result));
    }
    return result.ok ? ExitStatus.done : ExitStatus.problems;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '.');
  }
}
