import { maskProblem } from '../../compiler/problem/mask-problem.js';
import type { Problem } from '../../compiler/problem/problem.js';

/** What `--json` prints for every command and outcome except wrong usage. Each command adds to it in its `result.ts`. Keep it in line with `schemas/result.schema.json`. */
export interface JsonResult {
  /** Whether the exit status is 0. */
  readonly ok: boolean;
  /** Errors and warnings; with `ok`, only warnings. */
  readonly problems: readonly Problem[];
}

/** The result of any command that failed. */
export interface FailedResult extends JsonResult {
  readonly ok: false;
}

/** Callers must name the type, so that the printed JSON is the one in `result.ts`. */
export function printJson<Result extends JsonResult = never>(result: NoInfer<Result>): void {
  process.stdout.write(`${JSON.stringify({ ...result, problems: result.problems.map((one) => maskProblem(one)) }, null, 2)}\n`);
}
