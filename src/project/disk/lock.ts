import { constants, copyFileSync, linkSync, readFileSync, realpathSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { isProcess } from './is-process.js';
import { readBytesSync } from './read-bytes.js';
import { unfinishedMark } from './unfinished-file.js';

/** In a folder while something is written to it. */
const lockName = '.tschalice.lock';
const pauseMs = 50;

/**
 * Makes sure that one run at a time writes to a folder. Waits a little for another run, and takes the place of one that was killed.
 *
 * @param folder It must exist.
 * @param shown the folder as problems name it
 * @param patienceMs how long to wait for another run
 * @returns gives the lock back
 * @throws ProblemError if another run keeps it; what the file system says otherwise
 */
export async function lockFolder(folder: string, shown: string, patienceMs = 10_000): Promise<() => void> {
  const path = join(realpathSync(folder), lockName);
  // Counted, for Node.js takes longer to load its clock (`performance`) than all of this takes.
  let patience = patienceMs;
  const wait = async (holder: string): Promise<void> => {
    if (patience < 0) throw new ProblemError([locked(shown, holder)]);
    patience -= pauseMs;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  };
  while (held.has(path)) await wait(`${process.pid}`);
  held.add(path);
  try {
    while (!claim(folder, path)) {
      const other = readHolder(path);
      if (other === undefined) continue;
      if (isRunning(other)) await wait(other);
      else takeAway(folder, path, other);
    }
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return () => {
    remove(path);
    held.delete(path);
  };
}

// Those that this process has or waits for: it may package several stages at once.
const held = new Set<string>();

/** @returns whether the lock is ours now: it takes its place with its content, or not at all */
function claim(folder: string, path: string): boolean {
  const fresh = join(folder, `${unfinishedMark()}-lock`);
  try {
    writeFileSync(fresh, holderOf(process.pid), { flag: 'wx' });
    putInPlace(fresh, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    remove(fresh);
  }
}

function putInPlace(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Not every file system has hard links.
    copyFileSync(fresh, path, constants.COPYFILE_EXCL);
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Undefined if the lock was just given back. */
function readHolder(path: string): string | undefined {
  try {
    return readBytesSync(path, 100).toString('latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes the lock of a run that was killed, unless another run has just put its own in the place. */
function takeAway(folder: string, path: string, abandoned: string): void {
  const aside = join(folder, `${unfinishedMark()}-lock`);
  try {
    renameSync(path, aside);
    if (readHolder(aside) !== abandoned) linkSync(aside, path);
  } catch {
    // Another run was faster.
  } finally {
    remove(aside);
  }
}

/** A process, and on Linux when it was started, because a later process may get its number. */
function holderOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return `${pid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[20]}`;
  } catch {
    return `${pid}`;
  }
}

function isRunning(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  // What is no number was not written by a run.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  // This process waits for it, so it was an earlier one of this number that had it.
  if (pid === process.pid) return false;
  return isProcess(pid) && holderOf(pid) === holder;
}

function locked(shown: string, holder: string): Problem {
  return {
    code: 'output-locked',
    severity: 'error',
    where: { file: shown },
    message: `another run of tschalice (process ${holder.split(' ')[0]}) is writing to ${shown}`,
    fix: `run the same command again when it is done, or name another output folder; if there is no such run, remove ${lockName} there`,
  };
}
