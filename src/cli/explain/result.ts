import type { KnownCode } from '../../compiler/problem/codes.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `explain --json`. */
export interface ExplainResult extends JsonResult {
  /** The one that was asked for, else all. */
  readonly codes: readonly KnownCode[];
}
