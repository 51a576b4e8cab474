import type { Pattern, Piece } from './code-value.js';

/** Longer texts name nothing; in a loop, they would grow and grow. */
const longest = 1000;
const mostPieces = 20;

/** Methods of texts that give another text, by the text and what they get. */
const methods: { readonly [name: string]: (text: string, args: readonly (string | number | RegExp)[]) => unknown } = {
  at: (text, [index]) => text.at((index as number | undefined) ?? 0),
  charAt: (text, [index]) => text.charAt(index as number),
  concat: (text, others) => text.concat(...(others as string[])),
  normalize: (text) => text.normalize(),
  padEnd: (text, [length, fill]) => (isShort(length) ? text.padEnd(length as number, fill as string) : undefined),
  padStart: (text, [length, fill]) => (isShort(length) ? text.padStart(length as number, fill as string) : undefined),
  repeat: (text, [count]) => (isShort(count) && text.length * (count as number) <= longest ? text.repeat(count as number) : undefined),
  replace: (text, [found, instead]) => text.replace(found as string, instead as string),
  replaceAll: (text, [found, instead]) => text.replaceAll(found as string, instead as string),
  slice: (text, [start, end]) => text.slice(start as number, end as number),
  substr: (text, [start, length]) => text.slice(start as number).slice(0, length as number),
  substring: (text, [start, end]) => text.substring(start as number, end as number),
  toLocaleLowerCase: (text) => text.toLowerCase(),
  toLocaleUpperCase: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  trimEnd: (text) => text.trimEnd(),
  trimStart: (text) => text.trimStart(),
};

/** What a method takes: `n` for a number, `s` for a text, `p` for a pattern. All others take nothing. */
const signatures: { readonly [name: string]: RegExp } = {
  at: /^n?$/,
  charAt: /^n?$/,
  concat: /^s*$/,
  padEnd: /^ns?$/,
  padStart: /^ns?$/,
  repeat: /^n$/,
  replace: /^[sp]s$/,
  replaceAll: /^[sp]s$/,
  slice: /^n{0,2}$/,
  substr: /^nn?$/,
  substring: /^nn?$/,
};

export function makesText(method: string): boolean {
  return Object.hasOwn(methods, method);
}

/** What a method of a text gives; undefined where it cannot be told. */
export function makeText(text: string, method: string, args: readonly (string | number | Pattern)[]): string | undefined {
  const kinds = args.map((one) => (typeof one === 'number' ? 'n' : typeof one === 'string' ? 's' : 'p')).join('');
  if (!(signatures[method] ?? /^$/).test(kinds) || text.length > longest) return undefined;
  const given = args.map((one) => (typeof one === 'object' ? regularExpression(one) : one));
  if (given.includes(undefined) || (method === 'replaceAll' && given[0] instanceof RegExp && !given[0].global)) return undefined;
  const made = methods[method]!(text, given as (string | number | RegExp)[]);
  return typeof made === 'string' && made.length <= longest ? made : undefined;
}

/** The pieces of a text; undefined where they cannot be told. */
export function splitText(text: string, separator: string | Pattern): readonly string[] | undefined {
  const given = typeof separator === 'object' ? regularExpression(separator) : separator;
  const pieces = given === undefined || text.length > longest ? [] : text.split(given);
  return pieces.length === 0 || pieces.length > mostPieces ? undefined : pieces;
}

/** What a method gives, one text or none for a piece that is not there, or each of several pieces; undefined where it cannot be told. */
export function makeTexts(text: string, method: string, args: readonly (string | number | Pattern)[], piece: Piece | undefined): readonly string[] | undefined {
  if (piece === undefined) {
    const made = makeText(text, method, args);
    return made === undefined ? undefined : [made];
  }
  const [separator] = args;
  return typeof separator === 'number' || separator === undefined
    ? undefined
    : splitText(text, separator)?.slice(piece.first, piece.andLater ? undefined : piece.first + 1 || undefined);
}

function isShort(count: unknown): boolean {
  return (count as number) >= 0 && (count as number) <= longest;
}

/**
 * Characters, escapes and sets of characters, one of them any number of times: a pattern with more than that can take very long.
 */
const simple = /^\^?(?:(?:\\[^bBkpPux\d]|\[(?:\\.|[^\]\\])+\]|[^\\[\](){}|*+?^$/])[*+?]?)*\$?$/;

function regularExpression({ pattern, flags }: Pattern): RegExp | undefined {
  if (!simple.test(pattern) || (pattern.replace(/\\./g, '').match(/[*+]/g)?.length ?? 0) > 1 || !/^[gi]*$/.test(flags)) return undefined;
  return new RegExp(pattern, flags);
}
