import type { KnownCode } from '../../compiler/problem/codes.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `explain --json`. */
export interface ExplainResult extends JsonResult {
  /** The given code, or all codes. */
  readonly codes: readonly KnownCode[];
}
