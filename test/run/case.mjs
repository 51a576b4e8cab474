// One golden case: `npm run test:case -- NAME`. With `--update` its expected files are written anew, or without a NAME those of all cases
// and of the others that are kept as they should be.
import { choose, near } from './choose.mjs';
import { build, caseNames, mocha, titleOf } from './mocha.mjs';

const words = process.argv.slice(2);
const updates = words[0] === '--update';
if (updates) words.shift();
const [given] = words;

const cases = 'test/cases.test.ts';
/** What else is kept, by the name that updates it. */
const others = new Map([
  ['pipeline', 'test/compiler/pipeline/golden.test.ts'],
  ['documentation', 'test/documentation.test.ts'],
]);
const all = [...caseNames(), ...(updates ? others.keys() : [])];
const alike = given === undefined ? [] : choose(all, given);
// What is expected is not written anew for a part of a name.
const names = all.includes(given) ? [given] : updates ? [] : alike;

if (given === undefined ? !updates : names.length === 0) {
  console.error(
    given === undefined
      ? 'Which case? npm run test:case -- NAME'
      : updates
        ? `'${given}' is not the whole name of what to update. The nearest are:`
        : `No golden case has '${given}' in its name. The nearest are:`,
  );
  if (given !== undefined) for (const name of new Set([...alike, ...near(all, given)])) console.error(`  ${name}`);
  process.exitCode = 2;
} else if (names.length > 1) {
  console.error(`Which of these?\n  ${names.join('\n  ')}`);
  process.exitCode = 2;
} else process.exitCode = build() ? await run(names[0]) : 1;

function run(name) {
  const env = updates ? { UPDATE: '1' } : {};
  if (name === undefined) return mocha([cases, ...others.values()], [], env);
  return updates && others.has(name) ? mocha([others.get(name)], [], env) : mocha([cases], ['--grep', titleOf(name)], env);
}
