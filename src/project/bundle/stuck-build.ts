import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../../compiler/problem/problem.js';
import { unreadable } from '../disk/read-bytes.js';
import { shownPlace } from '../disk/shown-path.js';
import { unreadableProblem } from '../disk/unreadable.js';

/** Longer than most bundles take. Those that take longer get a look at their folders in the meantime. */
const usualPatienceMs = 5000;

const readByBundler = /\.(?:[cm]?[jt]sx?|json|css|txt)$/;

/**
 * Waits for a build. esbuild cannot be stopped while it waits for a named pipe, and reads more than modules: a package.json in any folder that leads to
 * one. So where a build takes long, named pipes among the project's files and packages are taken for the reason.
 *
 * @param stop ends esbuild's process
 * @throws ProblemError that names them
 */
export async function unlessStuck<T>(building: Promise<T>, directory: string, stop: () => void, patienceMs: number = usualPatienceMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const refuse = async (): Promise<void> => {
    const pipes = await pipesIn(directory);
    if (pipes.length > 0) throw new ProblemError(pipes.map((path) => unreadableProblem(unreadable('ENOTREG', path), shownPlace(directory, path))));
  };
  const stuck = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      refuse().catch((problem: unknown) => {
        reject(problem);
        stop();
      });
    }, patienceMs);
  });
  try {
    return await Promise.race([building, stuck]);
  } catch (error) {
    // Another stage's build waited for the same pipe, and was stopped first.
    if (/^The service (?:was|is) /.test((error as Error).message)) await refuse();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Sorted. Links are not followed. */
async function pipesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFIFO() && readByBundler.test(entry.name)) found.push(join(folder, entry.name));
    else if (entry.isDirectory() && entry.name !== '.git') found.push(...(await pipesIn(join(folder, entry.name))));
  }
  return found;
}
