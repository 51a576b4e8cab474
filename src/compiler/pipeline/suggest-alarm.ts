import { nearest, suggest } from '../problem/nearest.js';

/** What was probably meant by a word that is of no alarm. */
export interface KnownAlarms {
  /** `error_rate`, `cleanup.throttles`; at least one. */
  readonly words: readonly string[];
  /** The names of all functions, with alarms or without. */
  readonly functions: readonly string[];
}

/** Whoever names a function means one of its alarms, and not that of another one which sounds alike. */
export function suggestAlarm(alarm: string, { words, functions }: KnownAlarms): string {
  const { fn, kind } = partsOf(alarm);
  if (fn === undefined) return suggest(alarm, nearest(alarm, wordsOf(words, undefined)) === undefined ? words : wordsOf(words, undefined));
  const alarmed = functionsIn(words);
  const named = functions.includes(fn) ? fn : nearest(fn, alarmed);
  if (named === undefined) return alarmed.length === 0 ? suggest(alarm, words) : `no function '${fn}' has alarms; ${suggest(fn, alarmed)}`;
  const own = wordsOf(words, named);
  if (own.length === 0) return `function '${fn}' has no alarms; declare them with its key "alarms"`;
  const near = nearest(
    kind,
    own.map((word) => partsOf(word).kind),
  );
  return near === undefined ? `the alarms of '${named}' are ${own.join(', ')}` : `did you mean '${named}.${near}'?`;
}

/** The alarms of one function; undefined for the REST API. */
function wordsOf(words: readonly string[], fn: string | undefined): string[] {
  return words.filter((word) => partsOf(word).fn === fn);
}

function functionsIn(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => partsOf(word).fn ?? []))];
}

/** Of `cleanup.throttles`, `cleanup` and `throttles`. */
function partsOf(word: string): { readonly fn: string | undefined; readonly kind: string } {
  const at = word.lastIndexOf('.');
  return at < 0 ? { fn: undefined, kind: word } : { fn: word.slice(0, at), kind: word.slice(at + 1) };
}
