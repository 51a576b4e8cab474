import { join } from 'node:path';
import { nearStage } from '../../app/near-stage.js';
import { knownRegions } from '../../compiler/cloudformation/region.js';
import { checkNearStage } from '../../compiler/config/check-near-stage.js';
import type { ConfigFile } from '../../compiler/config/generated/config-file.js';
import { locate, parseConfig } from '../../compiler/config/parse-config.js';
import { resolveStage, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { primaryOf, stageRegions } from '../../compiler/config/stage-regions.js';
import { suggest } from '../../compiler/problem/nearest.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Source } from '../../compiler/syntax/source.js';
import type { Project } from './find-project.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';

/** What the configuration says for a stage, and where it says so. The file is read only once. */
export interface StageRead {
  readonly config: StageConfig;
  /** The whole configuration, of which `config` is made. */
  readonly written: ConfigFile;
  readonly source: Source;
  /** With their places. */
  readonly problems: readonly Problem[];
  /** The settings that have errors and are left out of `config`; undefined if there are none. */
  readonly wrong: ReadonlySet<string> | undefined;
}

/**
 * What the configuration says for a stage, without the settings that have errors: what it is used for must not succeed then.
 *
 * @param region one of those that it lists
 * @throws ProblemError if nothing of the configuration can be used, if the stage is not listed and its name is near that of one that is, or if the
 * stage is not deployed to the region
 */
export async function readStage(project: Project, name: string, region?: string): Promise<StageRead> {
  const read = await readDespite(project, name, region);
  refuseNearStage(read);
  if (region !== undefined) refuseOtherRegion(read, region);
  return read;
}

/** A stage by which the app can be checked even if the configuration has errors. @throws ProblemError if nothing of it can be used */
export async function stageToCheck(project: Project): Promise<string> {
  const { configuredStages } = (await readDespite(project, 'dev')).config;
  return configuredStages[0] ?? 'dev';
}

/**
 * The stages that the configuration lists; `dev` if it lists none.
 *
 * @throws ProblemError if the configuration cannot be read
 */
export async function listStages(project: Project): Promise<readonly string[]> {
  const { configuredStages } = (await readAnyStage(project, 'dev')).config;
  return configuredStages.length === 0 ? ['dev'] : configuredStages;
}

/** Whatever the stage's name: for those who know the stage by other means. @throws ProblemError if the configuration has errors */
export async function readAnyStage(project: Project, name: string): Promise<StageRead> {
  const read = await readDespite(project, name);
  if (hasErrors(read.problems)) throw new ProblemError(read.problems);
  return read;
}

async function readDespite(project: Project, name: string, region?: string): Promise<StageRead> {
  const { directory, configFile } = project;
  const text = await readText(join(directory, configFile)).catch((error: unknown) => rethrowUnreadable(error, directory));
  // It was there when the project was found.
  if (text === undefined) throw new ProblemError([removed(configFile)]);
  const { config: whole, partial, source, problems } = await parseConfig(text, configFile);
  const written = whole ?? partial?.config;
  if (written === undefined) throw new ProblemError(problems);
  return { config: resolveStage(written, configFile, name, region), written, source, problems, wrong: partial?.wrong };
}

function removed(file: string): Problem {
  return { code: 'config-missing', severity: 'error', where: { file }, message: 'the file is not there any more', fix: 'put it back' };
}

/** @throws ProblemError if the stage is not listed, and its name is near that of one that is */
export function refuseNearStage({ config, source, problems }: StageRead): void {
  const found = checkNearStage(config);
  if (found.length > 0) throw new ProblemError([...problems, ...locate(source, config.file, found)]);
}

/** Whether the configuration says what stages are in each region. */
export function hasRegions({ config }: StageRead): boolean {
  return Object.keys(config.regions).length > 0;
}

/** @throws ProblemError if the region is not in the configuration, or the stage is not deployed there */
export function refuseOtherRegion({ config, source, problems }: StageRead, region: string): void {
  const { file, stage, regions } = config;
  if (stageRegions(regions, stage).includes(region)) return;
  const [code, path, message, fix] = Object.hasOwn(regions, region)
    ? (['region-without-stage', ['regions', region, 'stages'], `stage '${stage}' is not deployed to ${region}`, `add it to the stages of ${region}`] as const)
    : (['region-not-configured', ['regions'], `there is no region '${region}' in the configuration`, near(region, Object.keys(regions))] as const);
  throw new ProblemError([...problems, ...locate(source, file, [{ code, severity: 'error', where: { file, path }, message, fix }])]);
}

/** The region that a command means: the given one, or the primary one of those that the stage is deployed to, or its only one. Undefined if the configuration has none. */
export function meantRegion({ config }: StageRead, given: string | undefined): string | undefined {
  return given ?? primaryOf(config.regions, stageRegions(config.regions, config.stage));
}

function near(region: string, names: readonly string[]): string {
  if (names.length === 0) return `add "regions": {"${nearStage(region, knownRegions) ?? region}": {}}`;
  const known = suggest(region, names);
  return known.endsWith('?') ? known : `${known}; or add "${region}": {} to regions`;
}
