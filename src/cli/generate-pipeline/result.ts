import type { JsonResult } from '../terminal/json-result.js';
import type { PipelineSummary } from './summary.js';

/** `generate-pipeline --json`. */
export interface PipelineResult extends JsonResult, PipelineSummary {
  readonly ok: true;
}
