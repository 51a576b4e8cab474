import { stageOptions } from '../config/stage-options.js';
import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import type { Ledger, Release } from './ledger.js';

/** Where a ledger belongs. */
export interface LedgerContext {
  readonly stage: string;
  /** Null for any region. */
  readonly region?: string | null;
  /** As problems name it: `.chalice/releases/prod.json`. */
  readonly file: string;
  /** The stage's ledger from before it had regions, if there is one. */
  readonly fileWithoutRegion?: string | undefined;
  /** The configuration, as problems name it. */
  readonly configFile: string;
}

/** What comes of a step. */
export interface Step {
  /** The ledger to write; undefined if a problem is an error, and the file stays as it is. */
  readonly ledger: Ledger | undefined;
  readonly problems: readonly Problem[];
  /** Full sentences: what is worth knowing, and no problem. */
  readonly notes: readonly string[];
}

export function refused(problems: readonly Problem[]): Step {
  return { ledger: undefined, problems, notes: [] };
}

export function done(ledger: Ledger, problems: readonly Problem[] = [], notes: readonly string[] = []): Step {
  return { ledger, problems, notes };
}

/** An error about a ledger as a whole. */
export function ledgerError({ file }: LedgerContext, code: ErrorCode, message: string, fix: string): Problem {
  return { code, severity: 'error', where: { file }, message, fix };
}

/** A warning about a ledger as a whole. */
export function ledgerWarning({ file }: LedgerContext, code: WarningCode, message: string, fix: string): Problem {
  return { code, severity: 'warning', where: { file }, message, fix };
}

/** `tschalice release start --stage prod`. */
export function commandOf({ stage, region = null }: Pick<LedgerContext, 'stage' | 'region'>, words: string): string {
  return `tschalice release ${words} ${stageOptions({ stage, region })}`;
}

/** What the ledger holds of a release: a source's or a candidate's, without all else. */
export function recordOf({ id, functions, api, roles }: Release): Release {
  return { id, functions, api, roles };
}

/** What to do about a ledger that cannot be right. */
export const restoreLedger = 'restore the file from git; the commands of `tschalice release` write it';

export function missingLedger(context: LedgerContext): Problem {
  const message = `stage '${context.stage}' has releases, but no ledger that says what is live`;
  const make = `make it with \`${commandOf(context, 'init')}\`, and commit it`;
  const { file, fileWithoutRegion: earlier, region } = context;
  const fix = earlier === undefined ? make : `rename ${earlier} to ${file} if it is the ledger of the stack in ${region}; otherwise ${make}`;
  return ledgerError(context, 'release-ledger-missing', message, fix);
}

export function missingCandidate(context: LedgerContext): Problem {
  const message = `stage '${context.stage}' has no candidate`;
  return ledgerError(context, 'release-step', message, `begin a release with \`${commandOf(context, 'start')}\``);
}
