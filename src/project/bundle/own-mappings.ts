import { endsLine, newSegment, readSegment, type Segment, vlq } from './mappings-segment.js';

/** What a segment says, where its fields are only differences. */
interface Mapping {
  generated: number;
  source: number;
  line: number;
  column: number;
}

/**
 * Keeps a source map's mappings for some sources, without names. In each run of other mappings, the first becomes a
 * segment without a source, which ends the mapping before it.
 *
 * A library would decode everything, filter lists of lists and encode the rest. For an app with hundreds of routes, that
 * takes as long as bundling. Most segments are either kept unchanged or dropped, so here they stay text.
 *
 * @param newIndex the new index of each source, undefined for those to drop
 */
export function ownMappings(mappings: string, newIndex: readonly (number | undefined)[]): string {
  const segment = newSegment();
  const read: Mapping = { generated: 0, source: 0, line: 0, column: 0 };
  const written = { ...read };
  let result = '';
  let isFirstInLine = true;
  // Whether the segment before this one in the line was kept; if so, this one's differences need no change.
  let follows = false;

  for (let at = 0; at < mappings.length; at = segment.end + 1) {
    readSegment(mappings, at, segment);
    if (segment.count > 0) {
      advance(read, segment);
      const kept = segment.count > 1 ? newIndex[read.source] : undefined;
      if (kept !== undefined) {
        if (!isFirstInLine) result += ',';
        result += follows && segment.fields[1] === 0 ? mappings.slice(at, segment.endOfColumn) : difference(written, read, kept);
        moveTo(written, read, kept);
        isFirstInLine = false;
      } else if (follows) {
        result += `,${vlq(read.generated - written.generated)}`;
        written.generated = read.generated;
      }
      follows = kept !== undefined;
    }
    if (endsLine(mappings, segment.end)) {
      result += ';';
      read.generated = written.generated = 0;
      isFirstInLine = true;
      follows = false;
    }
  }
  // Node.js treats a last segment without a source as if it had the previous source, unless something follows.
  return `${result};`;
}

function advance(read: Mapping, { fields, count }: Segment): void {
  read.generated += fields[0]!;
  if (count === 1) return;
  read.source += fields[1]!;
  read.line += fields[2]!;
  read.column += fields[3]!;
}

function difference(from: Mapping, to: Mapping, source: number): string {
  return vlq(to.generated - from.generated) + vlq(source - from.source) + vlq(to.line - from.line) + vlq(to.column - from.column);
}

function moveTo(written: Mapping, read: Mapping, source: number): void {
  written.generated = read.generated;
  written.source = source;
  written.line = read.line;
  written.column = read.column;
}
