import yargs, { type Argv } from 'yargs';
import { nearest } from '../problem/nearest.js';
import { packageCommand } from './package.js';
import { ExitStatus } from './exit-status.js';
import { validateCommand } from './validate.js';

/** Thrown for a command line that can't be understood. */
class UsageError extends Error {}

const commands = ['package', 'validate', 'completion'];

/** Of all commands, for hints. */
const options = ['stage', 'template-format', 'merge-template', 'single-file', 'check', 'project-dir', 'json', 'help', 'version'];

/** Runs the command line. @returns the exit status */
export async function run(words: readonly string[]): Promise<number> {
  let status: number = ExitStatus.done;
  const finish = (given: number): void => {
    status = given;
  };
  const parser = program(finish);
  try {
    if (words.length === 0) {
      process.stderr.write(`${await parser.getHelp()}\n`);
      return ExitStatus.usage;
    }
    await parser.parseAsync([...words]);
    return status;
  } catch (error) {
    if (!(error instanceof UsageError)) return await unexpected(error);
    process.stderr.write(
      `tschalice: ${error.message}\nSee: tschalice ${commands.find((name) => name === words[0]) ?? ''}${commands.includes(words[0] ?? '') ? ' ' : ''}--help\n`,
    );
    return ExitStatus.usage;
  }
}

function program(finish: (status: number) => void): Argv {
  return yargs()
    .scriptName('tschalice')
    .usage('$0 <command>\n\nCompiles app.ts into a SAM template, a Swagger document and a zip for each stage.')
    .command(packageCommand(finish))
    .command(validateCommand(finish))
    .completion('completion', 'Print a script that lets your shell complete commands and options')
    .example('$0 package --stage beta out/', 'write sam.json, swagger.json and deployment.zip')
    .example('$0 validate', 'check the project, write nothing')
    .example('source <($0 completion)', 'complete with TAB in this shell')
    .epilogue('Exit status: 0 done, 1 the project has problems, 2 wrong usage.')
    .demandCommand(1, 1, 'no command is given', 'there is more than one command')
    .strict()
    .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': true, 'parse-positional-numbers': false, 'parse-numbers': false })
    .version(false)
    .option('version', { type: 'boolean', describe: 'Print the version', global: false })
    .help()
    .alias('help', 'h')
    .wrap(Math.min(110, process.stderr.columns ?? 100))
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error !== undefined && !isYargsError(error) ? error : new UsageError(explain(message ?? error?.message));
    });
}

function isYargsError(error: Error): boolean {
  return error.name === 'YError' || error instanceof UsageError || error.name === 'OptionError';
}

/** yargs' complaint in our words, with the option's dashes and the name that was meant. */
function explain(message: string): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(', ');
  if (unknown === undefined) return message;
  const name = unknown[0]!;
  const nearOption = nearest(name, options);
  const nearCommand = nearest(name, commands);
  const isWord = process.argv.slice(2).includes(name);
  if (isWord) return `there is no command or argument '${name}'${nearCommand === undefined ? '' : `; did you mean '${nearCommand}'?`}`;
  const dashes = name.length === 1 ? '-' : '--';
  return `there is no option ${dashes}${name}${nearOption === undefined ? '' : `; did you mean --${nearOption}?`}`;
}

/** A defect of ours. The stack is for the report, so it is only shown on demand. */
async function unexpected(error: unknown): Promise<number> {
  const { stack, message } = error as Error;
  const detail = process.env['TSCHALICE_DEBUG'] === undefined ? `${message}\nSet TSCHALICE_DEBUG=1 to see where, and please report it.` : (stack ?? message);
  process.stderr.write(`tschalice: this is a defect of tschalice itself: ${detail}\n`);
  return ExitStatus.defect;
}
