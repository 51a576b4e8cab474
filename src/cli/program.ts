import { checkWords, splitAtEnd, splitCommand, unknownCommand } from './arguments/check-words.js';
import { printable } from '../compiler/problem/format.js';
import { parseWords } from './arguments/parse-words.js';
import { UsageError } from './arguments/usage-error.js';
import { commands } from './commands.js';
import { packageCommand } from './package/command.js';
import { reportDefect } from './terminal/defect.js';
import { ExitStatus } from './terminal/exit-status.js';

/** Runs the command line. @returns the exit status */
export async function run(words: readonly string[]): Promise<number> {
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(reportDefect(error)));
  const { name, rest } = splitCommand(commands, words);
  const command = commands.find((one) => one.name === name);
  try {
    if (words.length === 0) {
      process.stderr.write(`${await help(undefined)}\n`);
      return ExitStatus.usage;
    }
    if (name !== undefined && command === undefined) throw new UsageError(await answerToUnknown(name, rest));
    const [before] = splitAtEnd(rest);
    if (before.includes('--help') || before.includes('-h')) {
      process.stdout.write(`${await help(command?.name)}\n`);
      return ExitStatus.done;
    }
    // Without a command, options are checked as those of package.
    checkWords(command ?? packageCommand, rest, commands);
    if (command === undefined) throw new UsageError('no command is given');
    return await command.run(parseWords(command, rest));
  } catch (error) {
    if (!(error instanceof UsageError)) return reportDefect(error);
    const hint = command === undefined ? '' : `${command.name} `;
    process.stderr.write(`tschalice: ${printable(error.message)}\nSee: tschalice ${hint}--help\n`);
    return ExitStatus.usage;
  }
}

/** yargs lays out the help. It takes longer to load than most commands take to start, so nothing else waits for it. */
async function help(command: string | undefined): Promise<string> {
  const { helpText } = await import('./help.js');
  return helpText(commands, command, process.stdout.columns);
}

async function answerToUnknown(word: string, rest: readonly string[]): Promise<string> {
  const { deployedAnswer } = await import('./deployed/answer.js');
  return (await deployedAnswer(word, rest)) ?? unknownCommand(commands, word);
}
