import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { json, mergeTemplate, projectDir } from '../arguments/shared-options.js';
import { stageName } from '../arguments/value-kind.js';

export const validateCommand: Command = defineCommand({
  name: 'validate',
  about: 'Check the project as package does, and write nothing',
  positionals: {},
  options: {
    stage: text('Stage to check; default all that are configured, else dev', stageName),
    'merge-template': mergeTemplate,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 validate', 'check every stage'],
    ['$0 validate --stage prod --json', 'problems of one stage, for other programs'],
  ],
  run: async (args) => (await import('./run.js')).runValidate(args),
});
