import type { Value } from '../cloudformation/template.js';
import { habit, type JsonCursor, skipSpace, stop, take, takeString } from './json-cursor.js';
import { checkKey, deepest, type Mistake, type Reading, type Spot, tooDeep, withSpots } from './reading.js';

interface JsonReader extends JsonCursor {
  readonly reading: Reading;
  readonly toNumber: (written: string) => Value;
}

/**
 * The value of a JSON text, exactly as `JSON.parse` returns it, except that `toNumber` converts numbers.
 *
 * `JSON.parse` is not enough: it silently keeps the last of two equal keys, does not tell places, and its error messages
 * differ between versions of Node.js.
 *
 * @throws ReadingStop at the first mistake: anything after it would be guesswork.
 */
export function parseJson(text: string, reading: Reading, toNumber: (written: string) => Value): Value {
  const reader: JsonReader = { text, at: 0, reading, toNumber };
  skipSpace(reader);
  reading.start = reader.at;
  const value = readValue(reader, 0);
  skipSpace(reader);
  if (reader.at < text.length) stop(reader, habit(reader) ?? ['there is more after the end of the value', 'remove it, or a bracket that closes too early']);
  return value;
}

/** Sticky, so that they are matched at the current offset. */
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])/y;
const word = /(?:true|false|null)(?![\w.+-])/y;

function readValue(reader: JsonReader, depth: number): Value {
  if (depth > deepest) stop(reader, tooDeep);
  const first = reader.text[reader.at];
  if (first === '{') return readMap(reader, depth);
  if (first === '[') return readList(reader, depth);
  if (first === '"') return takeString(reader);
  const written = take(reader, number);
  if (written !== '') return reader.toNumber(written);
  const constant = take(reader, word);
  if (constant === '') stop(reader, noValue(reader, first));
  return constant === 'null' ? null : constant === 'true';
}

function readMap(reader: JsonReader, depth: number): Value {
  const { reading } = reader;
  const entries: [string, Value][] = [];
  const spots = new Map<string, Spot>();
  readEach(reader, '}', () => {
    const start = reader.at;
    const key = readKey(reader);
    checkKey(reading, key, start, spots);
    spots.set(key, { key: start, value: reader.at });
    entries.push([key, readInner(reader, key, depth)]);
  });
  return withSpots(reading, Object.fromEntries(entries), spots);
}

/** Reads a key and its colon. */
function readKey(reader: JsonReader): string {
  const { text } = reader;
  if (text[reader.at] !== '"') stop(reader, habit(reader) ?? ['a key in double quotes is missing here', 'write a key in double quotes']);
  const key = takeString(reader);
  skipSpace(reader);
  if (text[reader.at] !== ':') stop(reader, [`a ':' is missing after the key "${key}"`, "add a ':'"]);
  reader.at += 1;
  skipSpace(reader);
  return key;
}

function readList(reader: JsonReader, depth: number): Value {
  const items: Value[] = [];
  const spots = new Map<number, Spot>();
  readEach(reader, ']', (index) => {
    spots.set(index, { key: reader.at, value: reader.at });
    items.push(readInner(reader, index, depth));
  });
  return withSpots(reader.reading, items, spots);
}

function readInner(reader: JsonReader, step: string | number, depth: number): Value {
  const { path } = reader.reading;
  path.push(step);
  const value = readValue(reader, depth + 1);
  path.pop();
  return value;
}

/** Reads entries from the opening bracket to the closing one. */
function readEach(reader: JsonReader, close: '}' | ']', readOne: (index: number) => void): void {
  const { text, at: start } = reader;
  reader.at += 1;
  skipSpace(reader);
  for (let index = 0; text[reader.at] !== close; index += 1) {
    if (index > 0) readComma(reader, close, start);
    if (reader.at >= text.length) stop(reader, noComma(reader, close, start));
    readOne(index);
    skipSpace(reader);
  }
  reader.at += 1;
}

function readComma(reader: JsonReader, close: string, start: number): void {
  const { text, at: comma } = reader;
  if (text[comma] !== ',') stop(reader, noComma(reader, close, start));
  reader.at += 1;
  skipSpace(reader);
  if (text[reader.at] === close) stop(reader, [`nothing follows this comma but '${close}'`, 'remove the comma'], comma);
}

function noValue(reader: JsonReader, first: string | undefined): Mistake {
  if (first === undefined) return ['the file ends where a value should be', 'add the value'];
  if ('}],:'.includes(first)) return [`a value is missing before this '${first}'`, 'add the value'];
  return habit(reader) ?? ['this is not a value (a string must be in double quotes)', 'write a string in double quotes, a number, true, false or null'];
}

/** @param start the offset of the opening bracket */
function noComma(reader: JsonReader, close: string, start: number): Mistake {
  const { text, at } = reader;
  if (at < text.length) return habit(reader) ?? [`a ',' or '${close}' is missing here`, `add a comma before the next entry, or '${close}' after the last one`];
  const line = text.slice(0, start).split('\n').length;
  return [`the file ends, but the '${text[start]}' in line ${line} is not closed`, `close the '${text[start]}' of line ${line} with '${close}'`];
}
