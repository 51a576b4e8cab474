import type { Ledger } from '../../compiler/release/ledger.js';
import { renderLedger } from '../../compiler/release/render-ledger.js';
import { type Audience, whoGetsWhat } from '../../compiler/release/who-gets-what.js';
import type { ReleaseChange } from '../../project/release/change-release.js';
import type { ReleaseStatus } from '../../project/release/release-status.js';
import type { JsonResult } from '../terminal/json-result.js';
import type { NextCommand } from './next-commands.js';

/** `release --json` of a step that was made. */
export interface ReleaseResult extends JsonResult {
  readonly ok: true;
  readonly stage: string;
  /** The ledger, relative to the project folder. */
  readonly file: string;
  /** As the file was, without its `$schema`; null without one. */
  readonly before: object | null;
  readonly after: object;
  /** Who gets what, as `after` says. */
  readonly traffic: readonly Audience[];
  readonly notes: readonly string[];
  /** What makes it so. */
  readonly next: readonly NextCommand[];
}

/** `release status --json`; `ok` is false if the stage does not package. */
export interface ReleaseStatusResult extends JsonResult {
  readonly stage: string;
  readonly strategy: ReleaseStatus['strategy'];
  readonly file: string;
  readonly ledger: object;
  readonly traffic: readonly Audience[];
  readonly source: ReleaseStatus['source'];
  /** Steps that are possible now. */
  readonly next: readonly NextCommand[];
}

export function changeResult({ stage, file, before, after, notes }: ReleaseChange, next: readonly NextCommand[]): Omit<ReleaseResult, 'ok' | 'problems'> {
  return { stage, file, before: before === null ? null : documentOf(before), after: documentOf(after), traffic: whoGetsWhat(after), notes, next };
}

export function statusResult(
  { stage, strategy, file, ledger, source }: ReleaseStatus,
  next: readonly NextCommand[],
): Omit<ReleaseStatusResult, 'ok' | 'problems'> {
  return { stage, strategy, file, ledger: documentOf(ledger), traffic: whoGetsWhat(ledger), source, next };
}

function documentOf(ledger: Ledger): object {
  const { $schema: _, ...document } = JSON.parse(renderLedger(ledger)) as { readonly [key: string]: unknown };
  return document;
}
