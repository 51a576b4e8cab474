import type { Value } from '../cloudformation/template.js';
import { checkKey, deepest, type Finding, type Positions, type Reading } from './parse-reading.js';

const blank = /[ \t\r\n]*/y;
const text = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /(?:true|false|null)\b/y;

/**
 * Reads strict JSON.
 *
 * `JSON.parse` would not do: its messages differ between Node versions and often lack the position, it keeps the last
 * of two equal keys without a word, and it changes numbers that JavaScript cannot hold. Such numbers (past 2^53, `1.0`)
 * stay the text that was written, as in YAML.
 */
export function readJson(source: string): Reading {
  const findings: Finding[] = [];
  const positions: Positions = new WeakMap();
  let at = 0;

  function value(depth: number): Value {
    if (depth > deepest) throw new Refusal(`values are nested more than ${deepest} deep`, at);
    skipBlank();
    if (source[at] === '{') return map(depth);
    if (source[at] === '[') return list(depth);
    const start = at;
    if (source[at] === '"') return string();
    const written = take(number);
    if (written !== undefined) return faithful(written);
    const constant = take(word);
    if (constant === undefined) throw new Refusal(`expected a value, found ${found(start)}`, start);
    return JSON.parse(constant) as Value;
  }

  function map(depth: number): Value {
    const entries: [string, Value][] = [];
    const offsets = new Map<string | number, number>();
    for (let more = opened('}'); more; more = next('}')) {
      skipBlank();
      const offset = at;
      if (source[at] !== '"') throw new Refusal(`expected a key in double quotes, found ${found(at)}`, at);
      const key = string();
      expect(':');
      const finding = checkKey(key, offsets, offset);
      if (finding) findings.push(finding);
      offsets.set(key, offset);
      entries.push([key, value(depth + 1)]);
    }
    return placed(Object.fromEntries(entries), offsets);
  }

  function list(depth: number): Value {
    const items: Value[] = [];
    const offsets = new Map<number, number>();
    for (let more = opened(']'); more; more = next(']')) {
      skipBlank();
      offsets.set(items.length, at);
      items.push(value(depth + 1));
    }
    return placed(items, offsets);
  }

  function placed<T extends object>(made: T, offsets: ReadonlyMap<string | number, number>): T {
    positions.set(made, offsets);
    return made;
  }

  function opened(end: string): boolean {
    at += 1;
    skipBlank();
    if (source[at] !== end) return true;
    at += 1;
    return false;
  }

  function next(end: string): boolean {
    skipBlank();
    const mark = source[at];
    if (mark !== ',' && mark !== end) throw new Refusal(`expected ',' or '${end}', found ${found(at)}`, at);
    at += 1;
    return mark === ',';
  }

  function expect(mark: string): void {
    skipBlank();
    if (source[at] !== mark) throw new Refusal(`expected '${mark}', found ${found(at)}`, at);
    at += 1;
  }

  function string(): string {
    const start = at;
    const written = take(text);
    if (written === undefined) throw new Refusal('a string does not end on its line, or holds an escape that JSON does not know', start);
    return JSON.parse(written) as string;
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(source)?.[0];
    if (match !== undefined) at += match.length;
    return match;
  }

  function skipBlank(): void {
    take(blank);
  }

  function found(offset: number): string {
    const character = source.codePointAt(offset);
    return character === undefined ? 'the end of the file' : JSON.stringify(String.fromCodePoint(character));
  }

  try {
    const root = value(0);
    skipBlank();
    if (at < source.length) throw new Refusal(`expected the end of the file, found ${found(at)}`, at);
    return { value: root, findings, positions, shortForms: new WeakSet() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fix = 'write a valid JSON template there, or give a YAML template the extension .yaml';
    findings.push({ code: 'merge-not-json', message: `this is not valid JSON: ${error.message}`, fix, offset: error.offset });
    return { value: undefined, findings, positions, shortForms: new WeakSet() };
  }
}

/** Leaves the recursion at the first syntax error: what follows one in JSON is guesswork. */
class Refusal extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

function faithful(written: string): number | string {
  const number = Number(written);
  if (/[eE]/.test(written)) return Number.isFinite(number) ? number : written;
  return String(number) === written && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : written;
}
