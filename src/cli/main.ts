#!/usr/bin/env node
import { version } from '../model/generated/version.js';

const words = process.argv.slice(2);
// Answered here, since it takes longer to load yargs than to say.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`tschalice ${version} (Node.js ${process.version}, ${process.platform} ${process.arch})\n`);
} else {
  const { run } = await import('./program.js');
  process.exitCode = await run(words);
}
