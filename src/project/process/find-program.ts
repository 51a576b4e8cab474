import { access, constants, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { holds } from '../disk/inside.js';

/** Where a command is. */
export interface FoundProgram {
  /** Its absolute path; undefined if there is none that may be used. */
  readonly path: string | undefined;
  /** One that was found first and is not used, as it is in the project or among installed packages. */
  readonly refused: string | undefined;
}

/**
 * Looks for a command on the PATH. It is looked up here because Windows would prefer one in the working folder.
 *
 * One in the project or among installed packages is never used: npx puts their folders on the PATH.
 *
 * @param project real path of the project folder
 * @param ownsPackage whether the command itself is installed as a package, like npm, so that what its link leads to is among packages
 */
export async function findProgram(name: string, { PATH = '', Path = '' }: NodeJS.ProcessEnv, project: string, ownsPackage = false): Promise<FoundProgram> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  let refused: string | undefined;
  for (const folder of (PATH || Path).split(delimiter).filter(isAbsolute)) {
    const path = join(folder, file);
    if (!(await isProgram(path))) continue;
    const [realFolder, real] = [await realpath(folder), await realpath(path)];
    const isOfProject = [path, realFolder, real].some((one) => holds(project, one));
    const isOfPackages = [path, realFolder, ...(ownsPackage ? [] : [real])].some(isAmongPackages);
    if (!isOfProject && !isOfPackages) return { path, refused };
    refused ??= path;
  }
  return { path: undefined, refused };
}

function isAmongPackages(path: string): boolean {
  return path.split(/[\\/]/).includes('node_modules');
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
