import { styleText } from 'node:util';
import { plainStyle, type Style } from '../problem/format.js';

const colours: Style = {
  error: (text) => styleText('red', text),
  warning: (text) => styleText('yellow', text),
  strong: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
};

/** Colours where a person looks on, unless they asked for none (no-color.org). */
export function styleOf(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return plainStyle;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return colours;
  return stream.isTTY && TERM !== 'dumb' ? colours : plainStyle;
}

/** A line on standard error that says what is being done; only on a terminal, and gone when done. */
export interface Progress {
  readonly step: (text: string) => void;
  readonly done: () => void;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env['CI'] !== undefined) return { step: () => undefined, done: () => undefined };
  return {
    step: (text) => void stream.write(`\r\u001b[K${text} …`),
    done: () => void stream.write('\r\u001b[K'),
  };
}
