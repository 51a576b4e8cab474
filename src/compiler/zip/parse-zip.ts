import { inflateRawSync } from 'node:zlib';

export type ZipEntries = ReadonlyMap<string, Buffer>;

/**
 * The files in a zip by their paths; undefined if it is not a zip, or uses a compression that neither we nor `zip` use.
 * (PKWARE's APPNOTE.TXT 4.3: a zip is read from the directory at its end.)
 */
export function parseZip(zip: Buffer): ZipEntries | undefined {
  const packed = packedEntries(zip);
  try {
    return packed && new Map([...packed].map(([path, unpack]) => [path, unpack()]));
  } catch {
    // A damaged entry.
    return undefined;
  }
}

/** The same, but each file is unpacked only on request. */
export function packedEntries(zip: Buffer): ReadonlyMap<string, () => Buffer> | undefined {
  try {
    const end = zip.lastIndexOf('PK\u0005\u0006');
    const entries = new Map<string, () => Buffer>();
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
      const [method, packedSize, nameSize] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
      const header = zip.readUInt32LE(at + 42);
      const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      const packed = zip.subarray(start, start + packedSize);
      if (zip.readUInt32LE(at) !== 0x02014b50 || (method !== 0 && method !== 8)) return undefined;
      entries.set(zip.toString('utf8', at + 46, at + 46 + nameSize), () => (method === 0 ? packed : inflateRawSync(packed)));
      at += 46 + nameSize + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return entries;
  } catch {
    // A read beyond the end.
    return undefined;
  }
}
