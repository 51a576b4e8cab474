import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../disk/read-text.js';

/** How packages are installed as a lock file has them, without running their scripts. */
export interface Installation {
  /** The folder with the lock file. */
  readonly folder: string;
  /** Its name. */
  readonly lockFile: string;
  readonly program: 'npm' | 'yarn' | 'pnpm' | 'bun';
  readonly words: readonly string[];
}

const npm = { program: 'npm', words: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'] } as const;
const bun = { program: 'bun', words: ['install', '--frozen-lockfile', '--ignore-scripts'] } as const;
const byLockFile = {
  'package-lock.json': npm,
  'npm-shrinkwrap.json': npm,
  'pnpm-lock.yaml': { program: 'pnpm', words: ['install', '--frozen-lockfile', '--ignore-scripts'] },
  'yarn.lock': { program: 'yarn', words: ['install', '--frozen-lockfile', '--ignore-scripts'] },
  'bun.lock': bun,
  'bun.lockb': bun,
} as const;

/** The first of these folders that has a lock file decides; undefined if none has one. */
export async function findInstallation(folders: readonly string[]): Promise<Installation | undefined> {
  for (const folder of folders) {
    for (const [lockFile, { program, words }] of Object.entries(byLockFile)) {
      if (!existsSync(join(folder, lockFile))) continue;
      const isBerry = program === 'yarn' && (existsSync(join(folder, '.yarnrc.yml')) || /^__metadata:/m.test((await readText(join(folder, lockFile))) ?? ''));
      return { folder, lockFile, program, words: isBerry ? ['install', '--immutable', '--mode=skip-build'] : words };
    }
  }
  return undefined;
}
