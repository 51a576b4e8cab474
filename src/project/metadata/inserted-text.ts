import { encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';

export interface Insertion {
  /** In the text before any insertion. */
  readonly offset: number;
  /** On one line. */
  readonly text: string;
}

/**
 * A text with others inserted, none of which adds a line, and a source map that leads back from every word of it.
 *
 * @param insertions in any order
 */
export function withInsertions(text: string, insertions: readonly Insertion[]): { readonly text: string; readonly mappings: string } {
  const sorted = [...insertions].sort((a, b) => a.offset - b.offset);
  let result = '';
  let at = 0;
  const mappings: SourceMapSegment[][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const segments: SourceMapSegment[] = [];
    const start = at;
    let shift = 0;
    const mapWords = (from: number, to: number): void => {
      for (const word of line.slice(from - start, to - start).matchAll(/[\p{ID_Continue}$]+|\S/gu)) {
        const column = from - start + word.index;
        segments.push([column + shift, 0, index, column]);
      }
    };
    let from = start;
    while (sorted[0] !== undefined && sorted[0].offset <= start + line.length) {
      const { offset, text: inserted } = sorted.shift()!;
      mapWords(from, offset);
      segments.push([offset - start + shift, 0, index, offset - start]);
      result += text.slice(from, offset) + inserted;
      shift += inserted.length;
      from = offset;
    }
    mapWords(from, start + line.length);
    result += text.slice(from, start + line.length + 1);
    at += line.length + 1;
    mappings.push(segments);
  }
  return { text: result, mappings: encode(mappings) };
}
