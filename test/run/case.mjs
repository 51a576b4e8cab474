// One golden case: `npm run test:case -- NAME`; with `--update`, it is written anew, or all of them and the pipelines without a NAME.
import { choose, near } from './choose.mjs';
import { build, caseNames, mocha, titleOf } from './mocha.mjs';

const words = process.argv.slice(2);
const updates = words[0] === '--update';
if (updates) words.shift();
const [given] = words;
const pipelines = 'pipeline';
const all = [...caseNames(), ...(updates ? [pipelines] : [])];
const names = given === undefined ? [] : all.includes(given) ? [given] : choose(all, given);

if (given === undefined ? !updates : names.length === 0) {
  console.error(given === undefined ? 'Which case? npm run test:case -- NAME' : `No golden case has '${given}' in its name. The nearest are:`);
  if (given !== undefined) for (const name of near(all, given)) console.error(`  ${name}`);
  process.exitCode = 2;
} else if (names.length > 1) {
  console.error(`Which of these?\n  ${names.join('\n  ')}`);
  process.exitCode = 2;
} else process.exitCode = build() ? await run(names[0]) : 1;

function run(name) {
  const cases = 'test/cases.test.ts';
  const golden = 'test/compiler/pipeline/golden.test.ts';
  const env = updates ? { UPDATE: '1' } : {};
  if (name === undefined) return mocha([cases, golden], [], env);
  return name === pipelines && updates ? mocha([golden], [], env) : mocha([cases], ['--grep', titleOf(name)], env);
}
