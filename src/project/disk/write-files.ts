import { copyFile, link, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { removeUnfinished, unfinishedMark } from './unfinished-file.js';

/** A file to write into an output folder. */
export interface OutputFile {
  /** Name within the output folder. */
  readonly name: string;
  /** Its bytes. */
  readonly content: Uint8Array;
}

/**
 * Writes all files, or none: first beside their places, then by renaming, and back again if a rename fails.
 * Whatever else the folder holds stays. The template comes last, so that a template never lacks its package.
 *
 * @throws ProblemError when the folder can't be written to; it then is as it was.
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[]): Promise<void> {
  const made = await makeFolder(folder);
  await removeUnfinished(folder);
  const mark = unfinishedMark();
  const staged = files.map(({ name, content }) => ({
    content,
    path: join(folder, name),
    fresh: join(folder, `${mark}-${name}`),
    old: join(folder, `${mark}-old-${name}`),
  }));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { fresh, content } of staged) await writeDurably(fresh, content);
    for (const { path, fresh, old } of staged) {
      // The old file keeps its name until the new one takes it, and a second one to come back by.
      const hasOld = await isEntry(path);
      if (hasOld) await link(path, old).catch(() => copyFile(path, old));
      await rename(fresh, path);
      undo.push(() => (hasOld ? rename(old, path) : rm(path, { force: true })));
    }
  } catch (error) {
    // A step back that fails too must not keep the others from being taken.
    for (const step of undo.reverse()) await step().catch(() => undefined);
    await Promise.all(staged.flatMap(({ fresh, old }) => [fresh, old].map((path) => rm(path, { force: true }).catch(() => undefined))));
    for (const path of made) await rmdir(path).catch(() => undefined);
    throw new ProblemError([unwritable(folder, error)]);
  }
  await Promise.all(staged.map(({ old }) => rm(old, { force: true }).catch(() => undefined)));
}

/** Creates the folder and those above it. @returns the ones that are new, innermost first. */
async function makeFolder(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let path = folder; !(await isThere(path)); path = dirname(path)) missing.push(path);
  try {
    await mkdir(folder, { recursive: true });
    await readdir(folder);
  } catch (error) {
    throw new ProblemError([unwritable(folder, error)]);
  }
  return missing;
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

/** Also for a link that leads nowhere. */
function isEntry(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

export function unwritable(folder: string, error: unknown, fix = 'name another output folder, or make room there'): Problem {
  const { code } = error as NodeJS.ErrnoException;
  const reasons: { [code: string]: string } = {
    ENOTDIR: 'it, or a folder above it, is a file',
    EEXIST: 'it is a file',
    EISDIR: 'a file of ours would replace a folder',
    EACCES: 'permission is denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENAMETOOLONG: 'the name is too long',
  };
  return {
    code: 'output-not-written',
    severity: 'error',
    where: { file: basename(folder) },
    message: `can't write to ${folder}: ${reasons[code ?? ''] ?? (error as Error).message}`,
    fix,
  };
}
