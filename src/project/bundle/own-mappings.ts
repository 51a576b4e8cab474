const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const comma = 44;
const semicolon = 59;

const digitOf = new Uint8Array(128);
for (let digit = 0; digit < alphabet.length; digit += 1) digitOf[alphabet.charCodeAt(digit)] = digit;

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
  const { length } = mappings;
  const field = [0, 0, 0, 0, 0];
  // The values of the last segment read and of the last one written.
  let source = 0;
  let line = 0;
  let column = 0;
  let writtenGenerated = 0;
  let writtenSource = 0;
  let writtenLine = 0;
  let writtenColumn = 0;
  let generated = 0;
  let result = '';
  // Whether the segment before this one in the line was kept; if so, this one's differences need no change.
  let follows = false;
  let isFirst = true;
  let hasSource = false;

  for (let at = 0; at < length;) {
    const start = at;
    let fields = 0;
    let endOfColumn = at;
    let code = mappings.charCodeAt(at);
    while (at < length && code !== comma && code !== semicolon) {
      let value = 0;
      let shift = 0;
      let digit: number;
      do {
        digit = digitOf[mappings.charCodeAt(at)]!;
        value |= (digit & 31) << shift;
        shift += 5;
        at += 1;
      } while (digit > 31);
      field[fields] = value & 1 ? -(value >>> 1) : value >>> 1;
      fields += 1;
      if (fields === 4) endOfColumn = at;
      code = mappings.charCodeAt(at);
    }
    if (fields > 0) {
      generated += field[0]!;
      if (fields > 1) {
        source += field[1]!;
        line += field[2]!;
        column += field[3]!;
      }
      const kept = fields > 1 ? newIndex[source] : undefined;
      if (kept !== undefined) {
        if (!isFirst) result += ',';
        if (follows && field[1] === 0) result += mappings.slice(start, endOfColumn);
        else result += vlq(generated - writtenGenerated) + vlq(kept - writtenSource) + vlq(line - writtenLine) + vlq(column - writtenColumn);
        writtenGenerated = generated;
        writtenSource = kept;
        writtenLine = line;
        writtenColumn = column;
        isFirst = false;
      } else if (hasSource) {
        result += `,${vlq(generated - writtenGenerated)}`;
        writtenGenerated = generated;
      }
      follows = hasSource = kept !== undefined;
    }
    if (code === semicolon && at < length) {
      result += ';';
      generated = writtenGenerated = 0;
      follows = hasSource = false;
      isFirst = true;
    }
    at += 1;
  }
  // Node.js treats a last segment without a source as if it had the previous source, unless something follows.
  return `${result};`;
}

function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += alphabet[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
