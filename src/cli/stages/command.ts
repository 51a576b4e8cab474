import type { CommandModule } from 'yargs';
import { commands, stagesOptions } from '../arguments/options.js';

export interface StagesArguments {
  readonly 'project-dir'?: string;
  readonly json?: boolean;
}

export function stagesCommand(finish: (status: number) => void): CommandModule<object, StagesArguments> {
  return {
    command: 'stages',
    describe: commands.stages.about,
    builder: (yargs) =>
      yargs
        .options(stagesOptions)
        .example('$0 stages', 'a table of them')
        .example('$0 stages --json', 'for other programs')
        .epilogue('From the configuration and .chalice/deployed/; it does not ask AWS.'),
    handler: async (args) => {
      const { runStages } = await import('./run.js');
      finish(await runStages(args));
    },
  };
}
