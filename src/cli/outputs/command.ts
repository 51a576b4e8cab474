import type { CommandModule } from 'yargs';
import type { DeployedArguments } from '../deployed/arguments.js';
import { commands, outputsOptions } from '../arguments/options.js';

export function outputsCommand(finish: (status: number) => void): CommandModule<object, DeployedArguments> {
  return {
    command: 'outputs',
    describe: commands.outputs.about,
    builder: (yargs) =>
      yargs
        .options(outputsOptions)
        .example('$0 outputs --stage prod', 'list them with their values')
        .example('$0 outputs --json | jq -r .outputs.RestAPIId', 'one of them, for a script')
        .epilogue('From .chalice/deployed/<stage>.yml, else from the stack.') as never,
    handler: async (args) => {
      const { runOutputs } = await import('./run.js');
      finish(await runOutputs(args));
    },
  };
}
