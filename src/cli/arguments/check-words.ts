import type { Options } from 'yargs';
import { nearest } from '../../compiler/problem/nearest.js';
import { type CommandName, commandNames, commands, type OptionTable, takesValue } from './options.js';
import { chaliceOption } from './chalice-command.js';
import { UsageError } from './usage-error.js';

/** The words of a command line up to a `--`, which ends the options, and those behind it. */
export function splitAtEnd(words: readonly string[]): [before: readonly string[], behind: readonly string[]] {
  const end = words.indexOf('--');
  return end < 0 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
}

/** Finds the command's name, before which options may stand, as Chalice's `--project-dir` does. */
export function splitCommand(words: readonly string[]): { command: string | undefined; rest: readonly string[] } {
  for (let index = 0; index < words.length && words[index] !== '--'; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('-')) return { command: word, rest: words.toSpliced(index, 1) };
    const owner = commandNames.find((name) => optionOf(commands[name].options, word).option !== undefined);
    // What stands behind an unknown option may be its value as well as the command.
    if (owner === undefined && word !== '-h' && word !== '--help') break;
    if (owner !== undefined && takesNext(commands[owner].options, word)) index += 1;
  }
  return { command: undefined, rest: words };
}

/**
 * Refuses what yargs would let pass, or would name otherwise than the user wrote it.
 *
 * @param words Without the command's name.
 * @throws UsageError
 */
export function checkWords(command: CommandName, words: readonly string[]): void {
  const { options, positionals } = commands[command];
  const [before, behind] = splitAtEnd(words);
  const free: string[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < before.length; index += 1) {
    const word = before[index]!;
    if (!word.startsWith('-') || word === '-') {
      free.push(word);
      continue;
    }
    const { name, option } = optionOf(options, word);
    if (option === undefined) throw new UsageError(unknownOption(command, word));
    if (takesValue(option)) checkValue(name, takesNext(options, word) ? before[(index += 1)] : word.slice(word.indexOf('=') + 1));
    else if (word.includes('=')) throw new UsageError(`--${name} takes no value`);
    if (seen.has(name) && option.array !== true) throw new UsageError(`--${name} is given twice`);
    seen.add(name);
  }
  free.push(...behind);
  if (free.includes('')) throw new UsageError(`${positionals[0] ?? 'an argument'} can't be empty`);
  if (free.length > positionals.length) throw new UsageError(surplus(command, free[positionals.length]!));
}

export function unknownCommand(word: string): string {
  const near = word === 'help' || word === 'version' ? `--${word}` : nearest(word, commandNames);
  return `there is no command '${word}'${near === undefined ? '' : `; did you mean '${near}'?`}`;
}

function checkValue(name: string, value: string | undefined): void {
  if (value === undefined || value === '' || value.startsWith('-')) throw new UsageError(`--${name} needs a value`);
}

function optionOf(options: OptionTable, word: string): { name: string; option: Options | undefined } {
  const name = /^--([^=]*)/.exec(word)?.[1] ?? '';
  return { name, option: Object.hasOwn(options, name) ? options[name] : undefined };
}

/** Whether the word is an option whose value is the next word. */
function takesNext(options: OptionTable, word: string): boolean {
  const { option } = optionOf(options, word);
  return option !== undefined && takesValue(option) && !word.includes('=');
}

function unknownOption(command: CommandName, word: string): string {
  const given = word.split('=')[0]!;
  const owner = commandNames.find((name) => optionOf(commands[name].options, word).option !== undefined);
  if (owner !== undefined) return `${command} has no option ${given}, only ${owner} has`;
  const known = [...Object.keys(commands[command].options), 'help', 'version'];
  const near = known.find((name) => name === chaliceOption(given)) ?? nearest(given.replace(/^--?(no-)?/, ''), known);
  return `there is no option ${given}${near === undefined ? '' : `; did you mean --${near}?`}`;
}

function surplus(command: CommandName, word: string): string {
  const { positionals } = commands[command];
  return `unexpected argument '${word}': ${command} takes ${positionals.length === 0 ? 'none' : `one ${positionals.join(' ')}`}`;
}
