import yargs, { type CommandModule } from 'yargs';
import { commands } from '../arguments/options.js';

/** yargs' own command would take the words that it is called with for unknown ones. */
export function completionCommand(): CommandModule {
  return {
    command: 'completion',
    describe: commands.completion.about,
    builder: (parser) =>
      parser
        .example('source <($0 completion)', 'complete with TAB in this shell (bash, zsh)')
        .example('$0 completion >> ~/.bashrc', 'in every new one')
        .epilogue('The script is for the shell that $SHELL names: bash, zsh or fish.'),
    // By $SHELL, and $ZSH_NAME, it chooses the script.
    handler: () => void yargs().scriptName('tschalice').showCompletionScript(),
  };
}
