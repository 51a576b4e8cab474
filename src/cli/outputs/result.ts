import type { StageOutputs } from '../../project/deploy/read-outputs.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `outputs --json`. */
export interface OutputsResult extends JsonResult, StageOutputs {}
