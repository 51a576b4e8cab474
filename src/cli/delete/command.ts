import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag } from '../arguments/option.js';
import { deployedOptions } from '../deployed/options.js';

export const deleteCommand: Command = defineCommand({
  name: 'delete',
  about: 'Delete the stack of a stage and everything in it',
  positionals: {},
  options: { ...deployedOptions, yes: flag('Delete without asking') },
  examples: [
    ['$0 delete --stage feature', 'ask, then delete'],
    ['$0 delete --stage feature --yes', 'delete without asking, as in CI'],
  ],
  epilogue: 'Uploaded code stays in its bucket.',
  run: async (args) => (await import('./run.js')).runDelete(args),
});
