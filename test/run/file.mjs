// One test file, by its path or a part of it, or the tests of a source file: `npm run test:file -- check-routes`. Options of mocha may follow, as `-g name`.
import { chooseTests, near } from './choose.mjs';
import { build, mocha, sourceFiles, testFiles } from './mocha.mjs';

const [given, ...options] = process.argv.slice(2);
const files = given === undefined ? [] : chooseTests(testFiles(), sourceFiles(), given);
if (files.length === 0) {
  console.error(
    given === undefined ? 'Which file? npm run test:file -- FILE' : `Neither a test file nor a source file has '${given}' in its path. The nearest are:`,
  );
  for (const name of near(testFiles(), given ?? '')) if (given !== undefined) console.error(`  ${name}`);
  process.exitCode = 2;
} else {
  if (files.length > 1) console.log(`${files.length} files:\n  ${files.join('\n  ')}`);
  process.exitCode = build() ? await mocha(files, options) : 1;
}
