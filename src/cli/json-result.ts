import type { Problem } from '../problem/problem.js';
import type { OutputDifference } from '../project/compare-outputs.js';
import type { PipelineSummary } from './pipeline-summary.js';
import type { PackageSummary } from './summary.js';

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

export function printJson(result: PackageResult | PipelineResult | CheckResult | NewProjectResult | StartersResult | FailedResult | ValidateResult): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
