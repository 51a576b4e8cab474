import { distinct } from '../../compiler/cloudformation/distinct.js';
import { locate } from '../../compiler/config/parse-config.js';
import { resolveStage, type StageConfig } from '../../compiler/config/resolve-stage.js';
import type { ConfigFile } from '../../compiler/config/generated/config-file.js';
import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { inNoRegion, stageRegions } from '../../compiler/config/stage-regions.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { hasRegions, listStages, readStage, type StageRead } from '../read/read-stage.js';
import type { PackageOptions } from './package-options.js';
import { compileSettings, packageStage } from './package-stage.js';
import type { PackagedStage } from './packaged-stage.js';
import { regionDifferences } from './region-differences.js';
import { type SharedWork, sharedWork } from './shared-work.js';

/** What to package of a project with several stages or regions. */
export interface PackageTreeOptions extends Omit<PackageOptions, 'stage' | 'region'> {
  /** The stages' names. Default: all that the configuration lists, or `dev` if it lists none. */
  readonly stages?: readonly string[];
  /**
   * Whether to package each stage for each region that it is deployed to. Default false: for any region. Of all stages, one that is in none of the
   * regions is packaged for any.
   */
  readonly allRegions?: boolean;
}

/**
 * Packages several stages, each for all of its regions or for any. The app is bundled once for what needs the same bundle, and the regions of a stage
 * must have the same code, and templates that differ only in what the settings of the regions say.
 *
 * @returns one package for each stage and region, in the order of the configuration
 * @throws ProblemError with the problems of all of them
 */
export async function packageTree(options: PackageTreeOptions, shared: SharedWork = sharedWork()): Promise<readonly PackagedStage[]> {
  const { project, progress, allRegions = false } = options;
  const stages = options.stages ?? (await listStages(project));
  const packages: PackagedStage[] = [];
  const problems: Problem[] = [];
  for (const stage of stages) {
    const regions = allRegions ? await targetsOf(options, stage) : [undefined];
    const ofStage: PackagedStage[] = [];
    for (const region of regions) {
      const steps = progress && { progress: (step: string) => progress(`stage ${stageInRegion({ stage, region })}: ${step}`) };
      try {
        ofStage.push(await packageStage({ ...options, stage, region, ...steps, zipsAbove: region !== undefined }, shared));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.push(...error.problems);
      }
    }
    if (!regions.includes(undefined) && ofStage.length === regions.length) problems.push(...(await checkRegions(options, ofStage, shared)));
    packages.push(...ofStage);
  }
  if (packages.length > 0 && problems.length === 0) return packages;
  throw new ProblemError(distinct([...packages.flatMap((one) => one.problems), ...problems]));
}

/** What to package of a stage; undefined for any region. */
async function targetsOf({ project, stages }: PackageTreeOptions, stage: string): Promise<readonly (string | undefined)[]> {
  const read = await readStage(project, stage);
  const isLeftOut = hasRegions(read) && stageRegions(read.config.regions, stage).length === 0;
  return isLeftOut && stages === undefined ? [undefined] : regionsIn(read);
}

/** The regions that a stage is deployed to. @throws ProblemError if there are none */
export async function regionsOf({ project }: Pick<PackageTreeOptions, 'project'>, stage: string): Promise<readonly string[]> {
  return regionsIn(await readStage(project, stage));
}

function regionsIn(read: StageRead): readonly string[] {
  const { config, source } = read;
  const regions = stageRegions(config.regions, config.stage);
  if (regions.length > 0) return regions;
  const problem = hasRegions(read) ? inNoRegion(config) : withoutRegions(config.file);
  throw new ProblemError(locate(source, config.file, [problem]));
}

function withoutRegions(file: string): Problem {
  const message = 'the configuration has no regions';
  const fix = 'add those that the stage is deployed to, such as "regions": {"eu-west-1": {}}';
  return { code: 'region-not-configured', severity: 'error', where: { file, path: ['regions'] }, message, fix };
}

/** Without their own settings, all regions of a stage must be the same. */
async function checkRegions(options: PackageTreeOptions, packages: readonly PackagedStage[], shared: SharedWork): Promise<Problem[]> {
  const { project } = options;
  const plain: PackagedStage[] = [];
  for (const one of packages) {
    const { stage, region, regions } = one.config;
    const { written } = await readStage(project, stage);
    const config = resolveStage(withoutSettings(written, regions), project.configFile, stage, region);
    // Without its settings, a region may refer to what is elsewhere; it is not deployed like that.
    const plainly = { ...options, stage, region: region!, forDeployment: false, progress: () => undefined };
    const compiled = await compileSettings(plainly, config, shared, false);
    plain.push({ ...one, template: compiled.template });
  }
  return regionDifferences(plain, packages);
}

function withoutSettings(written: ConfigFile, regions: StageConfig['regions']): ConfigFile {
  return {
    ...written,
    regions: Object.fromEntries(Object.entries(regions).map(([name, { primary, stages }]) => [name, { primary, stages: stages && [...stages] }])),
  };
}
