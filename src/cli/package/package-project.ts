import { join, resolve } from 'node:path';
import { findProject, type Project } from '../../project/read/find-project.js';
import { packageStage, type PackagedStage } from '../../project/stage/package-stage.js';
import { shownPath } from '../terminal/shown-path.js';
import type { Progress } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';

/** What all commands that package take. */
export interface ProjectArguments {
  readonly stage: string;
  readonly 'template-format': 'json' | 'yaml';
  readonly 'merge-template': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly 'no-prove': boolean;
}

export interface PackagedProject {
  readonly project: Project;
  readonly packaged: PackagedStage;
  /** Where to write: absolute, and as the user sees it. */
  readonly out: string;
  readonly shownOut: string;
}

/**
 * Packages a stage as the command line asks for it. The project folder becomes the working folder.
 *
 * @param out The folder or zip that the user names; by default `out/<stage>` in the project folder.
 * @throws ProblemError
 */
export async function packageProject(args: ProjectArguments, out: string | undefined, progress: Progress): Promise<PackagedProject> {
  const from = process.cwd();
  const project = findProject(from, args['project-dir']);
  const base = args['project-dir'] === undefined ? from : project.directory;
  const outputPath = out === undefined ? join(project.directory, 'out', args.stage) : resolve(base, out);
  // An app that reads a file while it is imported finds it where Lambda will have it: in its working folder.
  process.chdir(project.directory);
  const packaged = await packageStage({
    project,
    stage: args.stage,
    templateFormat: args['template-format'],
    mergeTemplates: args['merge-template'].map((file) => resolve(base, file)),
    today: today(),
    outputPath,
    prove: !args['no-prove'],
    progress: progress.step,
  });
  return { project, packaged, out: outputPath, shownOut: shownPath(from, outputPath) };
}

/** The same options, for another command. */
export function projectOptions(args: ProjectArguments): string[] {
  return [
    ...(args['template-format'] === 'json' ? [] : ['--template-format', args['template-format']]),
    ...args['merge-template'].flatMap((file) => ['--merge-template', file]),
    ...(args['project-dir'] === undefined ? [] : ['--project-dir', args['project-dir']]),
    ...(args['no-prove'] ? ['--no-prove'] : []),
  ];
}
