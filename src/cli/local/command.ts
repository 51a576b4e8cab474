import type { CommandModule } from 'yargs';
import { commands, localOptions } from '../arguments/options.js';

export interface LocalArguments {
  readonly stage: string;
  readonly port: number;
  readonly host: string;
  readonly 'no-autoreload'?: boolean;
  readonly 'project-dir'?: string;
  readonly json?: boolean;
}

export function localCommand(finish: (status: number) => void): CommandModule<object, LocalArguments> {
  return {
    command: 'local',
    describe: commands.local.about,
    builder: (yargs) =>
      yargs
        .options(localOptions)
        .example('$0 local', 'serve stage dev at http://127.0.0.1:8000')
        .example('$0 local --stage beta --port 0', 'with the settings of beta, at any free port')
        .epilogue('Ctrl-C ends it. Events, functions and websockets are not served: try those with tschalice/testing.') as never,
    handler: async (args) => {
      const { runLocal } = await import('./run.js');
      finish(await runLocal(args));
    },
  };
}
