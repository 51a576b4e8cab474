import { type Command, defineCommand } from '../arguments/define-command.js';
import { json, projectDir } from '../arguments/shared-options.js';

export const stagesCommand: Command = defineCommand({
  name: 'stages',
  about: 'List the stages, and what is deployed of them',
  positionals: {},
  options: { 'project-dir': projectDir, json },
  examples: [
    ['$0 stages', 'a table of them'],
    ['$0 stages --json', 'for other programs'],
  ],
  epilogue: 'From the configuration and .chalice/deployed/; it does not ask AWS.',
  run: async (args) => (await import('./run.js')).runStages(args),
});
