import { resolve } from 'node:path';
import { findProject, type Project } from '../../project/read/find-project.js';

export interface EnteredProject {
  readonly project: Project;
  /** The user's working folder. */
  readonly from: string;
  /** Makes a path of the command line absolute. With `--project-dir`, it is relative to the project folder. */
  readonly pathOf: (path: string) => string;
  /**
   * The same for `--env-file`, which always counts from the working folder: Node.js takes that option for its own wherever it stands in the command
   * line, and ends before this tool starts if the working folder has no such file.
   */
  readonly envFileOf: (path: string) => string;
}

/**
 * Finds the project and makes its folder the working folder, so that an app that reads files while it is imported finds them, as in
 * Lambda.
 *
 * @param named the value of `--project-dir`
 * @throws ProblemError if there is no project
 */
export function enterProject(named: string | undefined): EnteredProject {
  const from = process.cwd();
  const project = findProject(from, named);
  const base = named === undefined ? from : project.directory;
  process.chdir(project.directory);
  return { project, from, pathOf: (path) => resolve(base, path), envFileOf: (path) => resolve(from, path) };
}
