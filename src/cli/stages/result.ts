import type { JsonResult } from '../terminal/json-result.js';

/** `stages --json`. */
export interface StagesResult extends JsonResult {
  readonly stages: readonly StageRow[];
}

/** One stage; what is not deployed has nulls. */
export interface StageRow {
  readonly stage: string;
  /** Whether the configuration lists it. */
  readonly isConfigured: boolean;
  readonly isDeployed: boolean;
  /** Null also for what Chalice's own deploy made. */
  readonly stackName: string | null;
  readonly region: string | null;
  readonly url: string | null;
  /** Where the deployed values stand. */
  readonly file: string | null;
}
