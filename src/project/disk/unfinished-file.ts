import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isProcess } from './is-process.js';

/** The start of the names of unfinished files. It tells other runs whose they are. */
export function unfinishedMark(): string {
  return `.tschalice-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Removes the unfinished files that a killed run left in a folder; those of running processes stay. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => isAbandoned(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)));
}

function isAbandoned(name: string): boolean {
  const pid = /^\.tschalice-(\d+)-[0-9a-f]{12}-/.exec(name)?.[1];
  return pid !== undefined && !isProcess(Number(pid));
}
