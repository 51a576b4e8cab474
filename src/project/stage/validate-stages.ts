import { stageRegions } from '../../compiler/config/stage-regions.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { listStages, readStage, stageToCheck } from '../read/read-stage.js';
import type { PackageOptions } from './package-options.js';
import { packageTree, type PackageTreeOptions } from './package-tree.js';
import { packageStage } from './package-stage.js';
import { type SharedWork, sharedWork } from './shared-work.js';

/** What to check. */
export interface ValidateOptions extends Omit<PackageOptions, 'stage' | 'region' | 'zipsAbove' | 'outputPath' | 'prove'> {
  /** Default: all stages that the configuration lists, or `dev` if it lists none. */
  readonly stages?: readonly string[];
}

/** The stages that were checked, and their problems. */
export interface ValidatedStages {
  /** The stages that were checked; empty if the configuration cannot be read. */
  readonly stages: readonly string[];
  /** Errors and warnings, each once, even if it is the same on several stages. */
  readonly problems: readonly Problem[];
}

/**
 * Checks stages as packaging does, like `tschalice validate`, and returns all problems at once. It writes and prints nothing, never ends
 * the process, and throws no ProblemError: `hasErrors(problems)` says whether the stages can be packaged.
 */
export async function validateStages(options: ValidateOptions): Promise<ValidatedStages> {
  const { project, progress } = options;
  const found = new Map<string, Problem>();
  const take = (problems: readonly Problem[]): void => {
    for (const problem of problems) found.set(JSON.stringify(problem), problem);
  };
  const shared = sharedWork();
  let stages: readonly string[] = [];
  try {
    stages = options.stages ?? (await listStages(project));
    for (const stage of stages) {
      const steps = progress && { progress: (step: string) => progress(`stage ${stage}: ${step}`) };
      const ofRegions = await validateRegions({ ...options, stages: [stage], allRegions: true, ...steps }, shared);
      // What is deployed to regions is never without one.
      take(ofRegions ?? (await validateStage({ ...options, stage, ...steps }, shared)));
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // The stages are not known for sure, but the app can be checked.
    const stage = await stageToCheck(project).catch(() => undefined);
    take(stage === undefined ? error.problems : await validateStage({ ...options, stage }, shared));
  }
  return { stages, problems: [...found.values()] };
}

/** The same for each region that the stage is deployed to, if the configuration has some. */
async function validateRegions(options: PackageTreeOptions, shared: SharedWork): Promise<readonly Problem[] | undefined> {
  const { config } = await readStage(options.project, options.stages![0]!).catch(() => ({ config: undefined }));
  if (config === undefined || stageRegions(config.regions, config.stage).length === 0) return undefined;
  try {
    return (await packageTree(options, shared)).flatMap(({ problems }) => problems);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/** All problems of one stage: those of packaging it, without writing anything. */
async function validateStage(options: PackageOptions, shared: SharedWork): Promise<readonly Problem[]> {
  try {
    return (await packageStage(options, shared)).problems;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
