import { expect } from 'chai';
import fc from 'fast-check';
import type { SourcedEntry } from '../../../src/project/npm/files.js';
import type { Architecture } from '../../../src/project/npm/platform.js';
import { shippedFiles } from '../../../src/project/npm/shipped-files.js';
import { head, makeProject, packageProject, removeFolders, zipOf } from '../sample-project.js';

afterEach(removeFolders);

function elf(machine: number, text = ''): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeUInt16LE(machine, 18);
  return Buffer.concat([bytes, Buffer.from(text)]);
}

const [x64, arm64, musl] = [elf(62), elf(183), elf(62, 'libc.musl-x86_64.so.1')];
const darwin = Buffer.alloc(32);
darwin.writeUInt32LE(0xfeedfacf, 0);
darwin.writeUInt32LE(0x01000007, 4);

type Content = { readonly [path: string]: Buffer | string };

function shipped(files: Content, architectures: Architecture[] = ['x86_64'], name = 'adder'): string[] {
  const entries = Object.entries(files).map(([path, content]): SourcedEntry => ({ path, content: Buffer.from(content), source: `/there/${path}` }));
  return shippedFiles(name, entries, architectures).map(({ path }) => path);
}

/** What runs, or may. */
const kept: Content = {
  'package.json': '{}',
  'index.js': '',
  'index.d.ts': '',
  LICENSE: '',
  'README.md': '',
  'build/Release/adder.node': x64,
  'build/Release/libhelper.so.2': x64,
  'build/index.js': '',
  'build/config.json': '{}',
  'build/module.wasm': '',
  'src/index.js': '',
  'src/node-types.json': '[]',
  'src/words.dat': '',
  'lib/binding/napi-v6/adder.node': x64,
  'queries/highlights.scm': '',
  'models/configure.json': '',
  'data/archive.tar.gz': '',
  'bin/tool': x64,
};

const dropped: readonly string[] = [
  'binding.gyp common.gypi src/adder.cc src/adder.h src/deep/a.hpp lib.rs Cargo.toml Cargo.lock build.rs CMakeLists.txt',
  'build/Makefile build/config.gypi build/adder.target.mk build/binding.Makefile build/gyp-mac-tool.mk build/Release/adder.a',
  'build/Release/.deps/Release/adder.node.d build/Release/.deps/x.o.d.raw build/Release/obj.target/adder.node',
  'build/Release/obj.target/adder/src/a.stamp build/Release/obj/adder/adder.tlog build/adder.vcxproj build/adder.sln',
  'build/Release/adder.pdb build/Release/adder.lib build/CMakeCache.txt build/CMakeFiles/3.1/a.bin build/compile_commands.json',
  'build/build.ninja build/.ninja_log build/cmake_install.cmake deps/sqlite.tar.gz deps/zlib/configure deps/zlib/Makefile.in',
  'deps/zlib/config.log deps/zlib/aclocal.m4 deps/zlib/a.S deps/zlib/ltmain.sh target/release/build/a/output target/.rustc_info.json',
  'target/release/.fingerprint/a/lib.json target/release/deps/libadder.so',
].flatMap((paths) => paths.split(' '));

describe('of a package with machine code', () => {
  it('what runs ships, and nothing of compilers', () => {
    const files = { ...kept, ...Object.fromEntries(dropped.map((path) => [path, path.endsWith('.node') ? x64 : '/this/machine'])) };
    expect(shipped(files)).to.deep.equal(Object.keys(kept));
  });

  it('the same goes for one that is not compiled, and for headers alone', () => {
    expect(shipped({ 'binding.gyp': '', 'index.js': '', 'src/a.cc': '' })).to.deep.equal(['index.js']);
    expect(shipped({ 'index.js': '', 'napi.h': '' }, ['x86_64'], 'node-addon-api')).to.deep.equal(['index.js']);
  });

  it('any other package ships as it is', () => {
    const files = { 'index.js': '', 'src/a.c': '', Makefile: '', 'Cargo.toml': '', 'a.d': '', 'win.exe': darwin };
    expect(shipped(files, ['x86_64'], 'highlighter')).to.deep.equal(Object.keys(files));
  });

  const builds: Content = {
    'prebuilds/linux-x64/adder.node': x64,
    'prebuilds/linux-x64/adder.musl.node': musl,
    'prebuilds/linux-x64/electron.napi.node': x64,
    'prebuilds/linux-arm64/adder.node': arm64,
    'prebuilds/darwin-x64/adder.node': darwin,
    'vendor/libadder.dylib': darwin,
    'vendor/libadder.so': x64,
    'adder.linux-arm64-gnu.node': arm64,
  };
  const rows: [architectures: Architecture[], want: string[]][] = [
    [['x86_64'], ['prebuilds/linux-x64/adder.node', 'vendor/libadder.so']],
    [['arm64'], ['prebuilds/linux-arm64/adder.node', 'adder.linux-arm64-gnu.node']],
    [
      ['arm64', 'x86_64'],
      ['prebuilds/linux-x64/adder.node', 'prebuilds/linux-arm64/adder.node', 'vendor/libadder.so', 'adder.linux-arm64-gnu.node'],
    ],
  ];
  for (const [architectures, want] of rows) {
    it(`of its builds, those for ${architectures.join(' and ')} ship`, () => {
      expect(shipped(builds, architectures)).to.deep.equal(want);
    });
  }

  it('all builds stay where none fits, so that a check can name them', () => {
    const files = { 'prebuilds/darwin-x64/adder.node': darwin, 'prebuilds/linux-arm64/adder.node': arm64 };
    expect(shipped(files)).to.deep.equal(Object.keys(files));
    expect(shipped({ ...files, 'prebuilds/linux-x64/adder.node': x64 }, ['arm64', 'x86_64'])).to.have.length(2);
  });

  it('the zip is the same whatever folder it was compiled in', async () => {
    const addon = x64.toString('latin1');
    const compiled = (where: string, leftovers: readonly string[]): Promise<Map<string, Buffer>> => {
      const of = (path: string): string => `node_modules/adder/${path}`;
      const left = Object.fromEntries(leftovers.filter((path) => !path.endsWith('.node')).map((path) => [of(path), `compiled in ${where}/node_modules/adder`]));
      const directory = makeProject({
        'app.ts': `import adder from 'adder';\n${head}app.lambdaFunction('add', () => typeof adder);`,
        [of('package.json')]: '{"name": "adder", "gypfile": true}',
        [of('Cargo.toml')]: '',
        [of('index.js')]: 'module.exports = 1;',
        [of('build/Release/adder.node')]: addon,
        ...left,
      });
      return packageProject(directory).then(zipOf);
    };
    await fc.assert(
      fc.asyncProperty(fc.subarray([...dropped]), fc.subarray([...dropped]), async (some, others) => {
        const [one, other] = await Promise.all([compiled('/home/a', some), compiled('/builds/b', others)]);
        expect([...one.keys()].filter((path) => path.includes('adder'))).to.deep.equal([
          'node_modules/adder/build/Release/adder.node',
          'node_modules/adder/index.js',
          'node_modules/adder/package.json',
        ]);
        expect([...one]).to.deep.equal([...other]);
      }),
      { numRuns: 10 },
    );
  });
});
