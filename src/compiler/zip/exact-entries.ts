import { inflateRawSync } from 'node:zlib';

/** An entry of a zip, with all that its bytes say. */
export interface ExactEntry {
  readonly path: string;
  readonly content: Buffer;
  /** All of its headers but for what compression decides, as a text: the mode, the date, flags. */
  readonly headers: string;
}

const ends = { local: 0x04034b50, central: 0x02014b50, directory: 0x06054b50 };

/**
 * The entries of a zip of which every byte is accounted for: no gap, no comment, no entry that is in one list only. Undefined for any other, as those
 * may hold something that one tool sees and another does not.
 *
 * @param mostBytes what all entries may have together, unpacked
 */
export function exactEntries(zip: Buffer, mostBytes: number): ExactEntry[] | undefined {
  try {
    return read(zip, mostBytes);
  } catch {
    // A read beyond the end, or damaged data.
    return undefined;
  }
}

function read(zip: Buffer, mostBytes: number): ExactEntry[] | undefined {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== ends.directory || zip.readUInt16LE(end + 20) !== 0) return undefined;
  const count = zip.readUInt16LE(end + 10);
  const entries: ExactEntry[] = [];
  let [at, local, left] = [zip.readUInt32LE(end + 16), 0, mostBytes];
  const directory = at;
  for (let index = 0; index < count; index += 1) {
    const [method, packedSize, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    if (zip.readUInt32LE(at) !== ends.central || zip.readUInt32LE(local) !== ends.local || zip.readUInt32LE(at + 42) !== local) return undefined;
    const path = zip.subarray(at + 46, at + 46 + nameSize);
    const localExtra = zip.readUInt16LE(local + 28);
    const start = local + 30 + nameSize + localExtra;
    const packed = zip.subarray(start, start + packedSize);
    if (!zip.subarray(local + 30, local + 30 + nameSize).equals(path) || packed.length !== packedSize) return undefined;
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
    left -= content.length;
    if (left < 0 || content.length !== size || (method !== 0 && method !== 8)) return undefined;
    // With this flag, the sizes come behind the data.
    const hasDescriptor = (zip.readUInt16LE(local + 6) & 8) !== 0;
    const headers = [
      zip.subarray(local + 4, local + 14),
      zip.subarray(local + 26, start),
      zip.subarray(at + 4, at + 16),
      zip.subarray(at + 24, at + 42),
      zip.subarray(at + 46 + nameSize, at + 46 + nameSize + extraSize + commentSize),
    ];
    entries.push({ path: path.toString('utf8'), content, headers: Buffer.concat(headers).toString('hex') });
    local = start + packedSize + (hasDescriptor ? 16 : 0);
    at += 46 + nameSize + extraSize + commentSize;
  }
  return local === directory && at === end && new Set(entries.map(({ path }) => path)).size === count ? entries : undefined;
}
