import { nearest } from '../../compiler/problem/nearest.js';
import { findStarter, unknownStarter } from './starter-choice.js';
import { UsageError } from './usage-error.js';

// Each checks the value of an option, and throws a UsageError for one that can't be.

/** Options whose value is one of a few words, for their check and for completion. */
export const choices: { readonly [option: string]: readonly string[] } = {
  'template-format': ['json', 'yaml'],
  'pipeline-version': ['v1', 'v2'],
  source: ['codecommit', 'github', 'connection'],
};

export function stageName(value: string | undefined): string | undefined {
  if (value !== undefined) checkStageName('stage', value);
  return value;
}

/** `beta,prod` */
export function stageNames(option: string, value: string | undefined): string[] | undefined {
  const names = value?.split(',').map((name) => name.trim());
  for (const [index, name] of (names ?? []).entries()) {
    checkStageName(option, name);
    if (names!.indexOf(name) !== index) throw new UsageError(`--${option} names '${name}' twice`);
  }
  return names;
}

/** It becomes part of file names and tags. */
function checkStageName(option: string, name: string): void {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) throw new UsageError(`--${option} can't be '${name}': use letters, digits, hyphens and underscores`);
}

export function choice(option: string, value: string | undefined): string | undefined {
  const words = choices[option]!;
  const chosen = value?.toLowerCase();
  if (chosen === undefined || words.includes(chosen)) return chosen;
  const near = nearest(chosen, words);
  const all = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  throw new UsageError(`--${option} must be ${all}, not '${value}'${near === undefined ? '' : `; did you mean '${near}'?`}`);
}

export function knownStarter(value: string | undefined): string | undefined {
  if (value === undefined || findStarter(value) !== undefined) return value;
  throw new UsageError(unknownStarter(value));
}

export function portNumber(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not '${value}'`);
}

export function matching(option: string, value: string | undefined, isRight: (text: string) => boolean, fix: string): string | undefined {
  if (value === undefined || isRight(value)) return value;
  throw new UsageError(`--${option} can't be '${value}': ${fix}`);
}

/** The values may be secret, so only the name of the option is told. */
export function pairs(option: string, values: readonly string[] | undefined, pattern: RegExp): readonly string[] | undefined {
  if (values === undefined || values.every((value) => pattern.test(value))) return values;
  throw new UsageError(`--${option} takes ${option === 'tags' ? 'KEY' : 'NAME'}=VALUE, once for each`);
}
