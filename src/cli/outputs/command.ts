import { type Command, defineCommand } from '../arguments/define-command.js';
import { deployedOptions } from '../deployed/options.js';

export const outputsCommand: Command = defineCommand({
  name: 'outputs',
  about: "Print the outputs of a stage's stack",
  positionals: {},
  options: deployedOptions,
  examples: [
    ['$0 outputs --stage prod', 'list them with their values'],
    ['$0 outputs --json | jq -r .outputs.RestAPIId', 'one output, for a script'],
  ],
  epilogue: 'From .chalice/deployed/<stage>.yml, or else from the stack.',
  run: async (args) => (await import('./run.js')).runOutputs(args),
});
