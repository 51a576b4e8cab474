import type { JsonResult } from '../terminal/json-result.js';

/** `delete --json`. */
export interface DeleteResult extends JsonResult {
  readonly stage: string;
  readonly stackName: string;
  /** False where there was no stack. */
  readonly deleted: boolean;
}
