import { type Command, defineCommand } from '../arguments/define-command.js';
import { deployedOptions } from '../deployed/options.js';

export const outputsCommand: Command = defineCommand({
  name: 'outputs',
  about: 'Print the outputs of the stack of a stage',
  positionals: {},
  options: deployedOptions,
  examples: [
    ['$0 outputs --stage prod', 'list them with their values'],
    ['$0 outputs --json | jq -r .outputs.RestAPIId', 'one of them, for a script'],
  ],
  epilogue: 'From .chalice/deployed/<stage>.yml, else from the stack.',
  run: async (args) => (await import('./run.js')).runOutputs(args),
});
