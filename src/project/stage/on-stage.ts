import { join } from 'node:path';
import { locate } from '../../compiler/config/parse-config.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { readStage, type StageRead } from '../read/read-stage.js';
import type { PackageOptions } from './package-options.js';

/**
 * Reads a stage's configuration and does something with it. The problems, thrown or returned, get their lines and
 * columns here and only here.
 *
 * @throws ProblemError also for files that cannot be read
 */
export async function onStage<T extends { readonly problems: readonly Problem[] }>(
  { project, stage }: Pick<PackageOptions, 'project' | 'stage'>,
  act: (config: StageConfig) => Promise<T>,
): Promise<T> {
  const { directory } = project;
  try {
    const read = await readStage(project, stage);
    const result = await act(read.config).catch(async (error: unknown) => {
      throw error instanceof ProblemError ? new ProblemError([...read.problems, ...(await located(error.problems, read, directory))]) : error;
    });
    return { ...result, problems: [...read.problems, ...(await located(result.problems, read, directory))] };
  } catch (error) {
    return rethrowUnreadable(error, directory);
  }
}

/** Adds lines and columns to the problems that have none yet: those of a setting, and those of a package in package.json. */
async function located(problems: readonly Problem[], { config, source }: StageRead, directory: string): Promise<readonly Problem[]> {
  const inConfig = locate(source, config.file, problems);
  if (!problems.some(({ where }) => where.file === 'package.json')) return inConfig;
  const manifest = await readText(join(directory, 'package.json'));
  return manifest === undefined ? inConfig : locate(await parseSource(manifest, 'package.json'), 'package.json', inConfig);
}
