import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { removeUnfinished, unfinishedMark } from '../disk/unfinished-file.js';
import type { StarterFile } from './starter-files.js';
import { unwritable } from '../disk/write-files.js';

/**
 * Writes the files into a new folder, or into one that is empty: first beside its place, then by renaming.
 *
 * @param folder Absolute path; the folder above it exists.
 * @throws ProblemError when there is something in its place, which stays as it is, or when it can't be written
 */
export async function writeProject(folder: string, files: readonly StarterFile[]): Promise<void> {
  const staged = join(dirname(folder), `${unfinishedMark()}-project`);
  try {
    if (await isTaken(folder)) throw new ProblemError([taken(folder)]);
    await removeUnfinished(dirname(folder));
    for (const { path, content } of files) {
      await mkdir(dirname(join(staged, path)), { recursive: true });
      await writeFile(join(staged, path), content, { flag: 'wx' });
    }
    // The file system lets a folder take the place of an empty one, and of nothing else.
    await rename(staged, folder);
  } catch (error) {
    await rm(staged, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof ProblemError) throw error;
    const cameBetween = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new ProblemError([cameBetween ? taken(folder) : unwritable(folder, error, 'go to another folder, or make room there')]);
  }
}

/** Also for a link, even to an empty folder: what it leads to is not ours to replace. */
async function isTaken(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found !== undefined && (!found.isDirectory() || (await readdir(folder)).length > 0);
}

function taken(folder: string): Problem {
  return {
    code: 'project-exists',
    severity: 'error',
    where: { file: basename(folder) },
    message: 'there is already something of this name here, which is not an empty folder',
    fix: 'choose another name, or remove it',
  };
}
