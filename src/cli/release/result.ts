import type { Ledger } from '../../compiler/release/ledger.js';
import { renderLedger } from '../../compiler/release/render-ledger.js';
import { type Audience, whoGetsWhat } from '../../compiler/release/who-gets-what.js';
import type { ReleaseChange } from '../../project/release/change-release.js';
import type { ReleaseStatus } from '../../project/release/release-status.js';
import type { JsonResult } from '../terminal/json-result.js';
import type { NextCommand } from './next-commands.js';

/** A step that was made, in one region or in any. */
interface ChangeResult {
  readonly stage: string;
  /** Null for a stage that is packaged for any region. */
  readonly region: string | null;
  /** The ledger, relative to the project folder. */
  readonly file: string;
  /** As the file was, without its `$schema`; null without one. */
  readonly before: object | null;
  readonly after: object;
  /** Who gets what, as `after` says. */
  readonly traffic: readonly Audience[];
  readonly notes: readonly string[];
}

/** `release --json` of a step. */
export interface ReleaseResult extends JsonResult, ChangeResult {
  readonly ok: true;
  /** What makes it so. */
  readonly next: readonly NextCommand[];
}

/** `release --all-regions --json` of a step. */
export interface ReleaseRegionsResult extends JsonResult {
  readonly ok: true;
  readonly stage: string;
  readonly regions: readonly ChangeResult[];
  readonly next: readonly NextCommand[];
}

/** `release status --json`; `ok` is false if the stage does not package. */
export interface ReleaseStatusResult extends JsonResult {
  readonly stage: string;
  readonly region: string | null;
  readonly strategy: ReleaseStatus['strategy'];
  readonly candidateStrategy: ReleaseStatus['candidateStrategy'];
  readonly file: string;
  readonly ledger: object;
  readonly traffic: readonly Audience[];
  readonly source: ReleaseStatus['source'];
  /** Steps that are possible now. */
  readonly next: readonly NextCommand[];
}

export function changeResult({ stage, region, file, before, after, notes }: ReleaseChange): ChangeResult {
  return { stage, region, file, before: before === null ? null : documentOf(before), after: documentOf(after), traffic: whoGetsWhat(after), notes };
}

export function statusResult(
  { stage, region, strategy, candidateStrategy, file, ledger, source }: ReleaseStatus,
  next: readonly NextCommand[],
): Omit<ReleaseStatusResult, 'ok' | 'problems'> {
  return { stage, region, strategy, candidateStrategy, file, ledger: documentOf(ledger), traffic: whoGetsWhat(ledger), source, next };
}

function documentOf(ledger: Ledger): object {
  const { $schema: _, ...document } = JSON.parse(renderLedger(ledger)) as { readonly [key: string]: unknown };
  return document;
}
