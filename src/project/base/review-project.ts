import { diffStages, type StageSide } from '../../compiler/diff/diff-stages.js';
import type { ChangeKind } from '../../compiler/diff/stage-diff.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { type Review, reviewStages, type StageInput } from '../../compiler/review/review.js';
import { stageInput } from '../../compiler/review/stage-input.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { listStages } from '../read/read-stage.js';
import { readWaivers } from '../read/read-waivers.js';
import type { PackageOptions } from '../stage/package-options.js';
import { sharedWork } from '../stage/shared-work.js';
import { readBaseTemplate } from './base-template.js';
import { packagedSide } from './packaged-side.js';

/** What to compare with what, and what stops. */
export interface ReviewProjectOptions extends Omit<PackageOptions, 'stage' | 'templateFormat' | 'outputPath' | 'prove' | 'forDeployment' | 'shell'> {
  /** Default: all stages that the configuration lists, or `dev` if it lists none. */
  readonly stages?: readonly string[];
  /** The earlier template, for one stage. Absolute. */
  readonly baseTemplate: string;
  /** Its path in messages. Default: the shortest one from the project folder. */
  readonly shownBase?: string;
  /** The kinds of changes that stop. Default none. */
  readonly failOn?: readonly ChangeKind[];
}

/** A review, and what else is to be told. */
export interface ReviewedProject {
  /** For `renderReview`. */
  readonly review: Review;
  /** Warnings of packaging the project as it is now. Those of waivers are in the review. */
  readonly problems: readonly Problem[];
}

/**
 * Compares what a project's stages are now with what they were, like `tschalice diff`. It writes and prints nothing.
 *
 * @throws ProblemError if the sides cannot be compared
 */
export async function reviewProject(options: ReviewProjectOptions): Promise<ReviewedProject> {
  const { project, failOn = [], today } = options;
  const listed = await listStages(project);
  const stages = options.stages ?? listed;
  const { waivers, problems: ofWaivers } = await readWaivers(project, [...listed, ...stages]).catch((error: unknown) =>
    rethrowUnreadable(error, project.directory),
  );
  const { inputs, problems } = await compareStages(options, stages, ofWaivers);
  return { review: reviewStages(inputs, { failOn, waivers, today }), problems };
}

interface Compared {
  readonly inputs: readonly StageInput[];
  readonly problems: readonly Problem[];
}

/** @throws ProblemError with the problems of both sides */
async function compareStages(options: ReviewProjectOptions, stages: readonly string[], earlier: readonly Problem[]): Promise<Compared> {
  const [shared, inputs] = [sharedWork(), [] as StageInput[]];
  const found = new Map<string, Problem>();
  const take = (problems: readonly Problem[]): void => {
    for (const problem of problems) found.set(JSON.stringify(problem), problem);
  };
  /** Undefined if it failed; its problems are then among those that were found. */
  const attempt = async <T>(step: Promise<T>): Promise<T | undefined> =>
    step.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      take(error.problems);
      return undefined;
    });
  take(earlier);
  for (const stage of stages) {
    const before = await attempt(baseSide(options));
    const after = await attempt(packagedSide({ ...options, stage }, shared));
    if (after !== undefined) take(after.problems);
    if (before !== undefined && after !== undefined) inputs.push(stageInput(await diffStages(stage, before, after.side), before, after.side));
  }
  const problems = [...found.values()];
  if (hasErrors(problems)) throw new ProblemError(problems);
  return { inputs, problems };
}

async function baseSide({ project, baseTemplate, shownBase }: ReviewProjectOptions): Promise<StageSide> {
  return readBaseTemplate(baseTemplate, shownPlace(project.directory, baseTemplate, shownBase), project.directory);
}
