import { type Edit, inOrder } from '../../compiler/syntax/edit.js';
import { columnOf, vlq } from './mappings-segment.js';

/** The code's source map after the edits, as JSON. What is replaced must not span lines. */
export function editedMap(map: string, code: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return map;
  const field = /"mappings":\s*"([^"]*)"/.exec(map)!;
  const start = field.index + field[0].length - 1 - field[1]!.length;
  return map.slice(0, start) + editedMappings(field[1]!, code, edits) + map.slice(start + field[1]!.length);
}

/**
 * The mappings of a source map after the edits of the code.
 *
 * A segment's column counts from the segment before, so an edit changes only the first segment after it. All others stay the text that they are.
 */
export function editedMappings(mappings: string, code: string, unsorted: readonly Edit[]): string {
  if (unsorted.length === 0) return mappings;
  const edits = inOrder(unsorted);
  let next = 0;
  let lineStart = 0;
  const lines = mappings.split(';').map((line) => {
    const start = lineStart;
    const first = next;
    const lineEnd = code.indexOf('\n', start);
    lineStart = lineEnd < 0 ? code.length + 1 : lineEnd + 1;
    while (next < edits.length && edits[next]!.start < lineStart) next += 1;
    return first === next || line === '' ? line : editedLine(line, start, edits.slice(first, next));
  });
  return lines.join(';');
}

/** @param start the line's offset in the code */
function editedLine(line: string, start: number, edits: readonly Edit[]): string {
  const segments = line.split(',');
  let column = start;
  let next = 0;
  for (let index = 0; index < segments.length && next < edits.length; index += 1) {
    const text = segments[index]!;
    const difference = columnOf(text);
    column += difference;
    let shift = 0;
    while (next < edits.length && edits[next]!.start < column) {
      const edit = edits[next]!;
      shift += edit.text.length - (edit.end - edit.start);
      next += 1;
    }
    // The field was written as short as this one.
    if (shift !== 0) segments[index] = vlq(difference + shift) + text.slice(vlq(difference).length);
  }
  return segments.join(',');
}
