// Builds and runs what a change concerns, at each change: `npm run watch`; with a FILE, as `npm run test:file` takes it, always that.
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { choose, near } from './choose.mjs';
import { build, mocha, root, testFiles, titleOf } from './mocha.mjs';

const [given] = process.argv.slice(2);
const changed = new Set();
let timer;
let isBusy = false;

if (given !== undefined && choose(testFiles(), given).length === 0) {
  console.error(`No test file has '${given}' in its path. The nearest are:`);
  for (const name of near(testFiles(), given)) console.error(`  ${name}`);
  process.exit(2);
}
for (const folder of ['src', 'test', 'schemas', 'templates']) {
  watch(join(root, folder), { recursive: true }, (_, name) => {
    // What is generated from a change is no change of its own.
    if (name === null || name.includes('generated')) return;
    changed.add(`${folder}/${name.replaceAll('\\', '/')}`);
    clearTimeout(timer);
    timer = setTimeout(() => void work(), 100);
  });
}
if (given === undefined) console.log('Waiting for changes …');
else await work();

async function work() {
  if (isBusy) return;
  isBusy = true;
  do {
    const paths = [...changed];
    changed.clear();
    await runFor(paths);
  } while (changed.size > 0);
  isBusy = false;
  console.log('Waiting for changes …');
}

async function runFor(paths) {
  if (!build()) return;
  const files = given === undefined ? [...new Set(paths.flatMap(testsOf))] : choose(testFiles(), given);
  if (files.length > 0) await mocha(files);
  else if (paths.some((path) => !path.startsWith('test/cases/'))) console.log(`No tests stand beside ${paths.join(', ')}.`);
  const cases = given === undefined ? [...new Set(paths.flatMap((path) => /^test\/cases\/([^/]+)/.exec(path)?.[1] ?? []))] : [];
  if (cases.length > 0) await mocha(['test/cases.test.ts'], ['--grep', cases.map(titleOf).join('|')]);
}

/** The tests of a source: those of its name in the mirrored folder, else all of that folder, or of the next above that has any. */
function testsOf(path) {
  if (path.startsWith('test/cases/')) return [];
  if (path.endsWith('.test.ts')) return existsSync(join(root, path)) ? [path] : [];
  const own = path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
  const files = testFiles();
  if (files.includes(own)) return [own];
  for (let folder = dirname(own); folder.includes('/'); folder = dirname(folder)) {
    const beside = files.filter((file) => file.startsWith(`${folder}/`));
    if (beside.length > 0) return beside;
  }
  return [];
}
