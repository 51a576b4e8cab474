import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, pairs, text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, noProve, profile, projectDir, region, stackName, stage, templateFormat } from '../arguments/shared-options.js';
import { matching, pair } from '../arguments/value-kind.js';

export const deployCommand: Command = defineCommand({
  name: 'deploy',
  about: 'Package a stage and deploy it as a stack, with the aws command',
  positionals: {},
  options: {
    stage,
    'stack-name': stackName,
    's3-bucket': text(
      "Bucket to upload the code to; default: the last deployment's",
      matching(/^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/, 'write only its name'),
    ),
    profile,
    region,
    'parameter-overrides': pairs('NAME=VALUE for a parameter of the template; repeatable', pair(/^[A-Za-z0-9]+=/, 'NAME')),
    tags: pairs('KEY=VALUE for a tag of the stack; repeatable', pair(/^[^=]+=/, 'KEY')),
    'no-execute': flag('Create a change set, but do not execute it'),
    'env-file': envFile,
    'no-prove': noProve,
    'merge-template': mergeTemplate,
    'template-format': templateFormat,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 deploy --s3-bucket my-artifacts', 'deploy stage dev for the first time'],
    ['$0 deploy --stage prod --no-execute', 'create a change set, to see what would change'],
    ['$0 deploy --stage prod --profile production', 'use the settings of this profile'],
  ],
  epilogue: "It runs the aws command, with that command's settings and permissions.",
  run: async (args) => (await import('./run.js')).runDeploy(args),
});
