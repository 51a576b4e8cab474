import { comma, newSegment, readSegment, semicolon, vlq } from './mappings-segment.js';

/** Where a segment begins that has another source than the one before it, or none. `A` is no difference. */
const turns = /[,;][g-z0-9+/]*[A-Za-f](?!A)/g;
/** A segment with a name, its fifth field. */
const named = /([,;](?:[g-z0-9+/]*[A-Za-f]){4})[g-z0-9+/]*[A-Za-f]/g;

/**
 * Keeps a source map's mappings for some sources, without names. In each run of other mappings, the first becomes a
 * segment without a source, which ends the mapping before it.
 *
 * A library would decode everything, filter lists of lists and encode the rest. For an app with hundreds of routes, that takes as long as
 * bundling. Here the mappings stay text. From one turn to another source to the next, they are copied, all but the first segment, or read
 * over. Regular expressions find the turns and the names: a loop over thousands of segments takes Node.js longer to compile than to run.
 *
 * @param newIndex the new index of each source, undefined for those to drop
 */
export function ownMappings(mappings: string, newIndex: readonly (number | undefined)[]): string {
  const segment = newSegment();
  const { fields } = segment;
  // The differences to what was written last.
  let generated = 0;
  let line = 0;
  let column = 0;
  let source = 0;
  let writtenSource = 0;
  let result = '';
  let isFirstInLine = true;
  // Whether the segment before this one in the line was kept.
  let follows = false;

  const starts = [0, ...Array.from(mappings.matchAll(turns), ({ index }) => index)];
  for (const [number, start] of starts.entries()) {
    const end = starts[number + 1] ?? mappings.length;
    for (let at = start; at < end;) {
      const separator = mappings.charCodeAt(at);
      if (separator === semicolon) {
        result += ';';
        generated = 0;
        isFirstInLine = true;
        follows = false;
      }
      if (separator === semicolon || separator === comma) {
        at += 1;
        continue;
      }
      readSegment(mappings, at, segment);
      at = segment.end;
      generated += fields[0]!;
      if (segment.count > 1) {
        source += fields[1]!;
        line += fields[2]!;
        column += fields[3]!;
      }
      const kept = segment.count > 1 ? newIndex[source] : undefined;
      if (kept !== undefined) {
        const first = vlq(generated) + vlq(kept - writtenSource) + vlq(line) + vlq(column);
        result += (isFirstInLine ? '' : ',') + first + mappings.slice(at, end).replace(named, '$1');
        generated = line = column = 0;
        writtenSource = kept;
        isFirstInLine = false;
        follows = true;
        break;
      }
      if (follows) {
        result += `,${vlq(generated)}`;
        generated = 0;
        follows = false;
      }
    }
  }
  // Node.js treats a last segment without a source as if it had the previous source, unless something follows.
  return `${result};`;
}
