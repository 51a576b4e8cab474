import { expect } from 'chai';
import fc from 'fast-check';
import { exactEntries } from '../../../src/compiler/zip/exact-entries.js';
import { zip } from '../../../src/compiler/zip/zip.js';

const most = 10_000;
const files = [
  { path: 'app.mjs', content: Buffer.from('export const a = 1;\n'.repeat(20)) },
  { path: 'bin/run', content: Buffer.from('#!/bin/sh\n'), executable: true },
  { path: 'empty', content: Buffer.alloc(0) },
];

describe('exactEntries', () => {
  it('reads what zip writes, whatever the files', async () => {
    const path = fc.stringMatching(/^[a-z]{1,8}$/);
    const entries = fc.uniqueArray(fc.record({ path, content: fc.uint8Array({ maxLength: 300 }), executable: fc.boolean() }), {
      selector: (one) => one.path,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(entries, async (given) => {
        const read = exactEntries(Buffer.from(await zip(given)), most);
        const sorted = given.toSorted((a, b) => (a.path < b.path ? -1 : 1));
        expect(read?.map((one) => [one.path, one.content.toString('hex')])).to.deep.equal(
          sorted.map((one) => [one.path, Buffer.from(one.content).toString('hex')]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells modes apart, and nothing of how it is compressed', async () => {
    const headers = async (executable: boolean): Promise<string> =>
      exactEntries(Buffer.from(await zip([{ path: 'a', content: Buffer.from('a'), executable }])), most)![0]!.headers;
    expect(await headers(true)).not.to.equal(await headers(false));
  });

  it('refuses what has other bytes in it, wherever they are', async () => {
    const whole = Buffer.from(await zip(files));
    for (let at = 0; at <= whole.length; at += 7)
      expect(exactEntries(Buffer.concat([whole.subarray(0, at), Buffer.from('x'), whole.subarray(at)]), most), `at ${at}`).to.equal(undefined);
    for (let at = 0; at < whole.length; at += 7) expect(exactEntries(whole.subarray(0, at), most), `cut at ${at}`).to.equal(undefined);
  });

  it('never takes a zip with a changed byte for the one that it was', async () => {
    const whole = Buffer.from(await zip(files));
    const shown = (bytes: Buffer): string =>
      JSON.stringify(exactEntries(bytes, most)?.map(({ path, content, headers }) => [path, content.toString('hex'), headers]));
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      const read = shown(changed);
      // Sums are for those who unpack; what they are of is compared itself.
      if (read === shown(whole))
        expect(
          sumsOf(whole).some(([start, end]) => at >= start && at < end),
          `byte ${at}`,
        ).to.equal(true);
    }
  });

  it('refuses one that would unpack to more than is allowed', async () => {
    expect(exactEntries(Buffer.from(await zip(files)), 100)).to.equal(undefined);
  });
});

/** Where the sums and sizes are: behind the data, in the directory, and in the end record. */
function sumsOf(bytes: Buffer): [start: number, end: number][] {
  const found: [number, number][] = [[bytes.length - 18, bytes.length]];
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (bytes.readUInt32LE(at) === 0x08074b50) found.push([at, at + 16]);
    if (bytes.readUInt32LE(at) === 0x04034b50) found.push([at + 14, at + 26]);
    if (bytes.readUInt32LE(at) === 0x02014b50) found.push([at + 16, at + 20]);
  }
  return found;
}
