import type { Value } from '../cloudformation/template.js';
import type { SourceFormat, SourceProblemKind } from './source.js';

/** Deeper than any template, and shallow enough that no walk over one can run out of stack. */
export const deepest = 200;

export const tooDeep: string = `it is nested deeper than ${deepest} levels`;

/** Offsets into the text, in UTF-16 units from 0; for an item of a list both are the same. */
export interface Spot {
  readonly key: number;
  readonly value: number;
}

/** A problem whose place is still an offset. */
export interface RawProblem {
  readonly kind: SourceProblemKind;
  readonly offset: number;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  /** Where an equal key stands, which ends the message. */
  readonly earlier?: number;
}

/**
 * The notes of a reader on its way through a text.
 *
 * `path` is where it is; whoever goes into a value pushes its key, and pops it on the way out. Places are kept by the identity
 * of the map or list that an entry is in, so what YAML's aliases share is kept once.
 */
export interface Reading {
  readonly problems: RawProblem[];
  readonly spots: Map<object, ReadonlyMap<string | number, Spot>>;
  readonly shortForms: WeakSet<object>;
  readonly path: (string | number)[];
  /** Where the whole value begins. */
  start: number;
}

export function newReading(): Reading {
  return { problems: [], spots: new Map(), shortForms: new WeakSet(), path: [], start: 0 };
}

/** Ends the reading of a text at a place where it cannot go on. */
export class ReadingStop extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** What the grammar refuses, in our words or the parser's, as one sentence. */
export function invalid(format: SourceFormat, message: string): string {
  return `this is not valid ${format.toUpperCase()}: ${message}`;
}

/**
 * Notes what is wrong with a key, given the keys of its map so far. The map is the innermost one on the path.
 *
 * The names in which JavaScript keeps an object's prototype are refused: they mean nothing in a file that we read, and code
 * that copies a map key by key would change the prototype instead of setting them.
 */
export function checkKey({ problems, path }: Reading, key: string, offset: number, earlier: ReadonlyMap<string | number, Spot>): void {
  const before = earlier.get(key);
  if (before !== undefined) {
    problems.push({ kind: 'duplicateKey', offset, path: [...path, key], message: `the key '${key}'`, earlier: before.key });
  }
  if (['__proto__', 'constructor', 'prototype'].includes(key)) {
    problems.push({ kind: 'unsafeKey', offset, path: [...path, key], message: `'${key}' cannot be used as a key` });
  }
}

/** The finished map or list, with the places of its entries. Every key becomes an own one, `__proto__` too. */
export function withSpots<T extends Value & object>({ spots }: Reading, made: T, entries: ReadonlyMap<string | number, Spot>): T {
  spots.set(made, entries);
  return made;
}
