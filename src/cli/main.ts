#!/usr/bin/env node
import { version } from '../compiler/model/generated/version.js';
import { useCompileCache } from './compile-cache.js';

useCompileCache();

// The reader of our output may stop early, like `head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`tschalice: cannot write to standard output: ${error.message}\n`);
  process.exitCode = 1;
});

const words = process.argv.slice(2);
const end = words.indexOf('--');
const options = end < 0 ? words : words.slice(0, end);
// Completion and the version are answered here: to load the commands, or what runs them, would take longer than to answer.
if (words[0] === '--get-yargs-completions') {
  const [{ answerCompletion }, { commands }] = await Promise.all([import('./completion/complete.js'), import('./commands.js')]);
  await answerCompletion(commands, words.slice(1));
} else if (options.includes('--version') || options.includes('-V')) {
  process.stdout.write(`tschalice ${version} (Node.js ${process.version}, ${process.platform} ${process.arch})\n`);
} else if (!hasWorkingFolder()) {
  process.stderr.write('tschalice: the working folder was removed, or cannot be read; change to another folder\n');
  process.exitCode = 2;
} else {
  // What takes long to start starts while the command line is still being read.
  const isPackaging = ['package', 'validate', 'diff', 'deploy'].includes(words[0] ?? '');
  const asksForHelp = options.includes('--help') || options.includes('-h');
  if (isPackaging && !asksForHelp) (await import('../project/stage/warm-up.js')).warmUp();
  const { run } = await import('./program.js');
  process.exitCode = await run(words);
}

/** A shell stays in a folder that was removed, and Node.js has no name for it. */
function hasWorkingFolder(): boolean {
  try {
    return process.cwd() !== '';
  } catch {
    return false;
  }
}
