import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import type { DeployedFile } from '../../compiler/deployed/generated/deployed-file.js';
import { parseDeployed, parseOldDeployed } from '../../compiler/deployed/parse-deployed.js';
import { renderDeployed } from '../../compiler/deployed/render-deployed.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';
import { insideProject } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { writeOutputs } from '../disk/write-files.js';

/** A deployed stage and its deployed values. */
export interface DeployedStage {
  readonly stage: string;
  /** The region in the file's name; undefined for a stage that is in one region only. */
  readonly ofRegion?: string | undefined;
  readonly values: DeployedFile;
  /** `.chalice/deployed/dev.yml`, or a file in one of Chalice's older layouts. */
  readonly file: string;
}

const folder = '.chalice/deployed';
const oldFile = '.chalice/deployed.json';

/**
 * The deployed values of a stage: ours, or those in Chalice's older layouts, which Chalice itself wrote and we never change.
 *
 * @param stage letters, digits, hyphens and underscores
 * @param region of several that the stage is deployed to: its own file, or else that of the stage if it is of this region
 * @throws ProblemError for a file that exists and cannot be used
 */
export async function readDeployed(project: Project, stage: string, appName: string, region?: string): Promise<DeployedStage | undefined> {
  if (region !== undefined) {
    const file = `${folder}/${fileName(stage, region)}`;
    const values = await valuesIn(project, file);
    if (values !== undefined) return { stage, ofRegion: region, values, file };
    const whole = await readDeployed(project, stage, appName);
    return whole?.values.stack === undefined || whole.values.stack.region === region ? whole : undefined;
  }
  for (const file of [`${folder}/${stage}.yml`, `${folder}/${stage}.json`]) {
    const values = await valuesIn(project, file);
    if (values !== undefined) return { stage, values, file };
  }
  const { stages, problems } = await readOldDeployed(project, appName);
  const own = problems.filter(({ where: { path = [] } }) => path.length === 0 || path[0] === stage);
  if (own.length > 0) throw new ProblemError(own);
  const values = stages.get(stage);
  return values === undefined ? undefined : { stage, values, file: oldFile };
}

/** The values in one file; undefined without it. @throws ProblemError if it cannot be used */
async function valuesIn(project: Project, file: string): Promise<DeployedFile | undefined> {
  const text = await readFileOf(project, file);
  if (text === undefined) return undefined;
  const { values, problems } = await parseDeployed(text, file);
  if (values === undefined) throw new ProblemError(problems);
  return values;
}

/** The deployed values of a project. A problem with one file does not hide the other stages. */
export interface DeployedStages {
  /** Sorted by name. */
  readonly deployed: readonly DeployedStage[];
  /** Stages, or `<stage>.<region>`, of which nothing can be told, with the file that cannot be read or used. */
  readonly unreadable: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** @param known stages to look for in addition to those that have a file */
export async function listDeployed(project: Project, appName: string, known: readonly string[] = []): Promise<DeployedStages> {
  const problems: Problem[] = [];
  const deployed: DeployedStage[] = [];
  const unreadable = new Map<string, string>();
  const path = await pathInside(project, folder);
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new ProblemError([notFolder]);
    return rethrowUnreadable(Object.assign(error, { path }), project.directory);
  });
  const old = await readOldDeployed(project, appName);
  const wrong = old.problems.flatMap(({ where: { path = [] } }) => (typeof path[0] === 'string' ? [path[0]] : []));
  const stages = [...known, ...names.flatMap((name) => /^([A-Za-z0-9_-]+)\.(?:yml|json)$/.exec(name)?.[1] ?? []), ...old.stages.keys(), ...wrong];
  const inRegions = [...names].sort().flatMap((name) => {
    const [, stage, region] = /^([A-Za-z0-9_-]+)\.([a-z0-9-]+)\.yml$/.exec(name) ?? [];
    return stage === undefined || region === undefined ? [] : [{ stage, region }];
  });
  for (const { stage, region } of [...[...new Set(stages)].sort().map((stage) => ({ stage, region: undefined })), ...inRegions]) {
    try {
      const found = await readDeployed(project, stage, appName, region);
      if (found !== undefined) deployed.push(found);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      unreadable.set(region === undefined ? stage : `${stage}.${region}`, error.problems[0]!.where.file);
    }
  }
  return { deployed, unreadable, problems: distinct([...problems, ...old.problems]) };
}

const notFolder: Problem = {
  code: 'deployed-not-a-folder',
  severity: 'error',
  where: { file: folder },
  message: 'there is a file where the folder of deployed values should be',
  fix: 'move it away',
};

/**
 * Replaces the deployed values, completely or not at all.
 *
 * @param region of several that the stage is deployed to
 * @returns the file's path as messages show it
 */
export async function writeDeployed(project: Project, stage: string, values: DeployedFile, region?: string): Promise<string> {
  const path = await pathInside(project, folder);
  const name = fileName(stage, region);
  await pathInside(project, `${folder}/${name}`);
  await writeOutputs(path, [{ name, content: Buffer.from(renderDeployed(values)) }], folder);
  return `${folder}/${name}`;
}

/** Removes our own values of a stage. Files in the older layouts stay. */
export async function removeDeployed(project: Project, stage: string, region?: string): Promise<void> {
  await rm(join(await pathInside(project, folder), fileName(stage, region)), { force: true });
}

function fileName(stage: string, region: string | undefined): string {
  return region === undefined ? `${stage}.yml` : `${stage}.${region}.yml`;
}

async function readOldDeployed(project: Project, appName: string): Promise<{ stages: Map<string, DeployedFile>; problems: Problem[] }> {
  const text = await readFileOf(project, oldFile);
  return text === undefined ? { stages: new Map(), problems: [] } : parseOldDeployed(text, oldFile, appName);
}

async function readFileOf(project: Project, file: string): Promise<string | undefined> {
  return readText(await pathInside(project, file)).catch((error: unknown) => rethrowUnreadable(error, project.directory));
}

async function pathInside({ directory }: Project, file: string): Promise<string> {
  const path = await insideProject(directory, directory, file);
  if (path !== undefined) return path;
  const message = 'a link leads out of the project folder, but deployed values must stay inside';
  throw new ProblemError([
    { code: 'path-outside-project', severity: 'error', where: { file }, message, fix: 'replace the link with the file or folder itself' },
  ]);
}
