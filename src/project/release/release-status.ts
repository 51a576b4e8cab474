import type { ReleaseSettings } from '../../compiler/config/release.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { type Ledger, strategyOf } from '../../compiler/release/ledger.js';
import { type ReleaseState, releaseState } from '../../compiler/release/release-state.js';
import { missingLedger } from '../../compiler/release/step.js';
import { readLedger } from '../read/read-ledger.js';
import { type PackedSource, packSource } from '../stage/package-stage.js';
import { ledgerContext } from '../stage/stage-release.js';
import type { ReleaseSourceOptions } from './change-release.js';
import { releaseConfig } from './release-config.js';

/** The releases of a stage. */
export interface ReleaseStatus {
  /** Its name. */
  readonly stage: string;
  /** Null for a stage that is packaged for any region. */
  readonly region: string | null;
  /** As configured: that of the next start. */
  readonly strategy: ReleaseSettings['strategy'];
  /** That with which the candidate was started; null without a candidate. The stage cannot be packaged while it is another one. */
  readonly candidateStrategy: ReleaseSettings['strategy'] | null;
  /** `.chalice/releases/prod.json` */
  readonly file: string;
  /** What is live, what is to be, what was. */
  readonly ledger: Ledger;
  /** The release that the source makes; null if the stage does not package, which is then among the problems. */
  readonly source: { readonly id: string; readonly state: ReleaseState | null } | null;
  /** Those of packaging the source, errors too. */
  readonly problems: readonly Problem[];
}

/**
 * What the ledger of a stage says, and what the source is to it, like `tschalice release status`. It writes nothing, and does not ask AWS.
 *
 * @throws ProblemError without a ledger that can be used
 */
export async function readReleaseStatus(options: ReleaseSourceOptions): Promise<ReleaseStatus> {
  const { project, stage } = options;
  const { config, settings } = await releaseConfig(options);
  const { file, ledger, problems: ofLedger } = await readLedger(project, stage, config.region);
  if (hasErrors(ofLedger)) throw new ProblemError(ofLedger);
  if (ledger === undefined) throw new ProblemError([missingLedger(ledgerContext(project, config, file))]);
  const { packed, problems } = await attempt(packSource(options));
  const candidateStrategy = ledger.candidate === undefined ? null : strategyOf(ledger.candidate);
  const source = packed === undefined ? null : { id: packed.source.id, state: releaseState(ledger, packed.source.id) ?? null };
  return { stage, region: config.region, strategy: settings.strategy, candidateStrategy, file, ledger, source, problems };
}

async function attempt(packing: Promise<PackedSource>): Promise<{ packed: PackedSource | undefined; problems: readonly Problem[] }> {
  try {
    const packed = await packing;
    return { packed, problems: packed.problems };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { packed: undefined, problems: error.problems };
  }
}
