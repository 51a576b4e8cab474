import type { Options } from 'yargs';
import { UsageError } from './usage-error.js';

/** Options of a command by name, without their dashes, in the order of its help. */
export interface OptionTable {
  readonly [name: string]: Options;
}

const stage: Options = { type: 'string', describe: 'Stage of .chalice/config.json', requiresArg: true, coerce: stageName };

const mergeTemplate: Options = { type: 'string', array: true, nargs: 1, describe: 'JSON or YAML template to merge into ours; repeatable' };

const projectDir: Options = { type: 'string', describe: 'Project folder; relative paths then count from it', requiresArg: true };

const json: Options = { type: 'boolean', describe: 'Print the result as JSON, for other programs' };

export const packageOptions: OptionTable = {
  stage: { ...stage, default: 'dev' },
  'template-format': {
    type: 'string',
    describe: 'json or yaml; yaml once a YAML is merged',
    default: 'json',
    requiresArg: true,
    coerce: templateFormat,
  },
  'merge-template': mergeTemplate,
  'single-file': { type: 'boolean', describe: 'Write one zip, named OUT, that holds template and package' },
  check: { type: 'boolean', describe: 'Write nothing; exit 1 with the differences when OUT is stale' },
  'project-dir': projectDir,
  json,
};

export const validateOptions: OptionTable = {
  stage: { ...stage, describe: 'Stage to check; default all that are configured, else dev' },
  'merge-template': mergeTemplate,
  'project-dir': projectDir,
  json,
};

export const localOptions: OptionTable = {
  stage: { ...stage, default: 'dev' },
  port: { type: 'string', describe: 'Port to listen at; 0 for any that is free', default: '8000', requiresArg: true, coerce: portNumber },
  host: { type: 'string', describe: 'Address to listen at; any but a loopback one lets other machines in', default: '127.0.0.1', requiresArg: true },
  'no-autoreload': { type: 'boolean', describe: 'Serve the app as it is now, whatever changes' },
  'project-dir': projectDir,
  json: { ...json, describe: 'Print a line of JSON for each event, for other programs' },
};

export type CommandName = 'package' | 'validate' | 'local' | 'completion';

export interface CommandWords {
  /** As one line of the main help. */
  readonly about: string;
  readonly options: OptionTable;
  /** What may stand without dashes, as the help names it. */
  readonly positionals: readonly string[];
}

export const commands: { readonly [name in CommandName]: CommandWords } = {
  package: { about: 'Write the template, the Swagger document and the zip of a stage', options: packageOptions, positionals: ['OUT'] },
  validate: { about: 'Check the project as package does, and write nothing', options: validateOptions, positionals: [] },
  local: { about: 'Serve the routes over HTTP on this machine, and reload them on change', options: localOptions, positionals: [] },
  completion: { about: 'Print a script that lets your shell complete commands and options', options: {}, positionals: [] },
};

export const commandNames: readonly CommandName[] = Object.keys(commands) as CommandName[];

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

export function takesValue({ type }: Options): boolean {
  return type !== 'boolean';
}

function stageName(value: string | undefined): string | undefined {
  // It becomes part of file names and tags.
  if (value === undefined || /^[A-Za-z0-9_-]+$/.test(value)) return value;
  throw new UsageError(`--stage can't be '${value}': use letters, digits, hyphens and underscores`);
}

function portNumber(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not '${value}'`);
}

function templateFormat(value: string): 'json' | 'yaml' {
  const format = value.toLowerCase();
  if (format === 'json' || format === 'yaml') return format;
  throw new UsageError(`--template-format must be json or yaml, not '${value}'`);
}
