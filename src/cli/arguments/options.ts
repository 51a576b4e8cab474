import type { Options } from 'yargs';
import { choice, knownStarter, matching, pairs, portNumber, stageName, stageNames } from './option-values.js';

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
    coerce: (value) => choice('template-format', value),
  },
  'merge-template': mergeTemplate,
  'single-file': { type: 'boolean', describe: 'Write one zip, named OUT, that holds template and package' },
  'no-prove': { type: 'boolean', describe: 'Skip the proof that each function starts from the zip' },
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

// Defaults stand in the descriptions, so that what was not given can be told from what was.
export const pipelineOptions: OptionTable = {
  stages: {
    type: 'string',
    describe: 'Stages to deploy, in order, with commas; default beta',
    requiresArg: true,
    coerce: (value) => stageNames('stages', value),
  },
  approval: {
    type: 'string',
    describe: 'Stages among them that wait for a manual approval',
    requiresArg: true,
    coerce: (value) => stageNames('approval', value),
  },
  source: {
    type: 'string',
    describe: 'codecommit, github (by a token) or connection; default codecommit',
    requiresArg: true,
    coerce: (value) => choice('source', value),
  },
  'pipeline-version': {
    type: 'string',
    describe: 'v1 (build spec 0.1) or v2; default v2',
    requiresArg: true,
    coerce: (value) => choice('pipeline-version', value),
  },
  'codebuild-image': { type: 'string', describe: "Image to build in; default CodeBuild's newest standard one", requiresArg: true },
  'buildspec-file': { type: 'string', describe: 'Write the build spec there instead of into the template', requiresArg: true },
  'admin-deploy-role': { type: 'boolean', describe: 'Let CloudFormation do everything, not what the app needs' },
  'github-actions': { type: 'string', describe: 'Write a GitHub Actions workflow there, in place of a pipeline', requiresArg: true },
  force: { type: 'boolean', describe: 'Overwrite files that were changed, or are not ours' },
  'project-dir': projectDir,
  json,
};

const stackName: Options = {
  type: 'string',
  describe: 'Name of the stack; default that of the last deployment, else <app>-<stage>',
  requiresArg: true,
  coerce: (value) =>
    matching('stack-name', value, (text) => /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text), 'use letters, digits and hyphens, a letter first, 128 at most'),
};

const aws: OptionTable = {
  profile: { type: 'string', describe: 'Profile of the aws command', requiresArg: true },
  region: {
    type: 'string',
    describe: 'Region of the stack; default AWS_REGION, else that of the last deployment',
    requiresArg: true,
    coerce: (value) => matching('region', value, (text) => /^[a-z][a-z0-9-]*$/.test(text), 'write it as in eu-west-1'),
  },
};

export const deployOptions: OptionTable = {
  stage: { ...stage, default: 'dev' },
  'stack-name': stackName,
  's3-bucket': {
    type: 'string',
    describe: 'Bucket to upload the code to; default that of the last deployment',
    requiresArg: true,
    coerce: (value) => matching('s3-bucket', value, (text) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(text), 'write the name alone'),
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
  'no-prove': packageOptions['no-prove']!,
  'merge-template': mergeTemplate,
  'template-format': packageOptions['template-format']!,
  'project-dir': projectDir,
  json,
};

export const newProjectOptions: OptionTable = {
  starter: { type: 'string', describe: 'What to begin with', requiresArg: true, coerce: knownStarter },
  list: { type: 'boolean', describe: 'List the starters, and make nothing' },
  json,
};

const ofDeployed: OptionTable = { stage: { ...stage, default: 'dev' }, 'stack-name': stackName, ...aws, 'project-dir': projectDir, json };

export const urlOptions: OptionTable = ofDeployed;

export const outputsOptions: OptionTable = ofDeployed;

export const deleteOptions: OptionTable = { ...ofDeployed, yes: { type: 'boolean', describe: 'Delete without asking' } };

export const stagesOptions: OptionTable = { 'project-dir': projectDir, json };

export type CommandName =
  | 'new-project'
  | 'package'
  | 'validate'
  | 'local'
  | 'deploy'
  | 'url'
  | 'outputs'
  | 'stages'
  | 'delete'
  | 'generate-pipeline'
  | 'completion';

export interface CommandWords {
  /** As one line of the main help. */
  readonly about: string;
  readonly options: OptionTable;
  /** What may stand without dashes, as the help names it. */
  readonly positionals: readonly string[];
}

export const commands: { readonly [name in CommandName]: CommandWords } = {
  'new-project': { about: 'Make a new project from a starter', options: newProjectOptions, positionals: ['NAME'] },
  package: { about: 'Write the template, the Swagger document and the zip of a stage', options: packageOptions, positionals: ['OUT'] },
  validate: { about: 'Check the project as package does, and write nothing', options: validateOptions, positionals: [] },
  local: { about: 'Serve the routes over HTTP on this machine, and reload them on change', options: localOptions, positionals: [] },
  deploy: { about: 'Package a stage, and deploy it as a stack by the aws command', options: deployOptions, positionals: [] },
  url: { about: 'Print the URL of a deployed stage', options: urlOptions, positionals: [] },
  outputs: { about: 'Print the outputs of the stack of a stage', options: outputsOptions, positionals: [] },
  stages: { about: 'List the stages, and what is deployed of them', options: stagesOptions, positionals: [] },
  delete: { about: 'Delete the stack of a stage, with all that is in it', options: deleteOptions, positionals: [] },
  'generate-pipeline': { about: 'Write a pipeline that packages and deploys the app', options: pipelineOptions, positionals: ['FILE'] },
  completion: { about: 'Print a script that lets your shell complete commands and options', options: {}, positionals: [] },
};

export const commandNames: readonly CommandName[] = Object.keys(commands) as CommandName[];

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

export function takesValue({ type }: Options): boolean {
  return type !== 'boolean';
}
