import type { Problem } from '../../compiler/problem/problem.js';
import type { OutputDifference } from '../../project/stage/compare-outputs.js';
import type { PipelineSummary } from '../generate-pipeline/text.js';
import type { DeployedStage } from '../../project/deploy/deployed-files.js';
import type { Note } from '../package/notes.js';
import type { PackageSummary } from '../package/summary.js';

/** What `--json` prints, for every command and outcome but wrong usage. */
interface JsonResult {
  /** Whether the exit status is 0. */
  readonly ok: boolean;
  /** All that was found; with `ok`, warnings only. */
  readonly problems: readonly Problem[];
}

/** `package --json` that has written. */
export interface PackageResult extends JsonResult, PackageSummary {
  readonly ok: true;
}

/** `package --check --json`; not `ok` when there are differences. */
export interface CheckResult extends JsonResult {
  readonly app: string;
  readonly stage: string;
  /** The folder or, with `--single-file`, the zip, as the user sees it. */
  readonly out: string;
  readonly differences: readonly OutputDifference[];
}

/** `new-project --json` that has written. */
export interface NewProjectResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly starter: string;
  /** As the user sees it. */
  readonly folder: string;
  /** As the user sees them, in order of their names. */
  readonly files: readonly string[];
  /** The commands that come next, for a POSIX shell in the folder where the user stands. */
  readonly next: readonly string[];
}

/** `new-project --list --json`. */
export interface StartersResult extends JsonResult {
  readonly ok: true;
  readonly starters: readonly { readonly name: string; readonly about: string }[];
}

/** Of `package`, with `--check` or without, and `new-project`, when there are errors. */
export interface FailedResult extends JsonResult {
  readonly ok: false;
}

/** `validate --json`. */
export interface ValidateResult extends JsonResult {
  /** The ones that were checked; empty when the configuration can't be read. */
  readonly stages: readonly string[];
}

/** `generate-pipeline --json` that has written. */
export interface PipelineResult extends JsonResult, PipelineSummary {
  readonly ok: true;
}

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

/** `url --json`. */
export interface UrlResult extends JsonResult {
  readonly stage: string;
  readonly url: string;
}

/** `outputs --json`. */
export interface OutputsResult extends JsonResult {
  readonly stage: string;
  readonly stackName: string;
  readonly outputs: { readonly [name: string]: string };
}

/** `delete --json`. */
export interface DeleteResult extends JsonResult {
  readonly stage: string;
  readonly stackName: string;
  /** False where there was no stack. */
  readonly deleted: boolean;
}

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

type Result =
  | PackageResult
  | CheckResult
  | FailedResult
  | ValidateResult
  | PipelineResult
  | NewProjectResult
  | StartersResult
  | DeployResult
  | UrlResult
  | OutputsResult
  | DeleteResult
  | StagesResult;

export function printJson(result: Result): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
