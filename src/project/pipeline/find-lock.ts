import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageManager } from '../../compiler/pipeline/package-manager.js';
import { foldersUpwards } from '../disk/folders-upwards.js';
import { holds } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';

/** A lock file, which says exactly what to install. */
export interface Lock {
  /** Absolute: the project, or the workspace that it is in. */
  readonly folder: string;
  readonly manager: PackageManager;
}

const managers: { readonly [file: string]: PackageManager } = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

/** The lock file nearest to the project, but not outside its repository; undefined if there is none. */
export async function findLock(directory: string, repository: string): Promise<Lock | undefined> {
  for (const folder of foldersUpwards(directory)) {
    if (!holds(repository, folder)) return undefined;
    const file = Object.keys(managers).find((name) => existsSync(join(folder, name)));
    if (file === undefined) continue;
    const isYarn1 =
      file === 'yarn.lock' &&
      /^# yarn lockfile v1$/m.test((await readText(join(folder, file)).catch((error: unknown) => rethrowUnreadable(error, directory))) ?? '');
    return { folder, manager: isYarn1 ? 'yarn-1' : managers[file]! };
  }
  return undefined;
}
