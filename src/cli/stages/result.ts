import type { StageState } from '../../project/deploy/list-stage-states.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `stages --json`. */
export interface StagesResult extends JsonResult {
  readonly stages: readonly StageState[];
}
