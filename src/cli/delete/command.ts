import type { CommandModule } from 'yargs';
import type { DeployedArguments } from '../deployed/arguments.js';
import { commands, deleteOptions } from '../arguments/options.js';

export interface DeleteArguments extends DeployedArguments {
  readonly yes?: boolean;
}

export function deleteCommand(finish: (status: number) => void): CommandModule<object, DeleteArguments> {
  return {
    command: 'delete',
    describe: commands.delete.about,
    builder: (yargs) =>
      yargs
        .options(deleteOptions)
        .example('$0 delete --stage feature', 'ask, then delete')
        .example('$0 delete --stage feature --yes', 'delete without asking, as in CI')
        .epilogue('Uploaded code stays in its bucket.') as never,
    handler: async (args) => {
      const { runDelete } = await import('./run.js');
      finish(await runDelete(args));
    },
  };
}
