import type { ExplainedPolicy } from '../../project/stage/explained-policy.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `explain-policy --json`. */
export interface ExplainPolicyResult extends JsonResult, ExplainedPolicy {
  readonly problems: JsonResult['problems'];
}
