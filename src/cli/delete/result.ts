import type { StageDeletion } from '../../project/deploy/delete-stage.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `delete --json`. */
export interface DeleteResult extends JsonResult, StageDeletion {}
