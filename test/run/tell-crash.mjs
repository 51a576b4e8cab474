// Preloaded by mocha's workers: one that dies between two files of tests is replaced, and nobody would hear of it.
import { appendFileSync } from 'node:fs';

const { TEST_CRASHES } = process.env;
process.on('exit', (status) => {
  if (status !== 0 && TEST_CRASHES !== undefined) appendFileSync(TEST_CRASHES, `a process of tests ended with status ${status}\n`);
});
