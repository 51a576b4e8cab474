import type { StageState } from '../../project/deploy/list-stage-states.js';
import type { StageComparison } from '../../project/parity/compare-stages.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `stages --json`. */
export interface StagesResult extends JsonResult {
  readonly stages: readonly StageState[];
}

/** `stages compare --json`; `ok` is false if no setting causes a difference. */
export interface StagesCompareResult extends JsonResult, StageComparison {
  readonly problems: JsonResult['problems'];
}
