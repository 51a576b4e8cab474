import { distinct } from '../../compiler/cloudformation/distinct.js';
import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { stageRegions } from '../../compiler/config/stage-regions.js';
import { diffStages } from '../../compiler/diff/diff-stages.js';
import { withCauses } from '../../compiler/diff/with-causes.js';
import type { ChangeKind } from '../../compiler/diff/stage-diff.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { addedRegion, removedRegion } from '../../compiler/review/moved-region.js';
import { removedStage } from '../../compiler/review/removed-stage.js';
import { type Review, reviewStages, type StageInput } from '../../compiler/review/review.js';
import { stageSections } from '../../compiler/review/stage-sections.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { listStages, readAnyStage } from '../read/read-stage.js';
import { readWaivers } from '../read/read-waivers.js';
import type { PackageOptions } from '../stage/package-options.js';
import { sharedWork } from '../stage/shared-work.js';
import { readBaseTemplate } from './base-template.js';
import type { BaseSides } from './git-base.js';
import { type PackagedSide, packagedSide } from './packaged-side.js';
import type { Target } from './target.js';

/** What to compare with what, and what stops. */
export interface ReviewProjectOptions extends Omit<PackageOptions, 'stage' | 'templateFormat' | 'outputPath' | 'prove' | 'forDeployment' | 'shell'> {
  /** Default: all stages that the configuration lists, or `dev` if it lists none. */
  readonly stages?: readonly string[];
  /** Whether to compare each stage in each region that it is deployed to. A stage without regions is compared as it is. Default false. */
  readonly allRegions?: boolean;
  /** The earlier template, for one stage. Absolute. Default: a revision. */
  readonly baseTemplate?: string;
  /** Its path in messages. Default: the shortest one from the project folder. */
  readonly shownBase?: string;
  /**
   * A revision of git. The base is the commit at which it and HEAD part. Default: the branch that a pull request is for, as GitHub's and CodeBuild's variables say,
   * or the default branch of `origin`.
   */
  readonly base?: string;
  /** `none`: the revision is packaged with the working tree's packages, and not with those of its own lock file. Default `lock-file`. */
  readonly baseInstall?: 'lock-file' | 'none';
  /** The kinds of changes that stop. Default none. */
  readonly failOn?: readonly ChangeKind[];
  /** Ends it early, with its reason thrown, and without leaving anything behind. */
  readonly interrupted?: AbortSignal;
}

/** A review, and what else is to be told. */
export interface ReviewedProject {
  /** For `renderReview`. */
  readonly review: Review;
  /** The revision that was packaged; null for a template. */
  readonly base: ReviewedBase | null;
  /** Warnings of packaging the project as it is now. Those of waivers are in the review. */
  readonly problems: readonly Problem[];
}

/** A revision with which a project was compared. */
export interface ReviewedBase {
  /** What it was found by: `origin/main`. */
  readonly ref: string;
  /** The full hash of the commit at which the branch began. */
  readonly commit: string;
}

/**
 * Compares what a project's stages are now with what they were, like `tschalice diff`. It prints nothing, and writes nothing but a temporary folder.
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
  const { inputs, base, problems } = await compareTargets(options, await targetsOf(options, stages), ofWaivers);
  return { review: reviewStages(inputs, { failOn, waivers, today }), base, problems };
}

/** Each stage in the region that is asked for, or in all of its own. */
async function targetsOf({ project, region, allRegions = false }: ReviewProjectOptions, stages: readonly string[]): Promise<Target[]> {
  if (!allRegions) return stages.map((stage) => ({ stage, region }));
  const { regions } = (await readAnyStage(project, 'dev')).config;
  return stages.flatMap((stage): Target[] => {
    const own = stageRegions(regions, stage);
    return own.length === 0 ? [{ stage, region: undefined }] : own.map((one) => ({ stage, region: one }));
  });
}

interface Compared {
  readonly inputs: readonly StageInput[];
  readonly base: ReviewedBase | null;
  readonly problems: readonly Problem[];
}

/** @throws ProblemError with the problems of both sides */
async function compareTargets(options: ReviewProjectOptions, targets: readonly Target[], earlier: readonly Problem[]): Promise<Compared> {
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
  const earlierSides = attempt(sidesOfBase(options, targets));
  const both = Promise.all([headSides(options, targets, attempt), earlierSides]);
  both.catch(() => undefined);
  // Whatever happens meanwhile, what the base has made is removed first.
  const [heads, base] = await unlessInterrupted(both, options.interrupted).finally(() => earlierSides.catch(() => undefined));
  for (const head of heads.values()) take(head.problems);
  if (base !== undefined) take(base.problems);
  const problems = [...found.values()];
  if (hasErrors(problems)) throw new ProblemError(problems);
  const compared = await Promise.all(
    targets.map(async (target) => {
      const [before, after] = [base!.sides.get(stageInRegion(target))!, heads.get(stageInRegion(target))!];
      const diff = withCauses(await diffStages(target.stage, before.side, after.side), before.origins, after.origins);
      const added = base!.addedRegions.filter(({ stage, region }) => stage === target.stage && region === target.region).map(addedRegion);
      return { region: target.region, diff: { ...diff, changes: [...added, ...diff.changes] }, before: before.side, after: after.side };
    }),
  );
  const inputs = distinct(targets.map(({ stage }) => stage)).flatMap((stage) => [
    ...stageSections(compared.filter(({ diff }) => diff.stage === stage)),
    ...(options.allRegions === true ? base!.removedRegions.filter((one) => one.stage === stage).map(removedRegion) : []),
  ]);
  // Who asks for some stages asks for no others.
  const removed = options.stages === undefined ? base!.removed.map(({ stage, cause }) => removedStage(stage, cause)) : [];
  return { inputs: [...inputs, ...removed], base: base!.commit === undefined ? null : { ref: base!.ref!, commit: base!.commit }, problems };
}

/** The working tree is packaged in this process, which takes its time; a signal does not wait for that. */
async function unlessInterrupted<T>(work: Promise<T>, interrupted: AbortSignal | undefined): Promise<T> {
  if (interrupted === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => (stop = () => reject(interrupted.reason as Error)));
  interrupted.addEventListener('abort', stop, { once: true });
  return Promise.race([work, aborted]).finally(() => interrupted.removeEventListener('abort', stop));
}

async function headSides(
  options: ReviewProjectOptions,
  targets: readonly Target[],
  attempt: (step: Promise<PackagedSide>) => Promise<PackagedSide | undefined>,
): Promise<Map<string, PackagedSide>> {
  const shared = sharedWork();
  const sides = new Map<string, PackagedSide>();
  for (const target of targets) {
    const side = options.interrupted?.aborted === true ? undefined : await attempt(packagedSide({ ...options, ...target }, shared));
    if (side !== undefined) sides.set(stageInRegion(target), side);
  }
  return sides;
}

type Sides = Omit<BaseSides, 'ref' | 'commit'> & Partial<Pick<BaseSides, 'ref' | 'commit'>>;

async function sidesOfBase(options: ReviewProjectOptions, targets: readonly Target[]): Promise<Sides> {
  const { project, baseTemplate, shownBase, base, baseInstall = 'lock-file', interrupted } = options;
  if (baseTemplate !== undefined) {
    const side = await readBaseTemplate(baseTemplate, shownPlace(project.directory, baseTemplate, shownBase), project.directory);
    return { sides: new Map(targets.map((target) => [stageInRegion(target), { side }])), removed: [], addedRegions: [], removedRegions: [], problems: [] };
  }
  const { packageRevision } = await import('./git-base.js');
  return packageRevision({ ...options, targets, base, baseInstall, interrupted });
}
