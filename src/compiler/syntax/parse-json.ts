import type { Value } from '../cloudformation/template.js';
import { checkKey, deepest, type Reading, ReadingStop, type Spot, tooDeep, withSpots } from './reading.js';

/** The tokens of JSON; sticky, so that each is matched at the current position. */
const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])/y;
const word = /(?:true|false|null)(?![\w.+-])/y;

/**
 * The value of a JSON text, exactly as `JSON.parse` returns it, except that `toNumber` converts numbers.
 *
 * `JSON.parse` is not enough: it silently keeps the last of two equal keys, does not tell places, and its error messages
 * differ between versions of Node.js.
 *
 * @throws ReadingStop at the first mistake: anything after it would be guesswork.
 */
export function parseJson(text: string, reading: Reading, toNumber: (written: string) => Value): Value {
  let at = 0;

  function readValue(depth: number): Value {
    if (depth > deepest) stop(tooDeep);
    const first = text[at];
    if (first === '{') return readMap(depth);
    if (first === '[') return readList(depth);
    if (first === '"') return readString();
    const written = take(number);
    if (written !== '') return toNumber(written);
    const constant = take(word);
    if (constant === '') stop(noValue(first));
    return constant === 'null' ? null : constant === 'true';
  }

  function readMap(depth: number): Value {
    const entries: [string, Value][] = [];
    const spots = new Map<string, Spot>();
    readEach('}', () => {
      const start = at;
      if (text[at] !== '"') stop(habit() ?? 'a key in double quotes is missing here');
      const key = readString();
      take(space);
      if (text[at] !== ':') stop(`a ':' is missing after the key "${key}"`);
      at += 1;
      take(space);
      checkKey(reading, key, start, spots);
      spots.set(key, { key: start, value: at });
      reading.path.push(key);
      entries.push([key, readValue(depth + 1)]);
      reading.path.pop();
    });
    return withSpots(reading, Object.fromEntries(entries), spots);
  }

  function readList(depth: number): Value {
    const items: Value[] = [];
    const spots = new Map<number, Spot>();
    readEach(']', (index) => {
      spots.set(index, { key: at, value: at });
      reading.path.push(index);
      items.push(readValue(depth + 1));
      reading.path.pop();
    });
    return withSpots(reading, items, spots);
  }

  /** Reads entries from the opening bracket to the closing one. */
  function readEach(close: '}' | ']', readOne: (index: number) => void): void {
    const start = at;
    at += 1;
    take(space);
    for (let index = 0; text[at] !== close; index += 1) {
      const comma = at;
      if (index > 0) {
        if (text[at] !== ',') stop(noComma(start, close));
        at += 1;
        take(space);
        if (text[at] === close) stop(`nothing follows this comma but '${close}'`, comma);
      }
      if (at >= text.length) stop(noComma(start, close));
      readOne(index);
      take(space);
    }
    at += 1;
  }

  function readString(): string {
    const start = at;
    let isPlain = true;
    for (at += 1; text[at] !== '"'; at += 1) {
      // Also stops past the end, where the code is NaN.
      if (!(text.charCodeAt(at) >= 0x20)) stop(unfinishedString, start);
      if (text[at] !== '\\') continue;
      isPlain = false;
      at += 1;
    }
    at += 1;
    if (isPlain) return text.slice(start + 1, at - 1);
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return stop(unfinishedString, start);
    }
  }

  function take(piece: RegExp): string {
    piece.lastIndex = at;
    const [found = ''] = piece.exec(text) ?? [];
    at += found.length;
    return found;
  }

  function noValue(first: string | undefined): string {
    if (first === undefined) return 'the file ends where a value should be';
    if ('}],:'.includes(first)) return `a value is missing before this '${first}'`;
    return habit() ?? 'this is not a value (a string must be in double quotes)';
  }

  function noComma(start: number, close: string): string {
    if (at < text.length) return habit() ?? `a ',' or '${close}' is missing here`;
    const line = text.slice(0, start).split('\n').length;
    return `the file ends, but the '${text[start]}' in line ${line} is not closed`;
  }

  /** Habits from JavaScript. */
  function habit(): string | undefined {
    const rest = text.slice(at, at + 2);
    if (rest === '//' || rest === '/*' || rest.startsWith('#')) return 'JSON has no comments';
    return rest.startsWith("'") ? 'JSON has only double quotes' : undefined;
  }

  function stop(message: string, offset: number = at): never {
    throw new ReadingStop(offset, message);
  }

  take(space);
  reading.start = at;
  const value = readValue(0);
  take(space);
  if (at < text.length) stop(habit() ?? 'there is more after the end of the value');
  return value;
}

const unfinishedString = "this string has no closing '\"' on its line, or has an escape with '\\' that JSON does not know";
