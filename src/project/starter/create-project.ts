import { basename } from 'node:path';
import { version } from '../../compiler/model/generated/version.js';
import { appNameProblem } from './app-name.js';
import { type StarterFile, starterFiles } from './starter-files.js';
import type { Starter } from './starters.js';
import { writeProject } from './write-project.js';

/** A project that is to be made. */
export interface NewProject {
  /** Absolute path; the folder above it exists. */
  readonly folder: string;
  /** One of `starters`. */
  readonly starter: Starter;
  /** By default the folder's name. */
  readonly appName?: string;
}

/**
 * Makes a new project from a starter, as `tschalice new-project` does, in a new folder or an empty one. Prints nothing, asks nobody, and
 * never ends the process.
 *
 * @returns its files, by path
 * @throws ProblemError when there is something in the folder, which stays as it is, or when it can't be written.
 * @throws TypeError for a name that no app can have.
 */
export async function createProject({ folder, starter, appName = basename(folder) }: NewProject): Promise<readonly StarterFile[]> {
  const problem = appNameProblem(appName);
  if (problem !== undefined) throw new TypeError(problem);
  const files = await starterFiles(starter.name, { appName, version });
  await writeProject(folder, files);
  return files;
}
