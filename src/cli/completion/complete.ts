import { starters } from '../../project/starter/starters.js';
import { splitCommand } from '../arguments/check-words.js';
import { choices } from '../arguments/option-values.js';
import { commandNames, commands, isCommand, takesValue } from '../arguments/options.js';

/** What a word may go on as; `about` is shown by shells that can. */
interface Candidate {
  readonly word: string;
  readonly about: string;
}

/**
 * Answers the completion script that yargs makes, in its protocol: a line a candidate, none where files shall be completed.
 * Says nothing of errors, since the user is in the middle of typing.
 */
export async function answerCompletion(words: readonly string[]): Promise<void> {
  const shell = process.env['ZSH_NAME'] === undefined ? (process.env['SHELL'] ?? '') : 'zsh';
  const candidates = await complete(words).catch(() => []);
  const lines = candidates.map(({ word, about }) => {
    if (shell.includes('zsh')) return `${word.replaceAll(':', '\\:')}:${about}`;
    return shell.includes('fish') ? `${word}\t${about}` : word;
  });
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** Candidates for the last word, which may be empty; the first one is ours, as the user called it. */
export async function complete(typed: readonly string[]): Promise<Candidate[]> {
  // bash splits `--stage=beta` into three words, and fish leaves out the first.
  const words = (/(^|[\\/])tschalice$/.test(typed[0] ?? '') ? typed.slice(1) : typed).filter((word) => word !== '=');
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return (await candidatesFor(current, before)).filter(({ word }) => word.startsWith(current));
}

async function candidatesFor(current: string, before: readonly string[]): Promise<Candidate[]> {
  if (before.includes('--')) return [];
  const { command, rest } = splitCommand(before);
  if (command !== undefined && !isCommand(command)) return [];
  const options = command === undefined ? {} : commands[command].options;
  const previous = /^--([^=]+)$/.exec(before.at(-1) ?? '')?.[1];
  if (previous !== undefined && Object.hasOwn(options, previous) && takesValue(options[previous]!)) return valuesOf(previous, rest);
  const begun = /^--([^=]+)=/.exec(current)?.[1];
  if (begun !== undefined) return (await valuesOf(begun, rest)).map(({ word, about }) => ({ word: `--${begun}=${word}`, about }));
  if (command === undefined && !current.startsWith('-')) return commandNames.map((word) => ({ word, about: commands[word].about }));
  // A begun word without dashes is a path.
  if (current !== '' && !current.startsWith('-')) return [];
  const free = Object.entries(options).filter(([name, { array }]) => array === true || !rest.some((word) => word.split('=')[0] === `--${name}`));
  return [
    ...free.map(([name, { describe }]) => ({ word: `--${name}`, about: String(describe) })),
    { word: '--help', about: 'Show help' },
    ...(command === undefined ? [{ word: '--version', about: 'Print the version' }] : []),
  ];
}

async function valuesOf(option: string, words: readonly string[]): Promise<Candidate[]> {
  if (Object.hasOwn(choices, option)) return choices[option]!.map((word) => ({ word, about: `--${option} ${word}` }));
  if (option === 'starter') return starters.map(({ name, about }) => ({ word: name, about }));
  if (!['stage', 'stages', 'approval'].includes(option)) return [];
  const [{ findProject }, { listStages }] = await Promise.all([import('../../project/read/find-project.js'), import('../../project/read/read-stage.js')]);
  const stages = await listStages(findProject(process.cwd(), projectDirIn(words)));
  return stages.map((word) => ({ word, about: 'a stage of .chalice/config.json' }));
}

function projectDirIn(words: readonly string[]): string | undefined {
  const index = words.findLastIndex((word) => /^--project-dir(=|$)/.test(word));
  const word = words[index];
  return word?.includes('=') === true ? word.slice(word.indexOf('=') + 1) : word && words[index + 1];
}
