import { explainProblems } from '../../compiler/problem/explain-problems.js';
import { optionOf, splitCommand } from '../arguments/check-words.js';
import type { Command } from '../arguments/define-command.js';
import type { Option } from '../arguments/option.js';
import type { Candidate } from '../arguments/value-kind.js';

/**
 * Answers yargs' completion script in its protocol: one line for each candidate, and none if files are to be completed.
 * It does not report errors, because the user is still typing.
 */
export async function answerCompletion(commands: readonly Command[], words: readonly string[]): Promise<void> {
  const shell = process.env['ZSH_NAME'] === undefined ? (process.env['SHELL'] ?? '') : 'zsh';
  const candidates = await complete(commands, words).catch(() => []);
  const lines = candidates.map(({ word, about }) => {
    if (shell.includes('zsh')) return `${word.replaceAll(':', '\\:')}:${about}`;
    return shell.includes('fish') ? `${word}\t${about}` : word;
  });
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** Candidates for the last word, which may be empty. The first word is the program. */
async function complete(commands: readonly Command[], typed: readonly string[]): Promise<Required<Candidate>[]> {
  // bash splits `--stage=beta` into three words, and fish leaves out the first.
  const words = (/(^|[\\/])tschalice$/.test(typed[0] ?? '') ? typed.slice(1) : typed).filter((word) => word !== '=');
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return (await candidatesFor(commands, current, before)).filter(({ word }) => word.startsWith(current));
}

async function candidatesFor(commands: readonly Command[], current: string, before: readonly string[]): Promise<Required<Candidate>[]> {
  if (before.includes('--')) return [];
  const { name: given, rest } = splitCommand(commands, before);
  const command = commands.find(({ name }) => name === given);
  if (given !== undefined && command === undefined) return [];
  const options = command?.options ?? {};
  const previous = optionOf(options, before.at(-1) ?? '');
  if (previous.option !== undefined && previous.option.kind !== 'flag' && !before.at(-1)!.includes('=')) return valuesOf(previous.name, previous.option, rest);
  const begun = /^--([^=]+)=/.exec(current)?.[1];
  if (begun !== undefined) {
    const option = Object.hasOwn(options, begun) ? options[begun] : undefined;
    return (await valuesOf(begun, option, rest)).map(({ word, about }) => ({ word: `--${begun}=${word}`, about }));
  }
  if (command === undefined && !current.startsWith('-')) return commands.map(({ name, about }) => ({ word: name, about }));
  const free = Object.entries(command?.positionals ?? {}).find(([, { candidates }]) => candidates !== undefined);
  if (free !== undefined && !current.startsWith('-') && rest.every((word) => word.startsWith('-'))) return valuesOf(...free, rest);
  // A partial word without dashes is a path.
  if (current !== '' && !current.startsWith('-')) return [];
  const unused = Object.entries(options).filter(([name, { kind }]) => kind === 'texts' || !rest.some((word) => word.split('=')[0] === `--${name}`));
  return [
    ...unused.map(([name, { about }]) => ({ word: `--${name}`, about })),
    { word: '--help', about: 'Show help' },
    ...(command === undefined ? [{ word: '--version', about: 'Print the version' }] : []),
  ];
}

async function valuesOf(name: string, option: Option<unknown> | undefined, words: readonly string[]): Promise<Required<Candidate>[]> {
  const candidates = option?.candidates ?? [];
  if (candidates === 'codes') {
    return (await explainProblems()).map(({ code, title }) => ({ word: code, about: title }));
  }
  if (typeof candidates !== 'string') return candidates.map(({ word, about = `--${name} ${word}` }) => ({ word, about }));
  const [{ findProject }, { listStages, readAnyStage }] = await Promise.all([
    import('../../project/read/find-project.js'),
    import('../../project/read/read-stage.js'),
  ]);
  const project = findProject(process.cwd(), projectDirIn(words));
  if (candidates === 'stages') return (await listStages(project)).map((word) => ({ word, about: 'a stage of .chalice/config.json' }));
  // The app is not run while somebody types, so only those are known that the configuration names.
  const { config } = await readAnyStage(project, 'dev');
  return [...new Set(['api_handler', ...Object.keys(config.functions)])].map((word) => ({ word, about: 'a function' }));
}

function projectDirIn(words: readonly string[]): string | undefined {
  const index = words.findLastIndex((word) => /^--project-dir(=|$)/.test(word));
  const word = words[index];
  return word?.includes('=') === true ? word.slice(word.indexOf('=') + 1) : word && words[index + 1];
}
