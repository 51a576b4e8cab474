import { type Command, defineCommand } from '../arguments/define-command.js';
import { json, projectDir } from '../arguments/shared-options.js';

export const stagesCommand: Command = defineCommand({
  name: 'stages',
  about: 'List the stages and what is deployed',
  positionals: {},
  options: { 'project-dir': projectDir, json },
  examples: [
    ['$0 stages', 'print a table'],
    ['$0 stages --json', 'print JSON'],
  ],
  epilogue: 'From the configuration and .chalice/deployed/, without asking AWS.',
  run: async (args) => (await import('./run.js')).runStages(args),
});
