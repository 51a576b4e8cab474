import { type Command, defineCommand } from '../arguments/define-command.js';
import { deployedOptions } from '../deployed/options.js';

export const urlCommand: Command = defineCommand({
  name: 'url',
  about: 'Print the URL of a deployed stage',
  positionals: {},
  options: deployedOptions,
  examples: [
    ['$0 url --stage prod', 'print only the URL'],
    ['curl "$($0 url)"', 'call the API of stage dev'],
  ],
  epilogue: 'From .chalice/deployed/<stage>.yml, or else from the stack.',
  run: async (args) => (await import('./run.js')).runUrl(args),
});
