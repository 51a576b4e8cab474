import type { PackageOptions } from '../../project/stage/package-options.js';
import type { Progress } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import { type EnteredProject, enterProject } from './enter-project.js';

/** The arguments of all commands that compile stages. */
export interface StageArguments {
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
}

export interface StageRequest extends Pick<EnteredProject, 'from' | 'pathOf'> {
  /** What does not depend on the stage. */
  readonly options: Required<Pick<PackageOptions, 'project' | 'mergeTemplates' | 'envFiles' | 'today' | 'progress'>>;
}

/**
 * What to compile, from the command line. The project folder becomes the working folder.
 *
 * @throws ProblemError if there is no project
 */
export function stageRequest(args: StageArguments, progress: Progress): StageRequest {
  const { project, from, pathOf, envFileOf } = enterProject(args['project-dir']);
  const [mergeTemplates, envFiles] = [args['merge-template'].map(pathOf), args['env-file'].map(envFileOf)];
  return { options: { project, mergeTemplates, envFiles, today: today(), progress: progress.step }, from, pathOf };
}
