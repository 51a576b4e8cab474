import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageManager } from '../../compiler/pipeline/package-manager.js';
import { readText } from '../disk/read-text.js';

/** What a project's packages are installed by. */
export interface Installation {
  /** The folder with the lock file. */
  readonly folder: string;
  /** Its name. */
  readonly lockFile: string;
  readonly manager: PackageManager;
}

const byLockFile: { readonly [lockFile: string]: PackageManager } = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn-1',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

/** The first of these folders that has a lock file decides; undefined if none has one. */
export async function findInstallation(folders: readonly string[]): Promise<Installation | undefined> {
  for (const folder of folders) {
    for (const [lockFile, manager] of Object.entries(byLockFile)) {
      if (!existsSync(join(folder, lockFile))) continue;
      return { folder, lockFile, manager: manager === 'yarn-1' && (await isLaterYarn(folder, lockFile)) ? 'yarn' : manager };
    }
  }
  return undefined;
}

/** What came after Yarn 1 has the same lock file in another form. */
async function isLaterYarn(folder: string, lockFile: string): Promise<boolean> {
  return existsSync(join(folder, '.yarnrc.yml')) || /^__metadata:/m.test((await readText(join(folder, lockFile))) ?? '');
}

/** A program and its words. */
export interface InstallCommand {
  readonly program: string;
  readonly words: readonly string[];
}

/** Installs packages as a lock file has them, without running their scripts. */
export function installCommand(manager: PackageManager): InstallCommand {
  switch (manager) {
    case 'npm':
      return { program: 'npm', words: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'] };
    case 'yarn':
      return { program: 'yarn', words: ['install', '--immutable', '--mode=skip-build'] };
    case 'yarn-1':
      return { program: 'yarn', words: ['install', '--frozen-lockfile', '--ignore-scripts'] };
    case 'pnpm':
    case 'bun':
      return { program: manager, words: ['install', '--frozen-lockfile', '--ignore-scripts'] };
  }
}
