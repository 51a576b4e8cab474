import { crc32 } from 'node:zlib';

// By PKWARE's APPNOTE.TXT 4.3; each field is named in its order.

/** 2.0: folders and deflated files. */
const needed = 20;
/** Attributes are those of Unix. */
const madeBy = (3 << 8) | needed;
/** Paths are UTF-8. */
const flags = 1 << 11;
/** 1980-01-01, the earliest that a zip can hold: the same files always give the same bytes. */
const date = (1 << 5) | 1;
const most16 = 0xffff;
const most32 = 0xffff_ffff;

interface PackedFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** The same as `content` where that is stored as it is. */
  readonly packed: Uint8Array;
  readonly executable: boolean;
}

/** The header of a file, which stands before its packed content at an offset, and its entry in the directory at the zip's end. */
export function headersOf({ path, content, packed, executable }: PackedFile, offset: number): [local: Uint8Array, central: Uint8Array] {
  const name = new TextEncoder().encode(path);
  const method = packed === content ? 0 : 8;
  const common = [...u16(needed, flags, method, 0, date), ...u32(crc32(content), packed.length, content.length), ...u16(name.length, 0)];
  const mode = 0o100000 | (executable ? 0o755 : 0o644);
  return [
    Uint8Array.from([...u32(0x04034b50), ...common, ...name]),
    Uint8Array.from([...u32(0x02014b50), ...u16(madeBy), ...common, ...u16(0, 0, 0), ...u32(mode * 0x10000, offset), ...name]),
  ];
}

/** The end of a zip: how many files there are, and the directory's size and offset in bytes. What does not fit stands in records of Zip64. */
export function endOf(count: number, size: number, offset: number): Uint8Array {
  const isLarge = count >= most16 || size >= most32 || offset >= most32;
  const record = [...u32(0x06064b50), ...u64(44), ...u16(45, 45), ...u32(0, 0), ...u64(count, count, size, offset)];
  const locator = [...u32(0x07064b50, 0), ...u64(offset + size), ...u32(1)];
  const large = isLarge ? [...record, ...locator] : [];
  const short = Math.min(count, most16);
  return Uint8Array.from([...large, ...u32(0x06054b50), ...u16(0, 0, short, short), ...u32(Math.min(size, most32), Math.min(offset, most32)), ...u16(0)]);
}

function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 255, value >>> 8]);
}

function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => u16(value & most16, value >>> 16));
}

function u64(...values: readonly number[]): number[] {
  return values.flatMap((value) => u32(value % 2 ** 32, Math.floor(value / 2 ** 32)));
}
