import { join } from 'node:path';
import type { ReleaseSettings } from '../../compiler/config/release.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { checkOverrides } from '../../compiler/model/check-stage-variables.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { checkStrategy } from '../../compiler/release/check-strategy.js';
import { abortRelease } from '../../compiler/release/abort-release.js';
import { initLedger } from '../../compiler/release/init-ledger.js';
import type { Ledger, StageVariables } from '../../compiler/release/ledger.js';
import { promoteRelease } from '../../compiler/release/promote-release.js';
import { renderLedger } from '../../compiler/release/render-ledger.js';
import { rollbackRelease } from '../../compiler/release/rollback-release.js';
import { startRelease } from '../../compiler/release/start-release.js';
import { type LedgerContext, refused, type Step } from '../../compiler/release/step.js';
import { stepRelease } from '../../compiler/release/step-release.js';
import { inLockedFolder, replaceFiles } from '../disk/write-files.js';
import { ledgerFolder, ledgerName, type ReadLedger, readLedger } from '../read/read-ledger.js';
import type { PackageOptions } from '../stage/package-options.js';
import { type PackedSource, packSource } from '../stage/package-stage.js';
import { ledgerContext } from '../stage/stage-release.js';
import { type ReleaseConfig, releaseConfig } from './release-config.js';

/** What to do with the releases of a stage. */
export type ReleaseStep =
  | { readonly kind: 'init'; readonly force?: boolean }
  | { readonly kind: 'start'; readonly percent?: number | undefined; readonly stageVariables?: StageVariables | undefined }
  | { readonly kind: 'step'; readonly percent: number }
  | { readonly kind: 'promote' | 'rollback' | 'abort' };

/** The stage, and what to compile it from. */
export type ReleaseSourceOptions = Omit<PackageOptions, 'templateFormat' | 'prove' | 'forDeployment' | 'shell'>;

/** The stage, what to compile it from, and the step. */
export interface ReleaseOptions extends ReleaseSourceOptions {
  /** What to do. */
  readonly step: ReleaseStep;
}

/** A step that was made. */
export interface ReleaseChange {
  /** Its name. */
  readonly stage: string;
  /** Null for a stage that is packaged for any region. */
  readonly region: string | null;
  /** `.chalice/releases/prod.json`, which is written. */
  readonly file: string;
  /** Null without an earlier ledger. */
  readonly before: Ledger | null;
  /** The ledger as it is now. */
  readonly after: Ledger;
  /** Full sentences: what is worth knowing, and no problem. */
  readonly notes: readonly string[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Makes a step of a release, like `tschalice release`: changes `.chalice/releases/<stage>.json`, and nothing else. `init` and `start` package the
 * stage, without writing or proving anything; the other steps only read the configuration and the ledger. AWS is not asked.
 *
 * @throws ProblemError if the step is not possible; the file is then as it was
 */
export async function changeRelease(options: ReleaseOptions): Promise<ReleaseChange> {
  return (await changeReleases(options, [options.region]))[0]!;
}

/**
 * Makes a step in several regions, each of which has a ledger of its own: `.chalice/releases/<stage>.<region>.json`.
 *
 * @param regions of the configuration
 * @throws ProblemError if the step is not possible in one of them; all files are then as they were
 */
export async function changeReleases(options: ReleaseOptions, regions: readonly (string | undefined)[]): Promise<readonly ReleaseChange[]> {
  const { project, step } = options;
  const prepared: Prepared[] = [];
  for (const region of regions) prepared.push(await prepare({ ...options, region }));
  const folder = join(project.directory, ledgerFolder);
  // Nobody else may make a step between reading and writing.
  return inLockedFolder(folder, ledgerFolder, async () => {
    const changes: ReleaseChange[] = [];
    const found: Problem[] = [];
    for (const one of prepared) {
      const { stage, region } = one.config;
      const read = await readLedger(project, stage, region);
      const made = makeStep(step, read, one.packed, one.settings, ledgerContext(project, one.config, read.file));
      const problems = [...one.problems, ...made.problems];
      found.push(...problems);
      if (made.ledger === undefined) continue;
      changes.push({ stage, region, file: read.file, before: read.ledger ?? null, after: made.ledger, notes: made.notes, problems });
    }
    if (changes.length < prepared.length || hasErrors(found)) throw new ProblemError(distinct(found));
    const files = changes.map(({ stage, region, after }) => ({ name: ledgerName(stage, region), content: Buffer.from(renderLedger(after)) }));
    await replaceFiles(folder, files, ledgerFolder);
    return changes;
  });
}

interface Prepared extends ReleaseConfig {
  readonly packed: PackedSource | undefined;
}

async function prepare(options: ReleaseOptions): Promise<Prepared> {
  const { project, step } = options;
  const found = await releaseConfig(options);
  // It must be inside of the project before anything is made there.
  await readLedger(project, found.config.stage, found.config.region);
  const packed = step.kind === 'init' || step.kind === 'start' ? await packSource(options) : undefined;
  return { ...found, packed, problems: packed?.problems ?? found.problems };
}

function makeStep(
  step: ReleaseStep,
  { ledger, problems }: ReadLedger,
  packed: PackedSource | undefined,
  settings: ReleaseSettings,
  context: LedgerContext,
): Step {
  // What is damaged can be forgotten.
  if (hasErrors(problems) && !(step.kind === 'init' && step.force === true)) return refused(problems);
  switch (step.kind) {
    case 'init':
      return initLedger(ledger, packed!.source, { force: step.force === true }, context);
    case 'start': {
      const wrong = checkOverrides(packed!.definition, step.stageVariables ?? {}, { file: '--stage-variable' });
      const started = startRelease(ledger, packed!.source, settings, step, context);
      return { ...started, problems: [...wrong, ...started.problems] };
    }
    case 'step': {
      const wrong = checkStrategy(ledger?.candidate, settings, context);
      return wrong.length > 0 ? refused(wrong) : stepRelease(ledger, step.percent, context);
    }
    case 'promote':
      return promoteRelease(ledger, context);
    case 'rollback':
      return rollbackRelease(ledger, context);
    case 'abort':
      return abortRelease(ledger, context);
  }
}
