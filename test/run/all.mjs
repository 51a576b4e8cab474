// All tests: `npm test`. The type tests run beside the others, which share the processors.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mocha, start, testFiles } from './mocha.mjs';

/** Files that take long come first, so that none of them is left alone in the end. */
const slow = ['test/cases.', 'test/cli/deploy/', 'test/determinism.', 'test/cli/local/', 'test/cli/', 'test/project/', 'test/runtime/', 'test/'];
const files = testFiles();
const ordered = slow.flatMap((start) => files.filter((path) => slow.find((other) => path.startsWith(other)) === start));

// One more than there are processors, as some tests wait.
const jobs = availableParallelism() + 1;
const options = [
  '--parallel',
  '--jobs',
  String(jobs),
  '--forbid-pending',
  '--require',
  './test/run/tell-crash.mjs',
  '--require',
  './test/run/seed.mjs',
  ...process.argv.slice(2),
];
const work = mkdtempSync(join(tmpdir(), 'tschalice-tests-'));
const crashes = join(work, 'crashes');
const types = ['test/types', 'test/iam/fixtures'];
const [tested, ...typed] = await Promise.all([
  mocha(ordered, options, { TEST_CRASHES: crashes }),
  ...types.map((project) => start(['node_modules/typescript/bin/tsc', '-p', project])),
]);
const crashed = existsSync(crashes);
if (crashed) console.error(readFileSync(crashes, 'utf8').trim());
for (const [index, project] of types.entries()) if (typed[index] !== 0) console.error(`The type tests (tsc -p ${project}) failed: see above.`);
rmSync(work, { recursive: true });
process.exitCode = tested !== 0 || typed.some((status) => status !== 0) || crashed ? 1 : 0;
