import type { JsonResult } from '../terminal/json-result.js';

/** `validate --json`. */
export interface ValidateResult extends JsonResult {
  /** The stages that were checked; empty if the configuration cannot be read. */
  readonly stages: readonly string[];
}
