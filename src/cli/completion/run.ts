import yargs from 'yargs';
import { ExitStatus } from '../terminal/exit-status.js';

/** yargs' own command would take the words that it is called with for unknown ones. */
export function runCompletion(): number {
  // By $SHELL, and $ZSH_NAME, it chooses the script.
  yargs().scriptName('tschalice').showCompletionScript();
  return ExitStatus.done;
}
