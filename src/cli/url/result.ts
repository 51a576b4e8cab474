import type { JsonResult } from '../terminal/json-result.js';

/** `url --json`. */
export interface UrlResult extends JsonResult {
  readonly stage: string;
  readonly url: string;
}
