import { execFileSync } from 'node:child_process';
import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { pathProblem, zip, type ZipEntry } from '../../../src/compiler/zip/zip.js';

interface ReadEntry {
  path: string;
  content: Buffer;
  mode: number;
  dosTime: number;
}

/** A reader of its own, by PKWARE's APPNOTE: goes by the central directory and checks it against the local headers. */
function readZip(archive: Uint8Array): ReadEntry[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries: ReadEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(bytes.readUInt32LE(at)).to.equal(0x02014b50);
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(local)).to.equal(0x04034b50);
    expect(bytes.toString('utf8', local + 30, local + 30 + bytes.readUInt16LE(local + 26))).to.equal(path);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    expect(content.length).to.equal(bytes.readUInt32LE(at + 24));
    expect(crc32(content)).to.equal(bytes.readUInt32LE(at + 16));
    entries.push({ path, content, mode: bytes.readUInt32LE(at + 38) >>> 16, dosTime: bytes.readUInt32LE(at + 12) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function rejection(entries: readonly ZipEntry[]): Promise<string> {
  try {
    await zip(entries);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

const text = (path: string, content = path): ZipEntry => ({ path, content: new TextEncoder().encode(content) });

describe('zip', () => {
  it('holds every file, sorted by code unit', async () => {
    const entries = [text('b/ü.txt', 'umlaut'), text('a.txt', 'x'.repeat(100_000)), text('Z', ''), text('a-b'), text('b/z')];
    const read = readZip(await zip(entries));
    expect(read.map(({ path }) => path)).to.deep.equal(['Z', 'a-b', 'a.txt', 'b/z', 'b/ü.txt']);
    for (const { path, content } of entries) expect(read.find((one) => one.path === path)?.content.equals(content)).to.equal(true);
  });

  it('gives every file the same moment and one of two modes', async () => {
    const read = readZip(await zip([text('a'), { ...text('b'), executable: true }, { ...text('c'), executable: false }]));
    expect(read.map(({ mode }) => mode.toString(8))).to.deep.equal(['100644', '100755', '100644']);
    // 1980-01-01 00:00:00: year 0, month 1, day 1.
    expect(new Set(read.map(({ dosTime }) => dosTime))).to.deep.equal(new Set([(1 << 21) | (1 << 16)]));
  });

  it('takes only the part of a buffer that a view shows', async () => {
    const read = readZip(await zip([{ path: 'a', content: new TextEncoder().encode('no yes no').subarray(3, 6) }]));
    expect(read[0]?.content.toString()).to.equal('yes');
  });

  it('gives the same bytes for every order of the same files', async () => {
    const paths = fc.uniqueArray(
      fc.stringMatching(/^[a-zäB0-9_.-]{1,8}$/).filter((path) => pathProblem(path) === undefined),
      { maxLength: 12 },
    );
    const files = paths.chain((names) =>
      fc.tuple(...names.map((path) => fc.record({ path: fc.constant(path), content: fc.uint8Array({ maxLength: 300 }), executable: fc.boolean() }))),
    );
    const shuffled = files.chain((entries) => fc.record({ entries: fc.constant(entries), other: fc.shuffledSubarray(entries, { minLength: entries.length }) }));
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ entries, other }) => {
        const archive = await zip(entries);
        expect(Buffer.from(archive).equals(await zip(other))).to.equal(true);
        expect(new Map(readZip(archive).map(({ path, content }) => [path, content.toString('hex')]))).to.deep.equal(
          new Map(entries.map(({ path, content }) => [path, Buffer.from(content).toString('hex')])),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes in every time zone', () => {
    const script = `import { zip } from ${JSON.stringify(new URL('../../../src/compiler/zip/zip.js', import.meta.url).href)};
      process.stdout.write(Buffer.from(await zip([{ path: 'a', content: Buffer.from('a') }])).toString('hex'));`;
    const inZone = (TZ: string): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { ...process.env, TZ } });
    expect(inZone('Pacific/Kiritimati')).to.equal(inZone('Pacific/Pago_Pago'));
  });

  it('makes an archive of nothing', async () => {
    expect(readZip(await zip([]))).to.deep.equal([]);
  });

  const refused = [
    { given: '', want: 'is empty' },
    { given: '/etc/passwd', want: 'is absolute' },
    { given: '../a', want: "has '..'" },
    { given: 'a/../b', want: "has '..'" },
    { given: './a', want: "has '.'" },
    { given: 'a//b', want: 'has an empty segment' },
    { given: 'a/', want: 'has an empty segment' },
    { given: 'a\\b', want: 'has a backslash' },
    { given: 'c:a', want: 'starts like a drive' },
    { given: 'a\0b', want: 'has a NUL' },
  ];
  for (const { given, want } of refused) {
    it(`refuses the path ${JSON.stringify(given)}`, async () => {
      expect(await rejection([text('ok'), text(given)])).to.include(want);
    });
  }

  it('lets dots stand in names', async () => {
    expect(readZip(await zip([text('..a/.b/c..')])).map(({ path }) => path)).to.deep.equal(['..a/.b/c..']);
  });

  it('refuses a path given twice', async () => {
    expect(await rejection([text('a', '1'), text('b'), text('a', '2')])).to.include('is given twice');
  });

  it('refuses a file where another needs a folder', async () => {
    expect(await rejection([text('a/b/c'), text('a/b'), text('a/b-c')])).to.include("'a/b' of a zip entry is also the folder of 'a/b/c'");
  });
});
