import { checkWords, splitAtEnd, splitCommand, unknownCommand } from './arguments/check-words.js';
import type { Command } from './arguments/define-command.js';
import { UsageError } from './arguments/usage-error.js';
import { commands } from './commands.js';
import { packageCommand } from './package/command.js';
import { makeParser } from './parser.js';
import { reportDefect } from './terminal/defect.js';
import { ExitStatus } from './terminal/exit-status.js';

/** Runs the command line. @returns the exit status */
export async function run(words: readonly string[]): Promise<number> {
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(reportDefect(error)));
  const { name, rest } = splitCommand(commands, words);
  const command = commands.find((one) => one.name === name);
  let status: number = ExitStatus.done;
  const parser = makeParser(commands, (given) => {
    status = given;
  });
  try {
    if (words.length === 0) {
      process.stderr.write(`${await parser.getHelp()}\n`);
      return ExitStatus.usage;
    }
    if (name !== undefined && command === undefined) throw new UsageError(await answerToUnknown(name, rest));
    await parser.parseAsync(wordsForYargs(command, rest));
    return status;
  } catch (error) {
    if (!(error instanceof UsageError)) return reportDefect(error);
    const hint = command === undefined ? '' : `${command.name} `;
    process.stderr.write(`tschalice: ${error.message}\nSee: tschalice ${hint}--help\n`);
    return ExitStatus.usage;
  }
}

async function answerToUnknown(word: string, rest: readonly string[]): Promise<string> {
  const { deployedAnswer } = await import('./deployed/answer.js');
  return (await deployedAnswer(word, rest)) ?? unknownCommand(commands, word);
}

/** @throws UsageError */
function wordsForYargs(command: Command | undefined, rest: readonly string[]): string[] {
  const [before, behind] = splitAtEnd(rest);
  if (before.includes('--help') || before.includes('-h')) return [...(command === undefined ? [] : [command.name]), '--help'];
  // Its complaints about options, if there are no other, are about those of package.
  checkWords(command ?? packageCommand, rest, commands);
  if (command === undefined) throw new UsageError('no command is given');
  return [command.name, ...before, ...behind.map(asPositional)];
}

/** yargs loses what stands behind a `--`; a path may as well begin with `./`. */
function asPositional(word: string): string {
  return word.startsWith('-') ? `./${word}` : word;
}
