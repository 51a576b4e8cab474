import type { GeneratedPolicy } from '../../project/stage/generate-policy.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `gen-policy --json`. */
export interface GenPolicyResult extends JsonResult, GeneratedPolicy {
  readonly problems: JsonResult['problems'];
}
