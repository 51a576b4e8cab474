import { nearest } from '../../compiler/problem/nearest.js';
import { chaliceOption } from './chalice-command.js';
import type { Command } from './define-command.js';
import type { Option, Options } from './option.js';
import { UsageError } from './usage-error.js';

/** The words before a `--`, which ends the options, and those after it. */
export function splitAtEnd(words: readonly string[]): [before: readonly string[], behind: readonly string[]] {
  const end = words.indexOf('--');
  return end < 0 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
}

/** Finds the command's name, which options may precede, like Chalice's `--project-dir`. */
export function splitCommand(commands: readonly Command[], words: readonly string[]): { name: string | undefined; rest: readonly string[] } {
  for (let index = 0; index < words.length && words[index] !== '--'; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('-')) return { name: word, rest: words.toSpliced(index, 1) };
    const owner = ownerOf(commands, word);
    // The word after an unknown option may be its value or the command.
    if (owner === undefined && word !== '-h' && word !== '--help') break;
    if (owner !== undefined && takesNext(owner.options, word)) index += 1;
  }
  return { name: undefined, rest: words };
}

/**
 * Refuses what yargs would accept, or would report under another name than the user wrote.
 *
 * @param words without the command's name
 * @param commands all commands, for the hint that another one has the option
 * @throws UsageError
 */
export function checkWords(command: Command, words: readonly string[], commands: readonly Command[]): void {
  const { options } = command;
  const positionals = Object.keys(command.positionals);
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
    if (option === undefined) throw new UsageError(unknownOption(command, word, commands));
    if (option.kind !== 'flag') checkValue(name, takesNext(options, word) ? before[(index += 1)] : word.slice(word.indexOf('=') + 1));
    else if (word.includes('=')) throw new UsageError(`--${name} takes no value`);
    if (seen.has(name) && option.kind !== 'texts') throw new UsageError(`--${name} is given twice`);
    seen.add(name);
  }
  free.push(...behind);
  if (free.includes('')) throw new UsageError(`${positionals[0] ?? 'an argument'} cannot be empty`);
  if (free.length > positionals.length) throw new UsageError(tooMany(command.name, positionals, free[positionals.length]!));
}

export function unknownCommand(commands: readonly Command[], word: string): string {
  const names = commands.map(({ name }) => name);
  const near = word === 'help' || word === 'version' ? `--${word}` : nearest(word, names);
  return `there is no command '${word}'${near === undefined ? '' : `; did you mean '${near}'?`}`;
}

function checkValue(name: string, value: string | undefined): void {
  if (value === undefined || value === '' || value.startsWith('-')) throw new UsageError(`--${name} needs a value`);
}

/** The first command that has this option. */
function ownerOf(commands: readonly Command[], word: string): Command | undefined {
  return commands.find(({ options }) => optionOf(options, word).option !== undefined);
}

/** The option that a word names, in full or by its letter. A letter stands alone: `-stages` is a misspelt `--stages`, and not `-s tages`. */
export function optionOf(options: Options, word: string): { name: string; option: Option<unknown> | undefined } {
  const letter = /^-([^-])$/.exec(word)?.[1];
  const byLetter = letter === undefined ? undefined : Object.entries(options).find(([, { short }]) => short === letter);
  if (byLetter !== undefined) return { name: byLetter[0], option: byLetter[1] };
  const name = /^--([^=]*)/.exec(word)?.[1] ?? '';
  return { name, option: Object.hasOwn(options, name) ? options[name] : undefined };
}

/** Whether the word is an option whose value is the next word. */
function takesNext(options: Options, word: string): boolean {
  const { option } = optionOf(options, word);
  return option !== undefined && option.kind !== 'flag' && !word.includes('=');
}

function unknownOption(command: Command, word: string, commands: readonly Command[]): string {
  const given = word.split('=')[0]!;
  const owner = ownerOf(commands, word);
  if (owner !== undefined) return `${command.name} has no option ${given}; ${owner.name} has it`;
  const known = [...Object.keys(command.options), 'help', 'version'];
  const near = known.find((name) => name === chaliceOption(given)) ?? nearest(given.replace(/^--?(no-)?/, ''), known);
  return `there is no option ${given}${near === undefined ? '' : `; did you mean --${near}?`}`;
}

function tooMany(command: string, positionals: readonly string[], word: string): string {
  return `unexpected argument '${word}': ${command} takes ${positionals.length === 0 ? 'none' : `one ${positionals.join(' ')}`}`;
}
