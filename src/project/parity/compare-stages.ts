import { resolveStage } from '../../compiler/config/resolve-stage.js';
import { primaryOf, stageRegions } from '../../compiler/config/stage-regions.js';
import type { ChangeDetail } from '../../compiler/diff/stage-diff.js';
import { shownValues } from '../../compiler/diff/shown-value.js';
import { type ChainLink, type ExplainedDifference, explainDifferences } from '../../compiler/parity/explain-differences.js';
import { type SettingStep, settingSteps, type StagePair, withSteps } from '../../compiler/parity/setting-step.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Source } from '../../compiler/syntax/source.js';
import { readAnyStage } from '../read/read-stage.js';
import type { PackedProject } from '../stage/compiled-project.js';
import type { PackageOptions } from '../stage/package-options.js';
import { type CompiledSettings, compileSettings, packWithoutQuotas } from '../stage/package-stage.js';
import { sharedWork } from '../stage/shared-work.js';
import { contentOf, haveSameCode } from './stage-content.js';
import { unexplained } from './unexplained.js';

/** Which stages to compare. */
export interface CompareStagesOptions extends Pick<PackageOptions, 'project' | 'mergeTemplates' | 'envFiles' | 'today' | 'progress'> {
  /** A region that both are deployed to. Default: the primary one, or the first other one. */
  readonly region?: string | undefined;
  /** The name of the stage that the other one is compared with. */
  readonly from: string;
  /** The name of the other one. */
  readonly to: string;
}

/** What causes that two stages differ. */
export type DifferenceCause =
  /** A setting, `stages.prod.lambda_memory_size`, and where it stands. */
  | { readonly config: string; readonly file: string; readonly line?: number; readonly column?: number }
  /** The policy file that a stage has by its name: `.chalice/policy-prod.json`. */
  | { readonly file: string }
  /** The second stage's name. */
  | { readonly stageName: string };

/** One place in which two stages differ. */
export interface StageDifference extends ChangeDetail {
  /** In the template, from its root; or a zip, and the path of a file in it. What looks secret is masked. */
  readonly path: ChangeDetail['path'];
  /** Empty if no setting causes it. */
  readonly causes: readonly DifferenceCause[];
}

/** How two stages differ. */
export interface StageComparison extends StagePair {
  /** The region whose settings count; null where no region has both. */
  readonly region: string | null;
  /** In the order of the template. */
  readonly differences: readonly StageDifference[];
  /** Warnings of packaging both, and an error for each difference that no setting causes. */
  readonly problems: readonly Problem[];
}

/**
 * Packages two stages, and says of each difference which settings cause it, like `tschalice stages compare`. It writes and prints nothing. What a stage has
 * released is no setting, and is not compared.
 *
 * @throws ProblemError if a stage does not package
 */
export async function compareStages(given: CompareStagesOptions): Promise<StageComparison> {
  const { project, from, to, progress } = given;
  const region = given.region ?? (await commonRegion(given));
  const options = { ...given, region };
  const pair = { from, to };
  // Each is loaded for itself, as when it is packaged alone: what depends on chance must show.
  const [ofFirst, shared] = [sharedWork(), sharedWork()];
  // What is released is not compared, so that a ledger need not be there, nor fit the source.
  const pack = (stage: string, work: typeof shared): Promise<PackedProject | ProblemError> => settled(packWithoutQuotas({ ...options, stage }, work, false));
  const sides = [await pack(from, ofFirst), await pack(to, shared)];
  const failed = sides.flatMap((side) => (side instanceof ProblemError ? side.problems : []));
  const [first, second] = sides;
  if (first === undefined || second === undefined || first instanceof ProblemError || second instanceof ProblemError) throw new ProblemError(distinct(failed));

  progress?.('trying the settings in which they differ');
  const { written, source } = await readAnyStage(project, to);
  const steps = settingSteps(written, pair, region);
  const packs = !haveSameCode(first, second);
  const compile = (taken: readonly SettingStep[]): Promise<CompiledSettings> => {
    const config = resolveStage(withSteps(written, pair, taken, region), project.configFile, to, region);
    return compileSettings({ ...options, stage: to, progress: () => undefined }, config, shared, packs);
  };
  const chain = await chainOf(steps, second, compile);
  const alone = steps.length === 1 ? chain : await aloneOf(steps, (step) => chainOf([step], second, compile));

  const quietly = { ...options, progress: () => undefined };
  const templates = [
    (await compileSettings({ ...quietly, stage: from }, first.config, ofFirst, false)).template,
    (await compileSettings({ ...quietly, stage: to }, second.config, shared, false)).template,
  ] as const;
  const contents = { from: contentOf({ ...first, template: templates[0] }), to: contentOf({ ...second, template: templates[1] }) };
  const compared = { pair, ...contents, chain, alone };
  const most = explainDifferences(compared);
  // What goes with none of them alone has several causes.
  const back = most.every(({ isAlone, steps: ofOne }) => isAlone || ofOne.length === 0) ? [] : await chainOf(steps.toReversed(), second, compile);
  const found = back.length === 0 ? most : explainDifferences({ ...compared, back });
  const shown = shownValues([contents.from.template, contents.to.template]);
  const differences = found.map((one) => differenceOf(one, { pair, source, file: project.configFile, shown }));
  const problems = found.flatMap((one, index) => (one.isUnexplained ? [unexplained(differences[index]!, pair, second.appFile)] : []));
  return { ...pair, region: region ?? null, differences, problems: [...distinct([...first.problems, ...second.problems]), ...problems] };
}

/** Where the configuration has regions, both are compared in one of them: the primary one, or another that both are deployed to. */
async function commonRegion({ project, from, to }: CompareStagesOptions): Promise<string | undefined> {
  const read = await readAnyStage(project, to).catch(() => undefined);
  const { regions = {} } = read?.config ?? {};
  const others = stageRegions(regions, to);
  const common = stageRegions(regions, from).filter((region) => others.includes(region));
  return primaryOf(regions, common);
}

function settled<T>(step: Promise<T>): Promise<T | ProblemError> {
  return step.catch((error: unknown) => {
    if (error instanceof ProblemError) return error;
    throw error;
  });
}

/** One link for each setting, or for several if only they together can be packaged. */
async function chainOf(
  steps: readonly SettingStep[],
  last: PackedProject,
  compile: (taken: readonly SettingStep[]) => Promise<CompiledSettings>,
): Promise<ChainLink[]> {
  const chain: ChainLink[] = [];
  let open: SettingStep[] = [];
  for (const [index, step] of steps.entries()) {
    open.push(step);
    const compiled = await settled(compile(steps.slice(0, index + 1)));
    if (compiled instanceof ProblemError) continue;
    chain.push({ steps: open, content: contentOf({ deploymentPackage: last.deploymentPackage, ...compiled }) });
    open = [];
  }
  return chain;
}

/** A link for each setting with which alone the stage can be packaged: a chain of one has none if it cannot. */
async function aloneOf(steps: readonly SettingStep[], chain: (step: SettingStep) => Promise<ChainLink[]>): Promise<ChainLink[]> {
  const links: ChainLink[] = [];
  for (const step of steps) links.push(...(await chain(step)));
  return links;
}

interface Telling {
  readonly pair: StagePair;
  readonly source: Source;
  readonly file: string;
  readonly shown: ReturnType<typeof shownValues>;
}

function differenceOf({ path, was, is, steps, isOfName, isUnexplained }: ExplainedDifference, { pair, source, file, shown }: Telling): StageDifference {
  const ofSteps = steps.map((step) => causeOf(step, pair, source, file));
  const causes = isUnexplained ? [] : [...ofSteps, ...(isOfName ? [{ stageName: pair.to }] : [])];
  return { path, ...(was !== undefined && { before: shown(path, was) }), ...(is !== undefined && { after: shown(path, is) }), causes };
}

function causeOf({ path, writtenAt }: SettingStep, { to }: StagePair, { place }: Source, file: string): DifferenceCause {
  if (path.length === 0) return { file: `.chalice/policy-${to}.json` };
  const { line, column } = place(writtenAt, 'key');
  return { config: writtenAt.join('.'), file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}
