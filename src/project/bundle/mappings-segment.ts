const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Between the segments of a line, and between lines. */
export const comma = 44;
export const semicolon = 59;

const digitOf = new Uint8Array(128);
for (let digit = 0; digit < alphabet.length; digit += 1) digitOf[alphabet.charCodeAt(digit)] = digit;

/** A segment of a source map's mappings, as text between commas or semicolons. One object is used for all of them. */
export interface Segment {
  /** Differences to the segment before: generated column, source, line, column, name. Only the first `count` count. */
  readonly fields: number[];
  count: number;
  end: number;
}

export function newSegment(): Segment {
  return { fields: [0, 0, 0, 0, 0], count: 0, end: 0 };
}

/** Reads the segment that starts at an offset; it has no fields where a line is empty. */
export function readSegment(mappings: string, start: number, segment: Segment): void {
  const { fields } = segment;
  let at = start;
  let count = 0;
  // The test for a separator is written out, because it runs for every field, mostly before this is compiled.
  for (let code = mappings.charCodeAt(at); at < mappings.length && code !== comma && code !== semicolon; code = mappings.charCodeAt(at)) {
    let value = 0;
    let shift = 0;
    let digit: number;
    do {
      digit = digitOf[mappings.charCodeAt(at)]!;
      value |= (digit & 31) << shift;
      shift += 5;
      at += 1;
    } while (digit > 31);
    fields[count] = value & 1 ? -(value >>> 1) : value >>> 1;
    count += 1;
  }
  segment.count = count;
  segment.end = at;
}

/** The first field of a segment: how far its column is from that of the segment before. */
export function columnOf(text: string): number {
  const digit = digitOf[text.charCodeAt(0)]!;
  // One digit says it for most.
  if (digit < 32) return digit & 1 ? -(digit >>> 1) : digit >>> 1;
  const segment = newSegment();
  readSegment(text, 0, segment);
  return segment.fields[0]!;
}

/** A field as text. */
export function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += alphabet[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
