import yargs from 'yargs';
import { ExitStatus } from '../terminal/exit-status.js';

/** Prints yargs' completion script. Its own command for that would refuse our command's name. */
export function runCompletion(): number {
  // It chooses the script by $SHELL and $ZSH_NAME.
  yargs().scriptName('tschalice').showCompletionScript();
  return ExitStatus.done;
}
