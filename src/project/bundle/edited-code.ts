import { endsLine, newSegment, readSegment, vlq } from './mappings-segment.js';

/** A part of a code that is replaced, by something on one line. Offsets in the code before any edit. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The code with its edits. */
export function editedCode(code: string, edits: readonly Edit[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, text } of sorted(edits)) {
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}

/**
 * The code's source map after the edits, as JSON. What is replaced must not span lines.
 *
 * Most segments stay as they are, so it works on the text, as `ownMappings` does.
 */
export function editedMap(map: string, code: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return map;
  const field = /"mappings":\s*"([^"]*)"/.exec(map)!;
  const start = field.index + field[0].length - 1 - field[1]!.length;
  return map.slice(0, start) + shifted(field[1]!, code, sorted(edits)) + map.slice(start + field[1]!.length);
}

function shifted(mappings: string, code: string, edits: readonly Edit[]): string {
  const segment = newSegment();
  let result = '';
  let next = 0;
  let lineStart = 0;
  // Columns before and after the edits.
  let column = 0;
  let written = 0;
  let shift = 0;
  for (let at = 0; at < mappings.length; at = segment.end + 1) {
    readSegment(mappings, at, segment);
    if (segment.count > 0) {
      column += segment.fields[0]!;
      while (next < edits.length && edits[next]!.start < lineStart + column) {
        const { end, start, text } = edits[next]!;
        shift += text.length - (end - start);
        next += 1;
      }
      const target = column + shift;
      const rest = mappings.slice(endOfFirst(mappings, at), segment.end);
      result += vlq(target - written) + rest;
      written = target;
    }
    if (endsLine(mappings, segment.end)) {
      result += ';';
      const newLine = code.indexOf('\n', lineStart) + 1;
      while (next < edits.length && edits[next]!.start < newLine) next += 1;
      lineStart = newLine;
      column = written = shift = 0;
    } else if (segment.end < mappings.length) result += ',';
  }
  return result;
}

/** The offset after a segment's first field: after the first digit without a continuation bit. */
function endOfFirst(mappings: string, start: number): number {
  let at = start;
  while (/[g-z0-9+/]/.test(mappings[at]!)) at += 1;
  return at + 1;
}

function sorted(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start);
}
