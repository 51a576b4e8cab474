import { encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import { type Edit, inOrder, withEdits } from '../../compiler/syntax/edit.js';

/**
 * A module with edits, none of which adds or takes a line, and its source map, which leads back from every word of it.
 *
 * @param edits in any order; none overlaps another
 * @param name the module's file name, for the map
 */
export function editedText(text: string, edits: readonly Edit[], name: string): string {
  // A call may be on several lines, which stay; the map knows which they were.
  const onItsLines = edits.map(({ start, end, text: inserted }) => ({ start, end, text: inserted + text.slice(start, end).replaceAll(/[^\n]/g, '') }));
  const map = Buffer.from(JSON.stringify({ version: 3, sources: [name], names: [], mappings: mappingsOf(text, inOrder(edits)) })).toString('base64');
  return `${withEdits(text, onItsLines)}\n//# sourceMappingURL=data:application/json;base64,${map}`;
}

/** Leads back from every word, and from every edit to its start. */
function mappingsOf(text: string, edits: readonly Edit[]): string {
  let next = 0;
  let lineStart = 0;
  const lines = text.split('\n').map((line, index): SourceMapSegment[] => {
    const segments: SourceMapSegment[] = [];
    const lineEnd = lineStart + line.length;
    let shift = 0;
    let from = lineStart;
    const mapWords = (to: number): void => {
      for (const word of text.slice(from, to).matchAll(/[\p{ID_Continue}$]+|\S/gu)) {
        const column = from - lineStart + word.index;
        segments.push([column + shift, 0, index, column]);
      }
    };
    // An edit that began on an earlier line takes the start of this one.
    const open = edits[next - 1];
    if (open !== undefined && open.end > lineStart) {
      from = Math.min(open.end, lineEnd);
      shift -= from - lineStart;
    }
    for (let edit = edits[next]; edit !== undefined && edit.start <= lineEnd; edit = edits[(next += 1)]) {
      mapWords(edit.start);
      segments.push([edit.start - lineStart + shift, 0, index, edit.start - lineStart]);
      from = Math.min(edit.end, lineEnd);
      shift += edit.text.length - (from - edit.start);
    }
    mapWords(lineEnd);
    lineStart = lineEnd + 1;
    return segments;
  });
  return encode(lines);
}
