import { resolve } from 'node:path';
import { findProject, type Project } from '../../project/read/find-project.js';

export interface EnteredProject {
  readonly project: Project;
  /** The folder where the user stands. */
  readonly from: string;
  /** A path of the command line, absolute: with `--project-dir` it counts from the project folder. */
  readonly pathOf: (path: string) => string;
}

/**
 * Finds the project, and makes its folder the working folder: an app that reads a file while it is imported finds it where Lambda will have
 * it.
 *
 * @param named The value of `--project-dir`.
 * @throws ProblemError where there is no project.
 */
export function enterProject(named: string | undefined): EnteredProject {
  const from = process.cwd();
  const project = findProject(from, named);
  const base = named === undefined ? from : project.directory;
  process.chdir(project.directory);
  return { project, from, pathOf: (path) => resolve(base, path) };
}
