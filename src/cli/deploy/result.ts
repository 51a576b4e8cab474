import type { DeployedStage } from '../../project/deploy/deployed-files.js';
import type { Note } from '../package/notes.js';
import type { JsonResult } from '../terminal/json-result.js';

/** `deploy --json`. */
export interface DeployResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly stage: string;
  readonly stackName: string;
  /** What was done: `change-set` and, where there would be no change, `none` with `--no-execute` only. */
  readonly result: 'deployed' | 'unchanged' | 'change-set' | 'none';
  /** Null with `--no-execute`. */
  readonly deployed: {
    readonly region: string;
    /** Of the REST API, else of the websocket API. */
    readonly url: string | null;
    readonly outputs: { readonly [name: string]: string };
    /** As in the deployed values. */
    readonly resources: DeployedStage['values']['resources'];
    /** The deployed values, relative to the project folder. */
    readonly file: string;
  } | null;
  /** With `--no-execute`: its ARN, and the commands to look at it and to execute it. */
  readonly changeSet: { readonly id: string; readonly next: readonly string[] } | null;
  readonly notes: readonly Note[];
}
