import type { CommandModule } from 'yargs';
import { commands, validateOptions } from '../arguments/options.js';

export interface ValidateArguments {
  readonly stage?: string;
  readonly 'merge-template'?: readonly string[];
  readonly 'project-dir'?: string;
  readonly json?: boolean;
}

export function validateCommand(finish: (status: number) => void): CommandModule<object, ValidateArguments> {
  return {
    command: 'validate',
    describe: commands.validate.about,
    builder: (yargs) =>
      yargs
        .options(validateOptions)
        .example('$0 validate', 'check every stage')
        .example('$0 validate --stage prod --json', 'problems of one stage, for other programs'),
    handler: async (args) => {
      const { runValidate } = await import('./run.js');
      finish(await runValidate(args));
    },
  };
}
