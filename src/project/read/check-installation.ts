import { foldersUpwards } from '../disk/folders-upwards.js';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../compiler/problem/problem.js';
import { shownPlace } from '../disk/shown-path.js';

const installed = '.pnp.cjs';

/**
 * Packages have to be in folders, because the code that runs in Lambda, in a thread or in the processes of `local` finds them there.
 * With Plug'n'Play, they are in zips that only Node.js with the hooks of Yarn can read.
 *
 * @throws ProblemError for a project that was installed with Plug'n'Play
 */
export function checkInstallation(directory: string): void {
  for (const folder of foldersUpwards(directory)) {
    if (hasPackages(join(folder, 'node_modules'))) return;
    if (existsSync(join(folder, installed))) throw plugAndPlay(directory, folder);
  }
}

/** With Plug'n'Play, tools still keep caches there, in folders that begin with a dot. */
function hasPackages(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => !name.startsWith('.'));
  } catch {
    return false;
  }
}

function plugAndPlay(directory: string, folder: string): ProblemError {
  const fix = existsSync(join(folder, 'pnpm-lock.yaml'))
    ? "write 'nodeLinker: isolated' to pnpm-workspace.yaml, remove .pnp.cjs, and run pnpm install"
    : "write 'nodeLinker: node-modules' to .yarnrc.yml, and run yarn install";
  const message = "the packages are installed with Plug'n'Play, in which tschalice cannot find them: it needs a folder node_modules";
  return new ProblemError([{ code: 'plug-and-play', severity: 'error', where: { file: shownPlace(directory, join(folder, installed)) }, message, fix }]);
}
