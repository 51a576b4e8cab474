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

const stackName: Options = {
  type: 'string',
  describe: 'Name of the stack; default that of the last deployment, else <app>-<stage>',
  requiresArg: true,
  coerce: (value) =>
    checked('stack-name', value, (text) => /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text), 'use letters, digits and hyphens, a letter first, 128 at most'),
};

const aws: OptionTable = {
  profile: { type: 'string', describe: 'Profile of the aws command', requiresArg: true },
  region: {
    type: 'string',
    describe: 'Region of the stack; default AWS_REGION, else that of the last deployment',
    requiresArg: true,
    coerce: (value) => checked('region', value, (text) => /^[a-z][a-z0-9-]*$/.test(text), 'write it as in eu-west-1'),
  },
};

export const deployOptions: OptionTable = {
  stage: { ...stage, default: 'dev' },
  'stack-name': stackName,
  's3-bucket': {
    type: 'string',
    describe: 'Bucket to upload the code to; default that of the last deployment',
    requiresArg: true,
    coerce: (value) => checked('s3-bucket', value, (text) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(text), 'write the name alone'),
  },
  ...aws,
  'parameter-overrides': {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'NAME=VALUE of a parameter of the template; repeatable',
    coerce: (values) => pairs('parameter-overrides', values, /^[A-Za-z0-9]+=/),
  },
  tags: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'KEY=VALUE of a tag of the stack; repeatable',
    coerce: (values) => pairs('tags', values, /^[^=]+=/),
  },
  'no-execute': { type: 'boolean', describe: 'Make a change set to look at, and leave the stack as it is' },
  'merge-template': mergeTemplate,
  'template-format': packageOptions['template-format']!,
  'project-dir': projectDir,
  json,
};

const ofDeployed: OptionTable = { stage: { ...stage, default: 'dev' }, 'stack-name': stackName, ...aws, 'project-dir': projectDir, json };

export const urlOptions: OptionTable = ofDeployed;

export const outputsOptions: OptionTable = ofDeployed;

export const deleteOptions: OptionTable = { ...ofDeployed, yes: { type: 'boolean', describe: 'Delete without asking' } };

export const stagesOptions: OptionTable = { 'project-dir': projectDir, json };

export type CommandName = 'package' | 'validate' | 'deploy' | 'url' | 'outputs' | 'stages' | 'delete' | 'completion';

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
  deploy: { about: 'Package a stage, and deploy it as a stack by the aws command', options: deployOptions, positionals: [] },
  url: { about: 'Print the URL of a deployed stage', options: urlOptions, positionals: [] },
  outputs: { about: 'Print the outputs of the stack of a stage', options: outputsOptions, positionals: [] },
  stages: { about: 'List the stages, and what is deployed of them', options: stagesOptions, positionals: [] },
  delete: { about: 'Delete the stack of a stage, with all that is in it', options: deleteOptions, positionals: [] },
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

function templateFormat(value: string): 'json' | 'yaml' {
  const format = value.toLowerCase();
  if (format === 'json' || format === 'yaml') return format;
  throw new UsageError(`--template-format must be json or yaml, not '${value}'`);
}

function checked(option: string, value: string | undefined, isRight: (text: string) => boolean, fix: string): string | undefined {
  if (value === undefined || isRight(value)) return value;
  throw new UsageError(`--${option} can't be '${value}': ${fix}`);
}

/** The values may be secret, so only the name of the option is told. */
function pairs(option: string, values: readonly string[] | undefined, pattern: RegExp): readonly string[] | undefined {
  if (values === undefined || values.every((value) => pattern.test(value))) return values;
  throw new UsageError(`--${option} takes ${option === 'tags' ? 'KEY' : 'NAME'}=VALUE, once for each`);
}
