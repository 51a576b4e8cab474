import { type Edit, inOrder } from '../../compiler/syntax/edit.js';
import { comma, newSegment, readSegment, semicolon, vlq } from './mappings-segment.js';

/**
 * The code's source map after the edits, as JSON. What is replaced must not span lines.
 *
 * Most segments stay as they are, so it works on the text, as `ownMappings` does.
 */
export function editedMap(map: string, code: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return map;
  const field = /"mappings":\s*"([^"]*)"/.exec(map)!;
  const start = field.index + field[0].length - 1 - field[1]!.length;
  return map.slice(0, start) + editedMappings(field[1]!, code, edits) + map.slice(start + field[1]!.length);
}

/**
 * The mappings of a source map after the edits of the code.
 *
 * A segment's column counts from the segment before, so an edit changes only the first segment after it. All text between is copied as it is.
 */
export function editedMappings(mappings: string, code: string, unsorted: readonly Edit[]): string {
  const edits = inOrder(unsorted);
  const segment = newSegment();
  let result = '';
  let copied = 0;
  let next = 0;
  let lineStart = 0;
  let column = 0;
  for (let at = 0; at < mappings.length && next < edits.length; at += 1) {
    const separator = mappings.charCodeAt(at);
    if (separator === semicolon) {
      const newLine = code.indexOf('\n', lineStart) + 1;
      while (next < edits.length && edits[next]!.start < newLine) next += 1;
      lineStart = newLine;
      column = 0;
      continue;
    }
    if (separator === comma) continue;
    readSegment(mappings, at, segment);
    const difference = segment.fields[0]!;
    column += difference;
    let shift = 0;
    while (next < edits.length && edits[next]!.start < lineStart + column) {
      const edit = edits[next]!;
      shift += edit.text.length - (edit.end - edit.start);
      next += 1;
    }
    if (shift !== 0) {
      result += mappings.slice(copied, at) + vlq(difference + shift);
      // The field was written as short as this one.
      copied = at + vlq(difference).length;
    }
    at = segment.end - 1;
  }
  return result + mappings.slice(copied);
}
