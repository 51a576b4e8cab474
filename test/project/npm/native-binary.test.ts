import { closeSync, openSync, readSync } from 'node:fs';
import { expect } from 'chai';
import { checkBinaries, describeBinary } from '../../../src/project/npm/native-binary.js';
import type { Architecture } from '../../../src/project/npm/platform.js';
import type { ZipEntry } from '../../../src/compiler/zip/zip.js';

function elf({ machine = 62, abi = 0, bits = 64, text = '' } = {}): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, 1, 1, abi]);
  bytes.writeUInt16LE(machine, 18);
  return Buffer.concat([bytes, Buffer.from(text)]);
}

function machO(cpuType: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32LE(0xfeedfacf, 0);
  bytes.writeUInt32LE(cpuType, 4);
  return bytes;
}

function fatMachO(cpuTypes: readonly number[], magic = 0xcafebabe, size = 20): Buffer {
  const bytes = Buffer.alloc(8 + size * cpuTypes.length);
  bytes.writeUInt32BE(magic, 0);
  bytes.writeUInt32BE(cpuTypes.length, 4);
  for (const [index, cpuType] of cpuTypes.entries()) bytes.writeUInt32BE(cpuType, 8 + index * size);
  return bytes;
}

function pe(machine: number): Buffer {
  const bytes = Buffer.alloc(0x100);
  bytes.write('MZ', 0);
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('PE', 0x80);
  bytes.writeUInt16LE(machine, 0x84);
  return bytes;
}

const [x64, arm64, darwinX64, darwinArm64] = [elf(), elf({ machine: 183 }), machO(0x01000007), machO(0x0100000c)];
const bigEndian = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62]);

describe('describeBinary', () => {
  const rows: { name: string; given: Uint8Array; want: ReturnType<typeof describeBinary> }[] = [
    { name: 'ELF for x86-64', given: x64, want: { os: 'linux', architectures: ['x86_64'] } },
    { name: 'ELF for AArch64', given: arm64, want: { os: 'linux', architectures: ['arm64'] } },
    { name: 'ELF with GNU extensions', given: elf({ abi: 3 }), want: { os: 'linux', architectures: ['x86_64'] } },
    { name: 'ELF for 32-bit ARM', given: elf({ machine: 40, bits: 32 }), want: { os: 'linux', architectures: ['other'] } },
    { name: 'ELF for x32', given: elf({ bits: 32 }), want: { os: 'linux', architectures: ['other'] } },
    { name: 'big-endian ELF', given: bigEndian, want: { os: 'linux', architectures: ['x86_64'] } },
    { name: 'ELF for FreeBSD', given: elf({ abi: 9 }), want: undefined },
    { name: 'Mach-O for Intel', given: darwinX64, want: { os: 'darwin', architectures: ['x86_64'] } },
    { name: 'Mach-O for Apple silicon', given: darwinArm64, want: { os: 'darwin', architectures: ['arm64'] } },
    { name: 'universal Mach-O', given: fatMachO([0x01000007, 0x0100000c]), want: { os: 'darwin', architectures: ['x86_64', 'arm64'] } },
    {
      name: 'universal Mach-O of the 64-bit kind',
      given: fatMachO([7, 0x0100000c], 0xcafebabf, 32),
      want: { os: 'darwin', architectures: ['other', 'arm64'] },
    },
    { name: 'PE for x86-64', given: pe(0x8664), want: { os: 'win32', architectures: ['x86_64'] } },
    { name: 'PE for AArch64', given: pe(0xaa64), want: { os: 'win32', architectures: ['arm64'] } },
    { name: 'PE for i386', given: pe(0x14c), want: { os: 'win32', architectures: ['other'] } },
    { name: 'a PE header beyond the end', given: pe(0x8664).subarray(0, 0x82), want: undefined },
    { name: 'a universal Mach-O cut short', given: fatMachO([7, 7]).subarray(0, 30), want: undefined },
    { name: 'a Java class', given: Buffer.from('cafebabe0000003d' + '00'.repeat(2000), 'hex'), want: undefined },
    { name: 'a text', given: Buffer.from('module.exports = require("./build");'), want: undefined },
    { name: 'an empty file', given: new Uint8Array(), want: undefined },
  ];
  for (const { name, given, want } of rows) {
    it(`knows ${name}`, () => {
      expect(describeBinary(given)).to.deep.equal(want);
    });
  }

  it('reads a view that begins inside its buffer', () => {
    expect(describeBinary(Buffer.concat([Buffer.from('abc'), arm64]).subarray(3))).to.deep.equal({ os: 'linux', architectures: ['arm64'] });
  });

  it('knows the Node.js that runs this', () => {
    const header = Buffer.alloc(4096);
    const file = openSync(process.execPath, 'r');
    readSync(file, header);
    closeSync(file);
    const binary = describeBinary(header);
    expect(binary?.os).to.equal(process.platform);
    expect(binary?.architectures).to.include(process.arch === 'x64' ? 'x86_64' : process.arch);
  });
});

function entries(files: Record<string, Uint8Array | object>): ZipEntry[] {
  return Object.entries(files).map(([path, content]) => ({
    path: `node_modules/${path}`,
    content: content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content)),
  }));
}

const where = { file: 'package.json' };

describe('checkBinaries', () => {
  const rows: { name: string; given: Record<string, Uint8Array | object>; architectures?: Architecture[]; want: string[] }[] = [
    { name: 'accepts a build for Lambda', given: { 'a/build/Release/a.node': x64 }, want: [] },
    {
      name: 'refuses a build for macOS',
      given: { 'a/build/Release/a.node': darwinArm64 },
      want: ["'a' has machine code for darwin arm64 (build/Release/a.node), but Lambda needs linux x64"],
    },
    { name: 'refuses a build for Windows', given: { '@s/a/a.node': pe(0x8664) }, want: ["'@s/a' has machine code for win32 x64"] },
    {
      name: 'refuses a build for another processor',
      given: { 'a/a.node': x64 },
      architectures: ['arm64'],
      want: ["'a' has machine code for linux x64 (a.node), but Lambda needs linux arm64"],
    },
    { name: 'wants a build for each architecture', given: { 'a/a.node': x64 }, architectures: ['x86_64', 'arm64'], want: ['needs linux arm64'] },
    {
      name: 'accepts builds for many platforms when those for Lambda are among them',
      given: { 'a/prebuilds/darwin-arm64/a.node': darwinArm64, 'a/prebuilds/linux-arm64/a.node': arm64, 'a/prebuilds/linux-x64/a.node': x64 },
      architectures: ['x86_64', 'arm64'],
      want: [],
    },
    {
      name: 'takes a local build before shipped ones, as loaders do',
      given: { 'a/build/Release/a.node': darwinX64, 'a/prebuilds/linux-x64/a.node': x64 },
      want: ['for darwin x64'],
    },
    { name: 'refuses a build for musl by its name', given: { 'a/prebuilds/linux-x64/a.musl.node': x64 }, want: ['for linux x64 with another C library'] },
    {
      name: 'refuses a build for musl by what it links to',
      given: { 'a/a.node': elf({ text: 'libc.musl-x86_64.so.1' }) },
      want: ['for linux x64 with another C library'],
    },
    { name: 'refuses a build for Android', given: { 'a/prebuilds/android-arm64/a.node': arm64 }, architectures: ['arm64'], want: ['needs linux arm64'] },
    {
      name: "asks a platform's package only for its own platform",
      given: {
        '@s/linux-x64/package.json': { os: ['linux'], cpu: ['x64'] },
        '@s/linux-x64/a.node': x64,
        '@s/linux-arm64/package.json': { cpu: ['arm64'] },
        '@s/linux-arm64/a.node': arm64,
      },
      architectures: ['x86_64', 'arm64'],
      want: [],
    },
    { name: 'judges each of nested packages by itself', given: { 'a/a.node': x64, 'a/node_modules/b/b.node': darwinX64 }, want: ["'b' has"] },
    { name: 'leaves what it cannot read alone', given: { 'a/a.node': Buffer.from('not machine code, only named so') }, want: [] },
    { name: 'looks at no other files', given: { 'a/helper': darwinX64 }, want: [] },
  ];
  for (const { name, given, architectures, want } of rows) {
    it(name, () => {
      const problems = checkBinaries(entries(given), architectures ?? ['x86_64'], where);
      expect(problems).to.have.length(want.length);
      for (const [index, part] of want.entries())
        expect(problems[index])
          .to.deep.include({ code: 'native-binary-platform', severity: 'error', where })
          .and.to.have.property('message')
          .that.includes(part);
    });
  }

  const fixes: { name: string; manifest: object; want: string }[] = [
    { name: "npm's flags by default", manifest: {}, want: 'npm install --os=linux --cpu=arm64 --libc=glibc a' },
    {
      name: 'what prebuild-install heeds',
      manifest: { dependencies: { 'prebuild-install': '1' } },
      want: 'npm_config_platform=linux npm_config_arch=arm64 npm_config_libc=glibc npm rebuild a',
    },
    { name: 'what node-pre-gyp heeds', manifest: { binary: { module_name: 'a' } }, want: 'npm_config_target_platform=linux npm_config_target_arch=arm64' },
    { name: 'a build on Linux when there is nothing to download', manifest: { dependencies: { bindings: '1' } }, want: "'npm rebuild a' on Linux arm64" },
  ];
  for (const { name, manifest, want } of fixes) {
    it(`tells as the fix ${name}`, () => {
      const problems = checkBinaries(entries({ 'a/package.json': manifest, 'a/a.node': darwinX64 }), ['arm64'], where);
      expect(problems[0]?.fix).to.include(want);
    });
  }
});
