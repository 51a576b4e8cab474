import { type Mistake, ReadingStop } from './reading.js';

/** A JSON text and the offset up to which it has been read. */
export interface JsonCursor {
  readonly text: string;
  at: number;
}

/** Sticky, so that it is matched at the current offset. */
const space = /[ \t\r\n]*/y;

export function skipSpace(cursor: JsonCursor): void {
  take(cursor, space);
}

/** Reads what a sticky pattern matches here; empty if it does not match. */
export function take(cursor: JsonCursor, piece: RegExp): string {
  piece.lastIndex = cursor.at;
  const [found = ''] = piece.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

const unfinished: Mistake = [
  "this string has no closing '\"' on its line, or has an escape with '\\' that JSON does not know",
  `close it with '"' on its line; write a line break as \\n and a backslash as \\\\`,
];

/** Reads a string, from its opening quote to its closing one. */
export function takeString(cursor: JsonCursor): string {
  const { text, at: start } = cursor;
  let isPlain = true;
  let at = start + 1;
  for (; text[at] !== '"'; at += 1) {
    // Also stops past the end, where the code is NaN.
    if (!(text.charCodeAt(at) >= 0x20)) stop(cursor, unfinished, start);
    if (text[at] !== '\\') continue;
    isPlain = false;
    at += 1;
  }
  cursor.at = at + 1;
  if (isPlain) return text.slice(start + 1, at);
  try {
    return JSON.parse(text.slice(start, cursor.at)) as string;
  } catch {
    return stop(cursor, unfinished, start);
  }
}

/** What is wrong here, if it is a habit from JavaScript. */
export function habit({ text, at }: JsonCursor): Mistake | undefined {
  const rest = text.slice(at, at + 2);
  if (rest === '//' || rest === '/*' || rest.startsWith('#')) return ['JSON has no comments', 'remove the comment'];
  return rest.startsWith("'") ? ['JSON has only double quotes', 'write it in double quotes'] : undefined;
}

export function stop({ at }: JsonCursor, mistake: Mistake, offset: number = at): never {
  throw new ReadingStop(offset, ...mistake);
}
