import { nearest } from '../../compiler/problem/nearest.js';
import { UsageError } from './usage-error.js';

/** The kind of value that an option takes. */
export interface ValueKind<Value> {
  /**
   * @param option the option's name, for the message
   * @throws UsageError for a wrong value
   */
  read(given: string, option: string): Value;
  /** What a shell completes: stages, functions, codes of problems, or these words. Absent for files and for anything else. */
  readonly candidates?: 'stages' | 'functions' | 'codes' | readonly Candidate[];
}

export interface Candidate {
  readonly word: string;
  /** Shown by shells that support it. */
  readonly about?: string;
}

export const anything: ValueKind<string> = { read: (given) => given };

/** A function's name. Which there are is known only once the app is loaded. */
export const functionName: ValueKind<string> = { ...anything, candidates: 'functions' };

/** A stage's name, which becomes part of file names and tags. */
export const stageName: ValueKind<string> = {
  read(given, option) {
    if (/^[A-Za-z0-9_-]+$/.test(given)) return given;
    throw new UsageError(`--${option} cannot be '${given}': use letters, digits, hyphens and underscores`);
  },
  candidates: 'stages',
};

/** `beta,prod` */
export const stageNames: ValueKind<readonly string[]> = {
  read(given, option) {
    const names = given.split(',').map((name) => stageName.read(name.trim(), option));
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double !== undefined) throw new UsageError(`--${option} names '${double}' twice`);
    return names;
  },
  candidates: 'stages',
};

/** `WorkerRole,Pool` */
export const logicalIds: ValueKind<readonly string[]> = {
  read(given, option) {
    const ids = given.split(',').map((id) => id.trim());
    const wrong = ids.find((id) => !/^[A-Za-z0-9]+$/.test(id));
    if (wrong !== undefined) throw new UsageError(`--${option} takes logical IDs, comma-separated, and '${wrong}' is none`);
    return ids;
  },
};

/** One of a few words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]): ValueKind<Word> {
  return {
    read(given, option) {
      const lower = given.toLowerCase();
      const chosen = words.find((word) => word === lower);
      if (chosen !== undefined) return chosen;
      const near = nearest(lower, words);
      const all = words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
      throw new UsageError(`--${option} must be ${all}, not '${given}'${near === undefined ? '' : `; did you mean '${near}'?`}`);
    },
    candidates: words.map((word) => ({ word })),
  };
}

/** Some of a few words, in any case: `destructive,broadening`. */
export function someOf<const Word extends string>(words: readonly Word[]): ValueKind<readonly Word[]> {
  const one = oneOf(words);
  return {
    ...one,
    read: (given, option) => [...new Set(given.split(',').map((word) => one.read(word.trim(), option)))],
  };
}

/** @param fix the end of the message: `write it like eu-west-1` */
export function matching(pattern: RegExp, fix: string): ValueKind<string> {
  return {
    read(given, option) {
      if (pattern.test(given)) return given;
      throw new UsageError(`--${option} cannot be '${given}': ${fix}`);
    },
  };
}

/** `NAME=VALUE`. The value may be secret, so messages do not show it. @param names the word for NAME */
export function pair(pattern: RegExp, names: 'NAME' | 'KEY'): ValueKind<string> {
  return {
    read(given, option) {
      if (pattern.test(given)) return given;
      throw new UsageError(`--${option} takes one ${names}=VALUE; repeat the option for more`);
    },
  };
}
