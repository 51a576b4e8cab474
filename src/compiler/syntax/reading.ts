import type { Value } from '../cloudformation/template.js';
import type { SourceFormat, SourceProblemKind } from './source.js';

/** What is wrong, and how to fix it. */
export type Mistake = readonly [message: string, fix: string];

/** Deeper than any template, and shallow enough that no recursive function runs out of stack. */
export const deepest = 200;

export const tooDeep: Mistake = [`it is nested deeper than ${deepest} levels`, 'nest it less deeply'];

/** Offsets into the text, in UTF-16 code units from 0; the same for an item of a list. */
export interface Spot {
  readonly key: number;
  readonly value: number;
}

/** A problem whose place is an offset. */
export interface RawProblem {
  readonly kind: SourceProblemKind;
  readonly offset: number;
  readonly message: string;
  /** Default: the fix for problems of this kind. */
  readonly fix?: string;
  readonly path?: readonly (string | number)[];
  /** The offset of the first of two equal keys, which the message will name. */
  readonly earlier?: number;
}

/**
 * The state and the results of reading a text.
 *
 * `path` is the current position: a reader pushes the key before it reads a value, and pops it afterwards. Places are
 * stored by the identity of the map or list that an entry is in, so a value that YAML aliases share is stored once.
 */
export interface Reading {
  readonly problems: RawProblem[];
  readonly spots: Map<object, ReadonlyMap<string | number, Spot>>;
  readonly shortForms: WeakSet<object>;
  readonly path: (string | number)[];
  /** The offset of the whole value. */
  start: number;
}

export function newReading(): Reading {
  return { problems: [], spots: new Map(), shortForms: new WeakSet(), path: [], start: 0 };
}

/** Thrown where a text cannot be read any further. */
export class ReadingStop extends Error {
  readonly offset: number;
  readonly fix: string;

  constructor(offset: number, message: string, fix: string) {
    super(message);
    this.offset = offset;
    this.fix = fix;
  }
}

/** The message of a syntax error, in our words or the parser's, as one sentence. */
export function invalid(format: SourceFormat, message: string): string {
  return `this is not valid ${format.toUpperCase()}: ${message}`;
}

/** Names through which JavaScript reaches an object's prototype. */
export const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Adds the problems of a key, given the earlier keys of its map. The map is the innermost one on the path.
 *
 * Unsafe ones are refused: they mean nothing in a file that we read, and code that copies a map key by key would change the prototype instead of setting them.
 */
export function checkKey({ problems, path }: Reading, key: string, offset: number, earlier: ReadonlyMap<string | number, Spot>): void {
  const before = earlier.get(key);
  if (before !== undefined) {
    problems.push({ kind: 'duplicateKey', offset, path: [...path, key], message: `the key '${key}'`, earlier: before.key });
  }
  if (unsafeKeys.has(key)) {
    problems.push({ kind: 'unsafeKey', offset, path: [...path, key], message: `'${key}' cannot be used as a key` });
  }
}

/** Stores the places of the entries of a finished map or list, and returns it. */
export function withSpots<T extends Value & object>({ spots }: Reading, made: T, entries: ReadonlyMap<string | number, Spot>): T {
  spots.set(made, entries);
  return made;
}
