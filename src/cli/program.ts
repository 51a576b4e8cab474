import yargs, { type Argv } from 'yargs';
import { checkWords, splitAtEnd, splitCommand, unknownCommand } from './arguments/check-words.js';
import { completionCommand } from './completion/command.js';
import { deleteCommand } from './delete/command.js';
import { deployCommand } from './deploy/command.js';
import { reportDefect } from './terminal/defect.js';
import { ExitStatus } from './terminal/exit-status.js';
import { generatePipelineCommand } from './generate-pipeline/command.js';
import { localCommand } from './local/command.js';
import { isCommand } from './arguments/options.js';
import { newProjectCommand } from './new-project/command.js';
import { outputsCommand } from './outputs/command.js';
import { packageCommand } from './package/command.js';
import { stagesCommand } from './stages/command.js';
import { urlCommand } from './url/command.js';
import { UsageError } from './arguments/usage-error.js';
import { validateCommand } from './validate/command.js';

/** Runs the command line. @returns the exit status */
export async function run(words: readonly string[]): Promise<number> {
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(reportDefect(error)));
  const { command, rest } = splitCommand(words);
  let status: number = ExitStatus.done;
  const parser = program((given) => {
    status = given;
  });
  try {
    if (words.length === 0) {
      process.stderr.write(`${await parser.getHelp()}\n`);
      return ExitStatus.usage;
    }
    await parser.parseAsync(await wordsForYargs(command, rest));
    return status;
  } catch (error) {
    if (!(error instanceof UsageError)) return reportDefect(error);
    const hint = command !== undefined && isCommand(command) ? `${command} ` : '';
    process.stderr.write(`tschalice: ${error.message}\nSee: tschalice ${hint}--help\n`);
    return ExitStatus.usage;
  }
}

/** @throws UsageError */
async function wordsForYargs(command: string | undefined, rest: readonly string[]): Promise<string[]> {
  if (command !== undefined && !isCommand(command)) {
    const { deployedAnswer } = await import('./deployed/answer.js');
    throw new UsageError((await deployedAnswer(command, rest)) ?? unknownCommand(command));
  }
  const [before, behind] = splitAtEnd(rest);
  if (before.includes('--help') || before.includes('-h')) return [...(command === undefined ? [] : [command]), '--help'];
  // Its complaints about options, if there are no other, are about those of package.
  checkWords(command ?? 'package', rest);
  if (command === undefined) throw new UsageError('no command is given');
  return [command, ...before, ...behind.map(asPositional)];
}

/** yargs loses what stands behind a `--`; a path may as well begin with `./`. */
function asPositional(word: string): string {
  return word.startsWith('-') ? `./${word}` : word;
}

function program(finish: (status: number) => void): Argv {
  return yargs()
    .scriptName('tschalice')
    .locale('en')
    .usage('$0 <command>\n\nCompiles app.ts into a SAM template, a Swagger document and a zip for each stage.')
    .command(newProjectCommand(finish))
    .command(packageCommand(finish))
    .command(validateCommand(finish))
    .command(localCommand(finish))
    .command(deployCommand(finish))
    .command(urlCommand(finish))
    .command(outputsCommand(finish))
    .command(stagesCommand(finish))
    .command(deleteCommand(finish))
    .command(generatePipelineCommand(finish))
    .command(completionCommand())
    .example('$0 new-project orders', 'a REST API to start from, in the new folder orders')
    .example('$0 package --stage beta out/', 'write sam.json, swagger.json and deployment.zip')
    .example('$0 deploy --stage beta --s3-bucket my-artifacts', 'package it, and deploy it by the aws command')
    .example('$0 validate', 'check the project, write nothing')
    .example('$0 local', 'serve the routes at http://127.0.0.1:8000')
    .example('source <($0 completion)', 'complete with TAB in this shell')
    .epilogue('Exit status: 0 done, 1 the project has problems, 2 wrong usage.')
    .strict()
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .version(false)
    .option('version', { alias: 'V', type: 'boolean', describe: 'Print the version', global: false })
    .help()
    .alias('help', 'h')
    .wrap(helpWidth(process.stdout.columns))
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      // yargs' own complaints come with an error of its own, or without any.
      throw error === undefined || error.name === 'YError' ? new UsageError(message ?? error?.message) : error;
    });
}

/** Of the terminal, within what can be read; some give 0 columns. */
function helpWidth(columns: number | undefined): number {
  return Math.min(100, Math.max(40, columns || 100));
}
