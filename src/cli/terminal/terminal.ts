import { inspect } from 'node:util';
import { plainStyle, type Style } from '../../compiler/problem/format.js';

const colours: Style = { error: coloured('red'), warning: coloured('yellow'), strong: coloured('bold'), faint: coloured('dim') };

/** Not util.styleText, which checks standard output even if the text goes to standard error. */
function coloured(name: string): (text: string) => string {
  const [on, off] = inspect.colors[name]!;
  return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}

/** Colours on a terminal, unless the user turned them off (no-color.org). */
export function styleOf(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return plainStyle;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return isSet(FORCE_COLOR) ? colours : plainStyle;
  return stream.isTTY && TERM !== 'dumb' ? colours : plainStyle;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

/** Whether there is somebody to read questions and type answers. */
export function isConversation(input: NodeJS.ReadStream, output: NodeJS.WriteStream): boolean {
  return input.isTTY && output.isTTY && !isSet(process.env['CI']);
}

/** A line on standard error with the current step. It appears only on a terminal, and is removed at the end. */
export interface Progress {
  readonly step: (text: string) => void;
  readonly done: () => void;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || isSet(process.env['CI'])) return { step: () => undefined, done: () => undefined };
  return {
    // A line that wraps could not be erased.
    step: (text) => void stream.write(`\r\u001b[K${text.slice(0, (stream.columns || 80) - 3)} …`),
    done: () => void stream.write('\r\u001b[K'),
  };
}
