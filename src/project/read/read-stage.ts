import { join } from 'node:path';
import { parseConfig } from '../../compiler/config/parse-config.js';
import { resolveStage, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { hasErrors, ProblemError } from '../../compiler/problem/problem.js';
import type { Source } from '../../compiler/syntax/source.js';
import type { Project } from './find-project.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';

/** What the configuration says for a stage, and where it says so. The file is read only once. */
export interface StageRead {
  readonly config: StageConfig;
  readonly source: Source;
}

/** @throws ProblemError if the configuration has errors */
export async function readStage(project: Project, name: string): Promise<StageRead> {
  const text = (await readText(join(project.directory, project.configFile))) ?? '';
  const { config: written, source, problems } = await parseConfig(text, project.configFile);
  if (written === undefined || hasErrors(problems)) throw new ProblemError(problems);
  return { config: resolveStage(written, project.configFile, name), source };
}

/**
 * The stages that the configuration lists; `dev` if it lists none.
 *
 * @throws ProblemError if the configuration cannot be read
 */
export async function listStages(project: Project): Promise<readonly string[]> {
  const { configuredStages } = await readStageConfig(project, 'dev');
  return configuredStages.length === 0 ? ['dev'] : configuredStages;
}

/** What the configuration says for a stage. @throws ProblemError if it cannot be read */
export async function readStageConfig(project: Project, stage: string): Promise<StageConfig> {
  return (await readStage(project, stage).catch((error: unknown) => rethrowUnreadable(error, project.directory))).config;
}
