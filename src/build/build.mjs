// Makes build/ (what the tests run) and dist/ (what ships), each only where it is not yet what the sources give.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What both depend on besides: the versions of packages, and how they are to be compiled. */
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

/** Makes a folder, unless it is as it was left when it was made of the same files. */
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

/** Removes what was compiled from files that are gone: their tests would still run. */
function removeStrays() {
  for (const path of filesIn('build')) {
    const source = path.slice('build/'.length).replace(/(\.d)?(\.[cm]?)[jt]s(\.map)?$/, '$2ts');
    if (source.endsWith('ts') && !existsSync(join(root, source))) rmSync(join(root, path));
  }
}

/** tsc leaves out what it wrote before; it does not look whether that is still there. */
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
  // It has said why itself.
  if (status !== 0) process.exit(status ?? 1);
}
