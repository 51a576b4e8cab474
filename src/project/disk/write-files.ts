import { copyFile, link, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { lockFolder } from './lock.js';
import { specialFile } from './special-file.js';
import { removeUnfinished, unfinishedMark } from './unfinished-file.js';

/** A file to write into an output folder. */
export interface OutputFile {
  /** Name within the output folder, or its path from there, with `/`. */
  readonly name: string;
  /** Its bytes. */
  readonly content: Uint8Array;
}

/**
 * Writes all files or none, while no other run writes to the folder.
 *
 * @param shown what problems say cannot be written to
 * @throws ProblemError if the folder cannot be written to; it is then unchanged.
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[], shown: string): Promise<void> {
  await inLockedFolder(folder, shown, () => replaceFiles(folder, files, shown));
}

/** Creates the folder, and keeps other runs from writing to it until the act is done. @throws ProblemError if it cannot be written to */
export async function inLockedFolder<T>(folder: string, shown: string, act: () => Promise<T>): Promise<T> {
  const made = await makeFolder(folder, shown);
  const unlock = await lockFolder(folder, shown).catch(async (error: unknown) => {
    await removeFolders(made);
    throw error instanceof ProblemError ? error : new ProblemError([unwritable(shown, error)]);
  });
  try {
    return await act();
  } finally {
    unlock();
    // Those that are still empty.
    await removeFolders(made);
  }
}

/**
 * Writes all files or none, in a locked folder: first under temporary names, then by renaming; if a rename fails, it undoes the others.
 * Other files in the folder stay. The template comes last, so that a template is never there without its package.
 *
 * @throws ProblemError if it cannot be written to; it is then unchanged.
 */
export async function replaceFiles(folder: string, files: readonly OutputFile[], shown: string): Promise<void> {
  const special = (
    await Promise.all(files.map(({ name }) => checkReplaced(join(folder, name), `/${shown}`.endsWith(`/${name}`) ? shown : `${shown}/${name}`)))
  ).flat();
  if (special.length > 0) throw new ProblemError(special);
  const folders = [...new Set(files.map(({ name }) => dirname(join(folder, name))))];
  const made: string[] = [];
  for (const inner of folders) made.push(...(await makeFolder(inner, shown)));
  for (const inner of folders) await removeUnfinished(inner);
  const mark = unfinishedMark();
  const staged = files.map(({ name, content }) => ({
    content,
    path: join(folder, name),
    fresh: join(folder, dirname(name), `${mark}-${basename(name)}`),
    old: join(folder, dirname(name), `${mark}-old-${basename(name)}`),
  }));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { fresh, content } of staged) await writeDurably(fresh, content);
    for (const { path, fresh, old } of staged) {
      // The old file keeps its name until the new one takes it, and gets a second name to be restored from.
      const hasOld = await isEntry(path);
      if (hasOld) await link(path, old).catch(() => copyFile(path, old));
      await rename(fresh, path);
      undo.push(() => (hasOld ? rename(old, path) : rm(path, { force: true })));
    }
  } catch (error) {
    // If one step cannot be undone, the others still must be.
    for (const step of undo.reverse()) await step().catch(() => undefined);
    await Promise.all(staged.flatMap(({ fresh, old }) => [fresh, old].map((path) => rm(path, { force: true }).catch(() => undefined))));
    await removeFolders(made.toReversed());
    throw new ProblemError([unwritable(shown, error)]);
  }
  await Promise.all(staged.map(({ old }) => rm(old, { force: true }).catch(() => undefined)));
}

/** Creates the folder and those above it. @returns the new ones, innermost first */
async function makeFolder(folder: string, shown: string): Promise<string[]> {
  const missing: string[] = [];
  for (let path = folder; !(await isThere(path)); path = dirname(path)) missing.push(path);
  try {
    await mkdir(folder, { recursive: true });
    await readdir(folder);
  } catch (error) {
    throw new ProblemError([unwritable(shown, error)]);
  }
  return missing;
}

async function removeFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rmdir(path).catch(() => undefined);
}

/** Refuses to put a file in the place of anything but a file: a link, a device or a pipe is there for a reason. */
export async function checkReplaced(path: string, shown: string): Promise<Problem[]> {
  const stats = await lstat(path).catch(() => undefined);
  // What happens with a folder is the file system's to say.
  if (stats === undefined || stats.isFile() || stats.isDirectory()) return [];
  const message = `${shown} is ${specialFile(stats)}, and only regular files are replaced`;
  return [{ code: 'output-not-a-file', severity: 'error', where: { file: shown }, message, fix: 'remove it, or name another output folder' }];
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o666);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** True for a link that leads nowhere, too. */
function isEntry(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

export function unwritable(shown: string, error: unknown, fix = 'name another output folder, or fix this one'): Problem {
  const { code } = error as NodeJS.ErrnoException;
  const reasons: { [code: string]: string } = {
    ENOTDIR: 'it or a folder above it is a file',
    EEXIST: 'it is a file',
    EISDIR: 'a folder has the name of a file to write',
    EACCES: 'permission is denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENAMETOOLONG: 'the name is too long',
  };
  return {
    code: 'output-not-written',
    severity: 'error',
    where: { file: shown },
    message: `cannot write to ${shown}: ${reasons[code ?? ''] ?? (error as Error).message}`,
    fix,
  };
}
