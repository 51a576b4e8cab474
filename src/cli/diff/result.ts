import type { ReviewJson } from '../../compiler/review/json.js';
import type { ReviewedBase } from '../../project/base/review-project.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `diff --json`; `ok` is false if something stops the change. */
export interface DiffResult extends JsonResult {
  /** The revision that was packaged; null for a template. */
  readonly base: ReviewedBase | null;
  /** As `--format json` prints it. */
  readonly review: ReviewJson;
  /** The files that were written, relative to the user's working folder. */
  readonly written: readonly string[];
}
