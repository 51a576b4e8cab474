import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The test files, as paths of their sources: `test/cli/package/check.test.ts`. */
export function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/cases/'))
    .sort();
}

/** The files that are tested: `src/cli/package/run.ts`. */
export function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.[cm]?ts$/.test(path))
    .sort();
}

export function caseNames() {
  return readdirSync(join(root, 'test/cases')).sort();
}

/** Brings build/ and dist/ up to date. @returns whether they compile */
export function build() {
  return spawnSync(process.execPath, ['src/build/build.mjs'], { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Runs the test files of the given sources. @returns the exit status */
export function mocha(files, options = [], env = {}) {
  const built = files.map((path) => `build/${path.replace(/ts$/, 'js')}`);
  return start(['node_modules/mocha/bin/mocha.js', ...options, ...built], env);
}

/** @returns the exit status; 1 where a signal ended it */
export function start(words, env = {}) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
}

/** What mocha's `--grep` wants to find a golden case, in all of its stages or any. */
export function titleOf(name) {
  return `^golden case ${name}, stage `;
}
