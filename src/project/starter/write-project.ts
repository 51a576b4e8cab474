import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { removeUnfinished, unfinishedMark } from '../disk/unfinished-file.js';
import { shownPlace } from '../disk/shown-path.js';
import type { StarterFile } from './starter-files.js';
import { unwritable } from '../disk/write-files.js';

/**
 * Writes the files into a new or an empty folder: first into a temporary folder next to it, which is then renamed.
 *
 * @param folder absolute path; the folder above it must exist
 * @throws ProblemError if the folder is not empty (it is then unchanged) or cannot be written
 */
export async function writeProject(folder: string, files: readonly StarterFile[]): Promise<void> {
  const shown = shownPlace(dirname(folder), folder);
  const staged = join(dirname(folder), `${unfinishedMark()}-project`);
  try {
    if (await isTaken(folder)) throw new ProblemError([taken(shown)]);
    await removeUnfinished(dirname(folder));
    for (const { path, content } of files) {
      await mkdir(dirname(join(staged, path)), { recursive: true });
      await writeFile(join(staged, path), content, { flag: 'wx' });
    }
    // The file system lets a folder replace an empty folder, and nothing else.
    await rename(staged, folder);
  } catch (error) {
    await rm(staged, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof ProblemError) throw error;
    const cameBetween = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new ProblemError([cameBetween ? taken(shown) : unwritable(shown, error, 'choose another folder, or fix this one')]);
  }
}

/** True for a link too, even one to an empty folder, because its target is not ours to replace. */
async function isTaken(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found !== undefined && (!found.isDirectory() || (await readdir(folder)).length > 0);
}

function taken(shown: string): Problem {
  return {
    code: 'project-exists',
    severity: 'error',
    where: { file: shown },
    message: 'this name is taken by something that is not an empty folder',
    fix: 'choose another name, or remove it',
  };
}
