import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, projectDir } from '../arguments/shared-options.js';
import { stageName } from '../arguments/value-kind.js';

export const validateCommand: Command = defineCommand({
  name: 'validate',
  about: 'Check the project as package does, without writing',
  positionals: {},
  options: {
    stage: text('Stage to check; default: all configured stages, or dev', stageName),
    'merge-template': mergeTemplate,
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 validate', 'check every stage'],
    ['$0 validate --stage prod --json', 'the problems of one stage, as JSON'],
  ],
  run: async (args) => (await import('./run.js')).runValidate(args),
});
