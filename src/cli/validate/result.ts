import type { JsonResult } from '../terminal/json-result.js';

/** `validate --json`. */
export interface ValidateResult extends JsonResult {
  /** The ones that were checked; empty when the configuration can't be read. */
  readonly stages: readonly string[];
}
