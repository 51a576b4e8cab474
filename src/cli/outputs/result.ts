import type { JsonResult } from '../terminal/json-result.js';

/** `outputs --json`. */
export interface OutputsResult extends JsonResult {
  readonly stage: string;
  readonly stackName: string;
  readonly outputs: { readonly [name: string]: string };
}
