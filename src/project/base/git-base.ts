import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { stackName } from '../../compiler/cloudformation/stack-name.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { stageRegions } from '../../compiler/config/stage-regions.js';
import type { Cause } from '../../compiler/diff/stage-diff.js';
import type { StageSide } from '../../compiler/diff/stage-side.js';
import type { Origins } from '../../compiler/diff/origins.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { LeftRegion, MovedRegion } from '../../compiler/review/moved-region.js';
import { isInside } from '../disk/inside.js';
import { findProject, type Project } from '../read/find-project.js';
import { readAnyStage } from '../read/read-stage.js';
import { type InstallOptions, installBase } from './base-packages.js';
import { packageBase } from './base-process.js';
import { checkOut } from './checkout.js';
import { type Git, gitIn } from './git.js';
import { entryCause } from './place-cause.js';
import { type BaseCommit, findMergeBase } from './merge-base.js';
import type { PackageOptions } from '../stage/package-options.js';
import type { Target } from './target.js';

/** Which revision to package, and how. */
export interface GitBaseOptions extends Pick<PackageOptions, 'project' | 'mergeTemplates' | 'envFiles' | 'today' | 'progress'> {
  /** Undefined for the default. */
  readonly base: string | undefined;
  readonly baseInstall: InstallOptions['baseInstall'];
  readonly targets: readonly Target[];
  readonly interrupted: AbortSignal | undefined;
}

/** What a target was; without origins if that is not known. */
export interface BaseSide {
  readonly side: StageSide;
  readonly origins?: Origins;
}

/** A stage that the base listed, and the working tree does not. */
export interface RemovedStage {
  readonly stage: string;
  /** Where it was listed. */
  readonly cause: Cause;
}

/** What the stages were. */
export interface BaseSides {
  readonly removed: readonly RemovedStage[];
  /** Regions of stages that the base deployed to others alone. */
  readonly addedRegions: readonly MovedRegion[];
  /** Regions of stages that are still there. */
  readonly removedRegions: readonly LeftRegion[];
  /** Those of the targets that package, by their names. */
  readonly sides: ReadonlyMap<string, BaseSide>;
  /** Why the others do not, marked with the commit as git does it: `3f2a1c0:app.ts`. */
  readonly problems: readonly Problem[];
  /** The full hash. */
  readonly commit: string;
  readonly ref: string;
}

/**
 * Packages the commit at which the branch began, in a temporary folder that is removed again.
 *
 * @throws ProblemError if there is no such commit, or if git cannot read it
 */
export async function packageRevision(options: GitBaseOptions): Promise<BaseSides> {
  const { project, progress, interrupted } = options;
  const git = await gitIn(project.directory, interrupted);
  const found = await findMergeBase(git, options.base, process.env);
  progress?.(`checking out ${found.commit.slice(0, 7)}`);
  const checkout = await checkOut(git, found);
  try {
    const base = checkout.directory === undefined ? undefined : projectIn(checkout.directory);
    // It was not there yet: all of it is new.
    if (base === undefined)
      return answer(
        found,
        options.targets.map((target) => [stageInRegion(target), nothing]),
      );
    const ofPackages = await installBase({ root: found.root, project: project.directory, baseRoot: checkout.root, baseProject: base.directory }, options);
    const files = await filesOfBase(git, options, found, checkout.root, base);
    const { isNew, ...listed } = await listedStages(project, base, options.targets);
    const targets = options.targets.filter(({ stage }) => !isNew(stage));
    progress?.(`packaging ${found.commit.slice(0, 7)}`);
    const answers = targets.length === 0 ? [] : await packageBase({ project: base, targets, options: { ...files, today: options.today } }, interrupted);
    const packaged = answers.flatMap(({ target, packaged: one }) => (one === undefined ? [] : [[stageInRegion(target), one] as const]));
    const sides = [...packaged, ...options.targets.filter(({ stage }) => isNew(stage)).map((target) => [stageInRegion(target), nothing] as const)];
    const whole = answer(
      found,
      sides,
      answers.flatMap(({ problems }) => problems),
    );
    return { ...whole, ...listed, problems: [...whole.problems, ...ofPackages, ...unchanged(found)] };
  } catch (error) {
    throw error instanceof ProblemError ? new ProblemError(marked(error.problems, found)) : error;
  } finally {
    await checkout.remove();
  }
}

/** In a shallow clone, or on the branch itself, the branch may begin where it is. */
function unchanged({ isUnchanged, ref, commit }: BaseCommit): Problem[] {
  if (!isUnchanged) return [];
  const message = `nothing is compared: ${ref} leads to ${commit.slice(0, 7)}, which is HEAD itself, and no file is changed`;
  const fix = 'name the branch that is to be changed with --base, after fetching it, or the commit before: --base HEAD^';
  return [{ code: 'base-is-head', severity: 'warning', where: { file: '--base' }, message, fix }];
}

const nothing: BaseSide = { side: { template: undefined } };

/** Where there is no base to compare the lists of stages and regions with. */
const noneListed: ListedChanges = { removed: [], addedRegions: [], removedRegions: [] };

function answer(base: BaseCommit, sides: readonly (readonly [string, BaseSide])[], problems: readonly Problem[] = []): BaseSides {
  return { sides: new Map(sides), ...noneListed, problems: marked(problems, base), commit: base.commit, ref: base.ref };
}

function marked(problems: readonly Problem[], { commit }: BaseCommit): Problem[] {
  return problems.map((problem) => ({ ...problem, where: { ...problem.where, file: `${commit.slice(0, 7)}:${problem.where.file}` } }));
}

/** Undefined if there is none. */
function projectIn(directory: string): Project | undefined {
  try {
    return findProject(directory, directory);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

type ListedChanges = Pick<BaseSides, 'removed' | 'addedRegions' | 'removedRegions'>;

interface ListedStages extends ListedChanges {
  /** Whether a stage is listed now and was not, where any were. A stage that is listed nowhere is packaged all the same. */
  readonly isNew: (stage: string) => boolean;
}

async function listedStages(now: Project, base: Project, targets: readonly Target[]): Promise<ListedStages> {
  const [current, former] = await Promise.all([readAnyStage(now, 'dev'), readAnyStage(base, 'dev')]);
  const [listed, earlier] = [current.config.configuredStages, former.config.configuredStages];
  const causeInBase = (path: readonly string[]): Cause => ({ ...entryCause(former.source, path), isInBase: true });
  const isNew = (stage: string): boolean => listed.includes(stage) && earlier.length > 0 && !earlier.includes(stage);
  const moved = distinct(targets.map(({ stage }) => stage))
    .filter((stage) => !isNew(stage))
    .map((stage) => ({ stage, was: stageRegions(former.config.regions, stage), is: stageRegions(current.config.regions, stage) }));
  return {
    isNew,
    removed: earlier.filter((stage) => !listed.includes(stage)).map((stage) => ({ stage, cause: causeInBase(['stages', stage]) })),
    // The first regions of a stage do not say where its stack was before.
    addedRegions: moved.flatMap(({ stage, was, is }) =>
      was.length === 0
        ? []
        : is.filter((region) => !was.includes(region)).map((region) => ({ stage, region, cause: entryCause(current.source, ['regions', region]) })),
    ),
    removedRegions: moved.flatMap(({ stage, was, is }) =>
      was
        .filter((region) => !is.includes(region))
        .map((region) => ({ stage, region, cause: causeInBase(['regions', region]), stackName: stackName(former.config.appName, stage) })),
    ),
  };
}

/** The files of options as the base has them. Those outside of the repository, and those that git ignores, are the same for both sides. */
async function filesOfBase(
  git: Git,
  { project, mergeTemplates = [], envFiles = [] }: GitBaseOptions,
  { root }: BaseCommit,
  baseRoot: string,
  { directory }: Project,
): Promise<{ mergeTemplates: string[]; envFiles: string[] }> {
  const inBase = async (file: string): Promise<string | undefined> => {
    const path = resolve(project.directory, file);
    if (!isInside(root, path)) return path;
    const own = join(baseRoot, relative(root, path));
    if (existsSync(own)) return own;
    const ignored = await git.run(['check-ignore', '--quiet', '--', path]);
    return ignored.status === 0 ? path : undefined;
  };
  const merges = await Promise.all(mergeTemplates.map(inBase));
  const environments = await Promise.all(envFiles.map(async (file) => (await inBase(file)) ?? resolve(project.directory, file)));
  // As they would be named there, so that their formats and messages are the same.
  const shown = (path: string): string => (isInside(directory, path) && isAbsolute(path) ? relative(directory, path) : path);
  return { mergeTemplates: merges.flatMap((path) => (path === undefined ? [] : [shown(path)])), envFiles: environments.map(shown) };
}
