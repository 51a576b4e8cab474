import { parseArgs } from 'node:util';
import { splitAtEnd } from './check-words.js';
import type { Command } from './define-command.js';

/**
 * What stands on a command line, by the names of the command's options and positionals.
 *
 * @param words Without the command's name; `checkWords` has accepted them.
 */
export function parseWords({ options, positionals }: Pick<Command, 'options' | 'positionals'>, words: readonly string[]): { [name: string]: unknown } {
  const [before, behind] = splitAtEnd(words);
  const types = Object.entries(options).map(
    ([name, { kind, short }]) =>
      [name, { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'texts', ...(short !== undefined && { short }) }] as const,
  );
  const { values, positionals: free } = parseArgs({ args: [...before], options: Object.fromEntries(types), allowPositionals: true });
  const places = [...free, ...behind.map(asPath)];
  return { ...values, ...Object.fromEntries(Object.keys(positionals).flatMap((name, index) => (places[index] === undefined ? [] : [[name, places[index]]]))) };
}

/** A word behind `--` may begin with a hyphen, which the aws command, for one, would take for an option of its own. */
function asPath(word: string): string {
  return word.startsWith('-') ? `./${word}` : word;
}
