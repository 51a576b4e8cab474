import { foldersUpwards } from '../disk/folders-upwards.js';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';

/** Configuration files that we look for. The first one found counts. */
export const configFiles: readonly string[] = ['.chalice/config.json', '.chalice/config.yaml', '.chalice/config.yml'];

/** App files that we look for. The first one found counts. */
const appFiles: readonly string[] = ['app.ts', 'app.mts', 'app.cts', 'app.js', 'app.mjs', 'app.cjs'];

/** A folder with a configuration. */
export interface Project {
  /** Real path of the project folder. */
  readonly directory: string;
  /** One of `configFiles`. */
  readonly configFile: string;
}

/**
 * The project folder: `named`, or the nearest folder from `from` upwards that has a configuration.
 *
 * @throws ProblemError if there is none
 */
export function findProject(from: string, named?: string): Project {
  const start = resolve(from, named ?? '.');
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory())
    throw problem('project-missing', named ?? start, 'there is no such folder', 'name the folder that holds .chalice/config.json');
  for (const directory of foldersUpwards(start)) {
    const configFile = configFiles.find((file) => existsSync(join(directory, file)));
    if (configFile !== undefined) return { directory: realpathSync(directory), configFile };
    if (named !== undefined) break;
  }
  throw problem(
    'config-missing',
    configFiles[0]!,
    `there is no such file in ${named ?? 'this folder or a folder above it'}`,
    'change to the folder of a tschalice project, or create one: tschalice new-project NAME. The file needs at least {"version": "2.0", "app_name": "…"}',
  );
}

/** @throws ProblemError if the project has no app file */
export function findApp({ directory }: Project): string {
  const appFile = appFiles.find((file) => existsSync(join(directory, file)));
  if (appFile !== undefined) return appFile;
  throw problem('app-missing', 'app.ts', 'there is no such file in the project folder', "create it with export const app = new Chalice({ appName: '…' })");
}

/** If there are several configuration files or app files, only the first one counts, and changes to the others would have no effect. */
export function checkDoubles({ directory, configFile }: Project, appFile: string): Problem[] {
  const doubles = (used: string, known: readonly string[]): Problem[] =>
    known
      .filter((file) => file !== used && existsSync(join(directory, file)))
      .map((file) => ({
        code: 'file-not-used',
        severity: 'warning',
        where: { file },
        message: `the file is not used, because there is also ${used}`,
        fix: 'remove one of them',
      }));
  return [...doubles(configFile, configFiles), ...doubles(appFile, appFiles)];
}

function problem(code: ErrorCode, file: string, message: string, fix: string): ProblemError {
  return new ProblemError([{ code, severity: 'error', where: { file }, message, fix }]);
}
