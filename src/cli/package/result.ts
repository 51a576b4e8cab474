import type { OutputDifference } from '../../project/stage/compare-outputs.js';
import type { JsonResult } from '../terminal/json-result.js';
import type { PackageSummary } from './summary.js';

/** `package --json`. */
export interface PackageResult extends JsonResult, PackageSummary {
  readonly ok: true;
}

/** `package --check --json`. Not `ok` if there are differences. */
export interface CheckResult extends JsonResult {
  readonly app: string;
  readonly stage: string;
  /** The folder or, with `--single-file`, the zip. Relative to the user's working folder. */
  readonly out: string;
  readonly differences: readonly OutputDifference[];
}

/** `package --all-stages` and `package --all-regions` with `--json`. */
export interface PackageTreeResult extends JsonResult {
  readonly ok: true;
  /** One for each stage and region. */
  readonly packages: readonly (PackageSummary & { readonly region: string | null })[];
}

/** The same with `--check`. Not `ok` if there are differences. */
export interface CheckTreeResult extends JsonResult {
  readonly app: string;
  readonly packages: readonly { readonly stage: string; readonly region: string | null }[];
  /** The folder, relative to the user's working folder. */
  readonly out: string;
  /** The files have their paths in the folder. */
  readonly differences: readonly OutputDifference[];
}
