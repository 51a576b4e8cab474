import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Begins the names of what is not finished yet, so that others can tell whose it is. */
export function unfinishedMark(): string {
  return `.tschalice-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Removes from a folder what a run that was killed left behind; runs that still go on keep theirs. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => isAbandoned(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)));
}

function isAbandoned(name: string): boolean {
  const pid = /^\.tschalice-(\d+)-[0-9a-f]{12}-/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
