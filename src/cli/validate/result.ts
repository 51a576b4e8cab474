import type { JsonResult } from '../terminal/json-result.js';

/** `validate --json`. */
export interface ValidateResult extends JsonResult {
  /** The ones that were checked; empty when the configuration cannot be read. */
  readonly stages: readonly string[];
}
