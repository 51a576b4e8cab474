import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { listStages } from '../read/read-stage.js';
import type { PackageOptions } from './package-options.js';
import { packageStage } from './package-stage.js';
import { type SharedWork, sharedWork } from './shared-work.js';

/** What to check. */
export interface ValidateOptions extends Omit<PackageOptions, 'stage' | 'outputPath' | 'prove'> {
  /** By default all that the configuration lists; `dev` where it lists none. */
  readonly stages?: readonly string[];
}

/** What was found on the stages that were checked. */
export interface ValidatedStages {
  /** The ones that were checked; empty when the configuration can't be read. */
  readonly stages: readonly string[];
  /** Errors and warnings, each once, though most are the same on every stage. */
  readonly problems: readonly Problem[];
}

/**
 * Checks stages as packaging them does, as `tschalice validate` does, and tells all problems at once. Writes and prints nothing, never ends
 * the process, and throws no ProblemError: `hasErrors(problems)` says whether they can be packaged.
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
      take(await validateStage({ ...options, stage, ...steps }, shared));
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    take(error.problems);
  }
  return { stages, problems: [...found.values()] };
}

/** All problems of one stage: those of packaging it, which then writes nothing. */
async function validateStage(options: PackageOptions, shared: SharedWork): Promise<readonly Problem[]> {
  try {
    return (await packageStage(options, shared)).problems;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
