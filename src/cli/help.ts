import yargs, { type Argv, type Options as YargsOptions } from 'yargs';
import type { Command } from './arguments/define-command.js';
import type { Option } from './arguments/option.js';

/** The help of the program or, if one is named, of a command, for a terminal of this width. */
export function helpText(commands: readonly Command[], name: string | undefined, columns: number | undefined): Promise<string> {
  const parser = yargs(name === undefined ? [] : [name])
    .scriptName('tschalice')
    .locale('en')
    .usage('$0 <command>\n\nCompiles app.ts into a SAM template, a Swagger document and a zip for each stage.')
    .example('$0 new-project orders', 'a REST API in the new folder orders')
    .example('$0 package --stage beta out/', 'write sam.json, swagger.json and deployment.zip')
    .example('$0 deploy --stage beta --s3-bucket my-artifacts', 'package it and deploy it with the aws command')
    .example('$0 validate', 'check the project without writing')
    .example('$0 local', 'serve the routes at http://127.0.0.1:8000')
    .example('source <($0 completion)', 'complete with TAB in this shell')
    .epilogue('Exit status: 0 success, 1 the project has problems, 2 wrong usage.')
    .version(false)
    .option('version', { alias: 'V', type: 'boolean', describe: 'Print the version', global: false })
    .help()
    .alias('help', 'h')
    .wrap(helpWidth(columns));
  for (const command of commands) addCommand(parser, command);
  return parser.getHelp();
}

function addCommand(parser: Argv, command: Command): void {
  const { name, about, positionals, options, examples, epilogue } = command;
  parser.command([name, ...Object.keys(positionals).map((word) => `[${word}]`)].join(' '), about, (own) => {
    for (const [word, { about: describe }] of Object.entries(positionals)) own.positional(word, { type: 'string', describe });
    for (const [word, option] of Object.entries(options)) own.option(word, forYargs(option));
    for (const [line, meaning] of examples) own.example(line, meaning);
    return epilogue === undefined ? own : own.epilogue(epilogue);
  });
}

function forYargs(option: Option<unknown>): YargsOptions {
  return { ...typeForYargs(option), ...(option.short !== undefined && { alias: option.short }) };
}

function typeForYargs({ kind, about: describe, fallback }: Option<unknown>): YargsOptions {
  switch (kind) {
    case 'flag':
      return { type: 'boolean', describe };
    case 'text':
      return { type: 'string', describe, requiresArg: true, ...(fallback !== undefined && { default: fallback }) };
    case 'texts':
      return { type: 'string', describe, array: true, nargs: 1 };
  }
}

/** The terminal's width, but not too wide to read. Some terminals report 0 columns. */
function helpWidth(columns: number | undefined): number {
  return Math.min(100, Math.max(40, columns || 100));
}
