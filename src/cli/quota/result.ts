import type { StageQuotas } from '../../project/stage/measure-quotas.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `quota --json`; `ok` is false if AWS would refuse the stage. */
export interface QuotaResult extends JsonResult, StageQuotas {
  readonly problems: JsonResult['problems'];
}
