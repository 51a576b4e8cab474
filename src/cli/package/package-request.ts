import { join } from 'node:path';
import type { PackageOptions } from '../../project/stage/package-options.js';
import { type StageArguments, type StageRequest, stageRequest } from '../arguments/stage-request.js';
import { shownPath } from '../../project/disk/shown-path.js';
import type { Progress } from '../terminal/terminal.js';

/** The arguments of all commands that package. */
export interface ProjectArguments extends StageArguments {
  readonly stage: string;
  readonly region: string | undefined;
  readonly 'template-format': 'json' | 'yaml';
  readonly 'no-prove': boolean;
}

export interface PackageRequest extends Pick<StageRequest, 'pathOf'> {
  readonly options: PackageOptions & { readonly outputPath: string };
  /** Where to write, relative to the user's working folder. */
  readonly shownOut: string;
}

/**
 * What to package, from the command line. The project folder becomes the working folder.
 *
 * @param out the folder or zip that the user names; default `out/<stage>` in the project folder, or `out/<stage>/<region>`
 * @throws ProblemError if there is no project
 */
export function packageRequest(args: ProjectArguments, out: string | undefined, progress: Progress): PackageRequest {
  const { options, from, pathOf } = stageRequest(args, progress);
  const outputPath = out === undefined ? join(options.project.directory, 'out', args.stage, args.region ?? '') : pathOf(out);
  const { stage, region, 'template-format': templateFormat, 'no-prove': noProve } = args;
  return { options: { ...options, stage, region, templateFormat, outputPath, prove: !noProve }, shownOut: shownPath(from, outputPath), pathOf };
}

/** The same options, for another command. */
export function projectOptions(args: ProjectArguments): string[] {
  return [
    ...(args.region === undefined ? [] : ['--region', args.region]),
    ...(args['template-format'] === 'json' ? [] : ['--template-format', args['template-format']]),
    ...args['merge-template'].flatMap((file) => ['--merge-template', file]),
    ...args['env-file'].flatMap((file) => ['--env-file', file]),
    ...(args['project-dir'] === undefined ? [] : ['--project-dir', args['project-dir']]),
    ...(args['no-prove'] ? ['--no-prove'] : []),
  ];
}
