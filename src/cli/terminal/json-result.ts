import type { Problem } from '../../compiler/problem/problem.js';

/** What `--json` prints, for every command and outcome but wrong usage: each command's own stands in its `result.ts`. Kept with `schemas/result.schema.json`. */
export interface JsonResult {
  /** Whether the exit status is 0. */
  readonly ok: boolean;
  /** All that was found; with `ok`, warnings only. */
  readonly problems: readonly Problem[];
}

/** Of any command, when there are errors. */
export interface FailedResult extends JsonResult {
  readonly ok: false;
}

/** Named by its type where it is called, so that what is printed is what `result.ts` says. */
export function printJson<Result extends JsonResult = never>(result: NoInfer<Result>): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
