import { basename } from 'node:path';
import { version } from '../../compiler/model/generated/version.js';
import { appNameProblem } from './app-name.js';
import { type StarterFile, starterFiles } from './starter-files.js';
import type { Starter } from './starters.js';
import { writeProject } from './write-project.js';

/** A project to create. */
export interface NewProject {
  /** Absolute path. The folder above it must exist. */
  readonly folder: string;
  /** One of `starters`. */
  readonly starter: Starter;
  /** Default: the folder's name. */
  readonly appName?: string;
}

/**
 * Creates a project from a starter, as `tschalice new-project` does, in a new or an empty folder. It prints nothing, asks nothing and
 * never ends the process.
 *
 * @returns its files, by path
 * @throws ProblemError if the folder is not empty (it is then unchanged) or cannot be written
 * @throws TypeError for a name that no app can have
 */
export async function createProject({ folder, starter, appName = basename(folder) }: NewProject): Promise<readonly StarterFile[]> {
  const problem = appNameProblem(appName);
  if (problem !== undefined) throw new TypeError(problem);
  const files = await starterFiles(starter.name, { appName, version });
  await writeProject(folder, files);
  return files;
}
