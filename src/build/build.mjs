// Makes build/ (what the tests run) and dist/ (what ships), each only if its sources have changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What both depend on in addition: the versions of packages, and the compiler's options. */
const common = ['package.json', 'package-lock.json', 'tsconfig.json'];

run('src/build/generate.mjs');
const sources = filesIn('src');
const tests = filesIn('test').filter((path) => !/^test\/(cases|runtime\/apps|types)\//.test(path));
const compiled = [...sources, ...tests].filter((path) => /\.[cm]?ts$/.test(path) && !/\.d\.[cm]?ts$/.test(path));
bring('build', [...common, ...compiled], () => {
  removeStrays();
  if (!isComplete(compiled)) rmSync(join(root, 'build/tsconfig.tsbuildinfo'), { force: true });
  run('node_modules/typescript/bin/tsc');
});
bring('dist', [...common, ...sources], () => run('src/build/bundle.mjs'));

/** Makes a folder unless neither its input files nor the folder itself have changed since the last time. */
function bring(folder, inputs, make) {
  const stamp = join(root, folder, '.made-of');
  const wanted = digestOf(inputs, (path) => readFileSync(join(root, path)));
  const state = () =>
    `${wanted} ${digestOf(
      filesIn(folder).filter((path) => path !== `${folder}/.made-of`),
      sizeAndTime,
    )}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) return;
  rmSync(stamp, { force: true });
  make();
  writeFileSync(stamp, state());
}

/** Removes the output of deleted files, because their tests would still run. */
function removeStrays() {
  for (const path of filesIn('build')) {
    const source = path.slice('build/'.length).replace(/(\.d)?(\.[cm]?)[jt]s(\.map)?$/, '$2ts');
    if (source.endsWith('ts') && !existsSync(join(root, source))) rmSync(join(root, path));
  }
}

/** tsc skips files that it has written before, even if they were deleted. */
function isComplete(compiled) {
  return compiled.every((path) => existsSync(join(root, 'build', path.replace(/ts$/, 'js'))));
}

function filesIn(folder) {
  const base = join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

function sizeAndTime(path) {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${size} ${mtimeMs}`;
}

function digestOf(paths, tell) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`\0${path}\0`).update(tell(path));
  return hash.digest('hex');
}

function run(script) {
  const { status } = spawnSync(process.execPath, [join(root, script)], { cwd: root, stdio: 'inherit' });
  // It has printed the reason.
  if (status !== 0) process.exit(status ?? 1);
}
