import { join } from 'node:path';
import type { PackageOptions } from '../../project/stage/package-options.js';
import { enterProject } from '../arguments/enter-project.js';
import { shownPath } from '../../project/disk/shown-path.js';
import type { Progress } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';

/** The arguments of all commands that package. */
export interface ProjectArguments {
  readonly stage: string;
  readonly 'template-format': 'json' | 'yaml';
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly 'no-prove': boolean;
}

export interface PackageRequest {
  readonly options: PackageOptions & { readonly outputPath: string };
  /** Where to write, relative to the user's working folder. */
  readonly shownOut: string;
}

/**
 * What to package, from the command line. The project folder becomes the working folder.
 *
 * @param out the folder or zip that the user names; default `out/<stage>` in the project folder
 * @throws ProblemError if there is no project
 */
export function packageRequest(args: ProjectArguments, out: string | undefined, progress: Progress): PackageRequest {
  const { project, from, pathOf, envFileOf } = enterProject(args['project-dir']);
  const outputPath = out === undefined ? join(project.directory, 'out', args.stage) : pathOf(out);
  const options = {
    project,
    stage: args.stage,
    templateFormat: args['template-format'],
    mergeTemplates: args['merge-template'].map(pathOf),
    envFiles: args['env-file'].map(envFileOf),
    today: today(),
    outputPath,
    prove: !args['no-prove'],
    progress: progress.step,
  };
  return { options, shownOut: shownPath(from, outputPath) };
}

/** The same options, for another command. */
export function projectOptions(args: ProjectArguments): string[] {
  return [
    ...(args['template-format'] === 'json' ? [] : ['--template-format', args['template-format']]),
    ...args['merge-template'].flatMap((file) => ['--merge-template', file]),
    ...args['env-file'].flatMap((file) => ['--env-file', file]),
    ...(args['project-dir'] === undefined ? [] : ['--project-dir', args['project-dir']]),
    ...(args['no-prove'] ? ['--no-prove'] : []),
  ];
}
