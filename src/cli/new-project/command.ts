import type { CommandModule } from 'yargs';
import { starterList } from '../../project/starter/starters.js';
import { commands, newProjectOptions } from '../arguments/options.js';
import { appNameFault } from '../arguments/starter-choice.js';
import { UsageError } from '../arguments/usage-error.js';

export interface NewProjectArguments {
  readonly NAME?: string;
  readonly starter?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

export function newProjectCommand(finish: (status: number) => void): CommandModule<object, NewProjectArguments> {
  return {
    command: 'new-project [NAME]',
    describe: commands['new-project'].about,
    builder: (yargs) =>
      yargs
        .positional('NAME', { type: 'string', describe: 'Name of the app, and of the folder that is made for it here' })
        .options(newProjectOptions)
        .check(({ NAME, list, starter }) => {
          if (list === true && (NAME !== undefined || starter !== undefined)) throw new UsageError('--list stands alone');
          const fault = typeof NAME === 'string' ? appNameFault(NAME) : undefined;
          if (fault !== undefined) throw new UsageError(fault);
          return true;
        })
        .example('$0 new-project orders', 'a REST API, in the new folder orders')
        .example('$0 new-project jobs --starter events', 'from another starter')
        .example('$0 new-project', 'asks for name and starter, on a terminal')
        .epilogue(`Starters:\n${starterList()}`),
    handler: async (args) => {
      const { runNewProject } = await import('./run.js');
      finish(await runNewProject(args));
    },
  };
}
