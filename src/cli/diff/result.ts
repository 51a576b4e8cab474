import type { ReviewJson } from '../../compiler/review/json.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `diff --json`; `ok` is false if something stops the change. */
export interface DiffResult extends JsonResult {
  /** As `--format json` prints it. */
  readonly review: ReviewJson;
  /** The files that were written, relative to the user's working folder. */
  readonly written: readonly string[];
}
