import { lineAndColumn } from '../problem/line-and-column.js';
import type { Value } from '../cloudformation/template.js';
import type { Place } from '../problem/problem.js';
import type { ShortForms } from './short-form.js';

/** Where each entry of a map or list stands: an offset into the text, for maps that of the key. */
export type Positions = WeakMap<object, ReadonlyMap<string | number, number>>;

/** A problem before the file has a name and the offset is a line. */
export interface Finding {
  readonly code: 'merge-not-json' | 'merge-not-yaml' | 'merge-not-a-map' | 'merge-key';
  readonly message: string;
  readonly fix: string;
  readonly offset?: number;
}

/** What a parser made of a text; `value` is only worth using when there are no findings. */
export interface Reading {
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
  readonly positions: Positions;
  readonly shortForms: ShortForms;
}

/** Deeper than any template, and shallow enough that no walk over one can run out of stack. */
export const deepest = 200;

/**
 * What is wrong with a key, given the keys of its map so far; undefined when it is fine.
 *
 * The names in which JavaScript keeps an object's prototype are refused: they mean nothing in a template, and code that
 * copies a map key by key would change the prototype instead of setting them.
 */
export function checkKey(key: string, earlier: ReadonlyMap<string | number, number>, offset: number): Finding | undefined {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    return { code: 'merge-key', offset, message: `the key '${key}' is not allowed`, fix: 'use another name' };
  }
  if (!earlier.has(key)) return undefined;
  return { code: 'merge-key', offset, message: `the key '${key}' is given twice in one map`, fix: 'join the two entries into one, or take one away' };
}

/** The way to a value as a place: exact where the text has it, else the nearest entry above it. */
export function placeOf(file: string, text: string, positions: Positions, root: Value, path: readonly (string | number)[]): Place {
  let value: unknown = root;
  let offset: number | undefined;
  for (const step of path) {
    const next = typeof value === 'object' && value !== null ? positions.get(value)?.get(step) : undefined;
    if (next === undefined) break;
    offset = next;
    value = (value as { [step: string | number]: unknown })[step];
  }
  return { file, ...(offset !== undefined && lineAndColumn(text, offset)), path };
}
