import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, noProve, projectDir, stage } from '../arguments/shared-options.js';
import { anything, matching, oneOf } from '../arguments/value-kind.js';
import { checkArguments } from './check-arguments.js';

const list = (item: string, fix: string): ReturnType<typeof matching> => matching(new RegExp(`^${item}(?:,${item})*$`), fix);

export const generateStacksetCommand: Command = defineCommand({
  name: 'generate-stackset',
  about: 'Write a stage as a StackSet, for many regions and accounts',
  positionals: { OUT: text('Folder to write to; default: out/<stage>/stackset in the project folder', anything) },
  options: {
    stage,
    accounts: text('Accounts to deploy to, comma-separated', list('[0-9]{12}', 'write twelve digits for each account: 111111111111,222222222222')),
    'organizational-units': text(
      'Organizational units, or the root of the organization, comma-separated',
      list('(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})', 'write IDs such as ou-ab12-34cd56ef,ou-ab12-78gh90ij'),
    ),
    'call-as': text('self or delegated-admin, for organizational units; default self', oneOf(['self', 'delegated-admin'])),
    's3-bucket-prefix': text(
      'Name of the buckets with the code, without -<region> at its end',
      matching(/^[a-z0-9][a-z0-9.-]{1,40}$/, 'write it like my-artifacts, for my-artifacts-eu-west-1 and others'),
    ),
    'max-concurrent': text('Accounts to deploy to at once in a region; default 1', matching(/^[1-9][0-9]{0,3}%?$/, 'write a number or a percentage')),
    'failure-tolerance': text('Accounts that may fail in a region; default 0', matching(/^[0-9]{1,4}%?$/, 'write a number or a percentage')),
    'merge-template': mergeTemplate,
    'env-file': envFile,
    'no-prove': noProve,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 generate-stackset --stage prod --accounts 111111111111,222222222222', 'two accounts'],
    ['$0 generate-stackset --stage prod --organizational-units ou-ab12-34cd56ef', 'all accounts of a unit'],
  ],
  epilogue: 'The regions are those of the configuration. It calls no AWS: it prints the commands that do.',
  check: checkArguments,
  run: async (args) => (await import('./run.js')).runGenerateStackset(args),
});
