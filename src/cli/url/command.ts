import type { CommandModule } from 'yargs';
import type { DeployedArguments } from '../deployed/arguments.js';
import { commands, urlOptions } from '../arguments/options.js';

export function urlCommand(finish: (status: number) => void): CommandModule<object, DeployedArguments> {
  return {
    command: 'url',
    describe: commands.url.about,
    builder: (yargs) =>
      yargs
        .options(urlOptions)
        .example('$0 url --stage prod', 'print the URL alone')
        .example('curl "$($0 url)"', 'call the API of stage dev')
        .epilogue('From .chalice/deployed/<stage>.yml, else from the stack.') as never,
    handler: async (args) => {
      const { runUrl } = await import('./run.js');
      finish(await runUrl(args));
    },
  };
}
