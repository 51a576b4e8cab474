import type { JsonResult } from '../terminal/json-result.js';
import type { WorkflowSummary } from './summary.js';

/** `new-workflow --json`. */
export interface NewWorkflowResult extends JsonResult, WorkflowSummary {
  readonly ok: true;
}
