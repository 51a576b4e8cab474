import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { collectPackages } from '../../../src/project/npm/collect-packages.js';
import type { Architecture } from '../../../src/project/npm/platform.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-packages-')));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Text, or JSON for an object. */
function write(path: string, content: string | object = ''): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** A package whose index.js tells its version. */
function install(path: string, version: string, manifest: object = {}): void {
  write(`${path}/package.json`, { version, ...manifest });
  write(`${path}/index.js`, version);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

async function collect(names: readonly string[], { architectures = ['x86_64'], project = '.' }: { architectures?: Architecture[]; project?: string } = {}) {
  const { entries, packages, problems } = await collectPackages(join(root, project), names, architectures, (name) => ({ file: 'config.json', path: [name] }));
  return {
    entries,
    packages,
    paths: entries.map(({ path }) => path),
    /** Package folder → version. */
    versions: Object.fromEntries(
      entries.filter(({ path }) => path.endsWith('/index.js')).map(({ path, content }) => [dirname(path), Buffer.from(content).toString()]),
    ),
    problems: problems.map(({ code, where, message, fix }) => ({ code, at: where.path?.[0], message, fix })),
  };
}

describe('collectPackages', () => {
  it('copies a package with all that it depends on, and nothing else', async () => {
    install('node_modules/a', '1.0.0', { dependencies: { b: '*' } });
    install('node_modules/b', '1.0.0', { dependencies: { '@s/c': '*' }, devDependencies: { other: '*' } });
    install('node_modules/@s/c', '1.0.0');
    install('node_modules/other', '1.0.0');
    const { versions, problems, packages } = await collect(['a']);
    expect(versions).to.deep.equal({ 'node_modules/a': '1.0.0', 'node_modules/b': '1.0.0', 'node_modules/@s/c': '1.0.0' });
    expect(problems).to.deep.equal([]);
    expect(packages.map(({ name }) => name)).to.deep.equal(['@s/c', 'a', 'b']);
  });

  it('tells name, version, folder and size of each package', async () => {
    install('node_modules/a', '1.2.3');
    const { packages } = await collect(['a', 'a']);
    expect(packages).to.deep.equal([{ name: 'a', version: '1.2.3', directory: join(root, 'node_modules/a'), bytes: '{"version":"1.2.3"}'.length + 5 }]);
  });

  it('nests the second version of a package under its dependent', async () => {
    install('node_modules/a', '1.0.0', { dependencies: { c: '^1' } });
    install('node_modules/b', '1.0.0', { dependencies: { c: '^2' } });
    install('node_modules/c', '1.0.0');
    install('node_modules/b/node_modules/c', '2.0.0');
    const { versions, packages } = await collect(['a', 'b']);
    expect(versions).to.deep.equal({
      'node_modules/a': '1.0.0',
      'node_modules/b': '1.0.0',
      'node_modules/c': '1.0.0',
      'node_modules/b/node_modules/c': '2.0.0',
    });
    expect(packages.filter(({ name }) => name === 'c').map(({ version }) => version)).to.have.members(['1.0.0', '2.0.0']);
  });

  it('lifts a nested package when no other version is in its way', async () => {
    install('node_modules/b', '1.0.0', { dependencies: { c: '^2' } });
    install('node_modules/c', '1.0.0');
    install('node_modules/b/node_modules/c', '2.0.0');
    expect((await collect(['b'])).versions).to.deep.equal({ 'node_modules/b': '1.0.0', 'node_modules/c': '2.0.0' });
  });

  it("follows pnpm's links", async () => {
    install('node_modules/.pnpm/a@1/node_modules/a', '1.0.0', { dependencies: { b: '*' } });
    install('node_modules/.pnpm/b@2/node_modules/b', '2.0.0');
    link('node_modules/a', '.pnpm/a@1/node_modules/a');
    link('node_modules/.pnpm/a@1/node_modules/b', '../../b@2/node_modules/b');
    const { versions, problems } = await collect(['a']);
    expect(versions).to.deep.equal({ 'node_modules/a': '1.0.0', 'node_modules/b': '2.0.0' });
    expect(problems).to.deep.equal([]);
  });

  it('finds packages of a workspace above the project', async () => {
    install('packages/lib', '1.0.0', { dependencies: { b: '*' } });
    write('packages/lib/example/node_modules/x/index.js');
    write('packages/lib/node_modules/left/index.js');
    install('node_modules/b', '1.0.0');
    link('node_modules/lib', '../packages/lib');
    write('packages/app/app.ts');
    const { versions } = await collect(['lib'], { project: 'packages/app' });
    expect(versions).to.deep.equal({ 'node_modules/lib': '1.0.0', 'node_modules/b': '1.0.0' });
  });

  it('goes round circles once', async () => {
    install('node_modules/a', '1.0.0', { dependencies: { b: '*' } });
    install('node_modules/b', '1.0.0', { dependencies: { a: '*', b: '*' } });
    expect((await collect(['a'])).versions).to.deep.equal({ 'node_modules/a': '1.0.0', 'node_modules/b': '1.0.0' });
  });

  it('refuses a circle through two versions, which would nest without end', async () => {
    for (const [version, other] of [
      ['1', '2'],
      ['2', '1'],
    ] as const) {
      install(`store/a${version}/node_modules/a`, version, { dependencies: { b: version } });
      install(`store/b${version}/node_modules/b`, version, { dependencies: { a: other } });
      link(`store/a${version}/node_modules/b`, `../../b${version}/node_modules/b`);
      link(`store/b${version}/node_modules/a`, `../../a${other}/node_modules/a`);
    }
    link('node_modules/a', '../store/a1/node_modules/a');
    expect((await collect(['a'])).problems.map(({ code, at }) => [code, at])).to.deep.equal([['external-package-cycle', 'a']]);
  });

  it('takes optional dependencies and peers when they are installed', async () => {
    install('node_modules/a', '1.0.0', {
      dependencies: { both: '*' },
      optionalDependencies: { there: '*', absent: '*', both: '*' },
      peerDependencies: { peer: '*', gone: '*', extra: '*' },
      peerDependenciesMeta: { extra: { optional: true } },
    });
    for (const name of ['there', 'peer', 'extra']) install(`node_modules/${name}`, '1.0.0');
    const { versions, problems } = await collect(['a']);
    expect(Object.keys(versions)).to.have.members(['node_modules/a', 'node_modules/there', 'node_modules/peer']);
    expect(problems).to.deep.equal([]);
  });

  it('leaves out repositories, caches, object files and what is nested', async () => {
    install('node_modules/a', '1.0.0');
    for (const path of ['.git/HEAD', '.cache/x', 'build/a.o', 'build/a.obj', 'build/node_gyp_bins/python3', 'node_modules/.bin/x', 'sub/.git'])
      write(`node_modules/a/${path}`);
    for (const path of ['README.md', '.env.default', 'dist/node_modules/tslib/tslib.js']) write(`node_modules/a/${path}`);
    expect((await collect(['a'])).paths).to.deep.equal(
      ['.env.default', 'README.md', 'dist/node_modules/tslib/tslib.js', 'index.js', 'package.json'].map((path) => `node_modules/a/${path}`),
    );
  });

  it('keeps the executable bit', async () => {
    install('node_modules/a', '1.0.0');
    write('node_modules/a/bin/tool', '#!');
    chmodSync(join(root, 'node_modules/a/bin/tool'), 0o744);
    const { entries } = await collect(['a']);
    expect(entries.map(({ executable }) => executable)).to.deep.equal([true, false, false]);
  });

  it('copies what links inside the package lead to', async () => {
    install('node_modules/a', '1.0.0');
    write('node_modules/a/lib/x.js', 'x');
    link('node_modules/a/alias.js', 'lib/x.js');
    link('node_modules/a/other', 'lib');
    link('node_modules/a/lib/up', '..');
    link('node_modules/a/dangling', 'nowhere');
    const { entries, problems } = await collect(['a']);
    expect(problems).to.deep.equal([]);
    expect(entries.filter(({ content }) => Buffer.from(content).toString() === 'x').map(({ path }) => path)).to.deep.equal(
      ['alias.js', 'lib/x.js', 'other/x.js'].map((path) => `node_modules/a/${path}`),
    );
  });

  it('refuses links out of the package', async () => {
    write('secret', 'x');
    install('node_modules/a-b', '1.0.0');
    install('node_modules/a', '1.0.0', { dependencies: { 'a-b': '*' } });
    link('node_modules/a/file', '../../secret');
    link('node_modules/a/folder', '../a-b');
    const { problems, paths } = await collect(['a']);
    expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([
      ['package-symlink-outside', 'a'],
      ['package-symlink-outside', 'a'],
    ]);
    expect(problems[0]?.message).to.include("'file' in the package 'a'");
    expect(paths.filter((path) => /node_modules\/a\/f/.test(path))).to.deep.equal([]);
  });

  it('refuses a file whose name a zip cannot hold', async () => {
    install('node_modules/a', '1.0.0');
    write('node_modules/a/back\\slash.js', 'x');
    const { problems, paths } = await collect(['a']);
    expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([['package-file-name', 'a']]);
    expect(problems[0]?.message).to.include("'back\\slash.js' in the package 'a' has a backslash");
    expect(paths.filter((path) => path.includes('slash'))).to.deep.equal([]);
  });

  it('tells how to install what is missing', async () => {
    install('node_modules/a', '1.0.0', { dependencies: { b: '*' } });
    const { problems } = await collect(['a', 'sharp']);
    expect(problems).to.deep.equal([
      { code: 'external-package-missing', at: 'sharp', message: "The package 'sharp' is not installed", fix: "run 'npm install sharp'" },
      {
        code: 'external-package-missing',
        at: 'a',
        message: "The package 'b', which 'a' needs, is not installed",
        fix: "run 'npm install': the installation is incomplete",
      },
    ]);
  });

  for (const kind of ['dependencies', 'peerDependencies']) {
    it(`refuses what has tschalice among its ${kind}, which it would bring a second copy of`, async () => {
      install('node_modules/a', '1.0.0', { dependencies: { b: '*' } });
      install('node_modules/b', '1.0.0', { [kind]: { tschalice: '*' } });
      install('node_modules/tschalice', '0.1.0', { dependencies: { esbuild: '*' } });
      const { problems, versions } = await collect(['a']);
      expect(problems.map(({ code, at, fix }) => [code, at, fix])).to.deep.equal([
        ['external-package-uses-library', 'a', `remove 'a' from "external_packages", so that it is bundled`],
      ]);
      expect(problems[0]!.message).to.include("'b' uses tschalice");
      expect(versions).to.not.have.property('node_modules/tschalice');
    });
  }

  it("names the setting that Yarn's Plug'n'Play needs", async () => {
    write('.pnp.cjs');
    expect((await collect(['a'])).problems[0]?.fix).to.include("'nodeLinker: node-modules'");
  });

  it('warns of a package that was never compiled', async () => {
    install('node_modules/a', '1.0.0');
    write('node_modules/a/binding.gyp');
    expect((await collect(['a'])).problems.map(({ code, fix }) => [code, fix.includes("'npm rebuild a'")])).to.deep.equal([['native-binary-missing', true]]);
    write('node_modules/a/build/Release/a.node');
    expect((await collect(['a'])).problems).to.deep.equal([]);
  });

  const wrongNames = [
    { given: 'fs', want: ['external-package-builtin', 'remove it'] },
    { given: 'node:sqlite', want: ['external-package-builtin', 'remove it'] },
    { given: 'fs/promises', want: ['external-package-builtin', 'remove it'] },
    { given: 'tschalice', want: ['external-package-own', 'remove it'] },
    { given: '../lib', want: ['external-package-name', 'write a name'] },
    { given: '', want: ['external-package-name', 'write a name'] },
    { given: '@scope', want: ['external-package-name', 'write a name'] },
    { given: '@scope/a/sub', want: ['external-package-name', "write '@scope/a'"] },
    { given: 'sharp/lib/../../x', want: ['external-package-name', "write 'sharp'"] },
  ];
  for (const { given, want } of wrongNames) {
    it(`refuses the name '${given}'`, async () => {
      const { problems, paths } = await collect([given]);
      expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([[want[0], given]]);
      expect(problems[0]?.fix).to.include(want[1]);
      expect(paths).to.deep.equal([]);
    });
  }

  it('copies a dependency that has the name of a builtin', async () => {
    install('node_modules/a', '1.0.0', { dependencies: { string_decoder: '*' } });
    install('node_modules/string_decoder', '1.3.0');
    expect((await collect(['a'])).versions).to.have.property('node_modules/string_decoder', '1.3.0');
  });

  it('refuses a package.json that is no JSON object', async () => {
    write('node_modules/a/package.json', '[]');
    write('node_modules/b/package.json', '{');
    expect((await collect(['a', 'b'])).problems.map(({ code }) => code)).to.deep.equal(['external-package-unreadable', 'external-package-unreadable']);
  });

  describe('with builds in packages of their own', () => {
    const builds = {
      '@img/sharp-darwin-arm64': '1.0.0',
      '@img/sharp-linux-arm64': '1.0.0',
      '@img/sharp-linux-x64': '1.0.0',
      '@img/sharp-libvips-linux-x64': '2.0.0',
      '@img/sharp-linuxmusl-x64': '1.0.0',
    };
    const platform = {
      darwin: { os: ['darwin'], cpu: ['arm64'] },
      x64: { os: ['linux'], cpu: ['x64'], libc: ['glibc'], optionalDependencies: { '@img/sharp-libvips-linux-x64': '2.0.0' } },
      arm64: { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
      musl: { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    };
    beforeEach(() => {
      install('node_modules/sharp', '1.0.0', { optionalDependencies: builds });
    });

    it('takes those for Lambda and leaves the others', async () => {
      install('node_modules/@img/sharp-darwin-arm64', '1.0.0', platform.darwin);
      install('node_modules/@img/sharp-linux-x64', '1.0.0', platform.x64);
      install('node_modules/@img/sharp-libvips-linux-x64', '2.0.0', { ...platform.x64, optionalDependencies: {} });
      install('node_modules/@img/sharp-linuxmusl-x64', '1.0.0', platform.musl);
      const { versions, problems } = await collect(['sharp']);
      expect(Object.keys(versions)).to.have.members(['node_modules/sharp', 'node_modules/@img/sharp-linux-x64', 'node_modules/@img/sharp-libvips-linux-x64']);
      expect(problems).to.deep.equal([]);
    });

    it('tells how to get a build for Lambda when only others are installed', async () => {
      install('node_modules/@img/sharp-darwin-arm64', '1.0.0', platform.darwin);
      install('node_modules/@img/sharp-linuxmusl-x64', '1.0.0', platform.musl);
      const { problems } = await collect(['sharp']);
      expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([['native-binary-platform', 'sharp']]);
      expect(problems[0]?.message).to.include("'sharp'").and.to.include('linux x64 with glibc');
      expect(problems[0]?.fix).to.include("'npm install --os=linux --cpu=x64 --libc=glibc sharp'");
      expect(problems[0]?.fix).to.include("'npm install --no-save --force @img/sharp-libvips-linux-x64@2.0.0 @img/sharp-linux-x64@1.0.0'");
    });

    it('wants a build for each architecture', async () => {
      install('node_modules/@img/sharp-linux-x64', '1.0.0', platform.x64);
      install('node_modules/@img/sharp-libvips-linux-x64', '2.0.0', { ...platform.x64, optionalDependencies: {} });
      const { problems } = await collect(['sharp'], { architectures: ['x86_64', 'arm64'] });
      expect(problems.map(({ message }) => message)).to.have.length(1);
      expect(problems[0]?.fix).to.include('--cpu=arm64');
      install('node_modules/@img/sharp-linux-arm64', '1.0.0', platform.arm64);
      expect((await collect(['sharp'], { architectures: ['x86_64', 'arm64'] })).problems).to.deep.equal([]);
    });

    it('accepts WebAssembly in place of machine code', async () => {
      install('node_modules/sharp', '1.0.0', { optionalDependencies: { ...builds, '@img/sharp-wasm32': '1.0.0' } });
      install('node_modules/@img/sharp-wasm32', '1.0.0', { cpu: ['wasm32'] });
      const { versions, problems } = await collect(['sharp']);
      expect(versions).to.have.property('node_modules/@img/sharp-wasm32');
      expect(problems).to.deep.equal([]);
    });

    it('refuses a build for another platform that was asked for by name', async () => {
      install('node_modules/@img/sharp-darwin-arm64', '1.0.0', platform.darwin);
      const { problems, paths } = await collect(['@img/sharp-darwin-arm64']);
      expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([['native-binary-platform', '@img/sharp-darwin-arm64']]);
      expect(paths).to.deep.equal([]);
    });

    it('tells a build for musl by its name where package.json is silent', async () => {
      install('node_modules/@img/sharp-linuxmusl-x64', '1.0.0', { os: ['linux'], cpu: ['x64'] });
      const { problems, versions } = await collect(['sharp']);
      expect(problems).to.have.length(1);
      expect(versions).not.to.have.property('node_modules/@img/sharp-linuxmusl-x64');
    });
  });

  it('does not miss an optional package that is only for another system', async () => {
    install('node_modules/chokidar', '1.0.0', { optionalDependencies: { fsevents: '*' } });
    expect((await collect(['chokidar'])).problems).to.deep.equal([]);
    install('node_modules/fsevents', '1.0.0', { os: ['darwin'], cpu: ['arm64'] });
    const { problems, versions } = await collect(['chokidar']);
    expect(problems).to.deep.equal([]);
    expect(versions).not.to.have.property('node_modules/fsevents');
  });

  it('understands what package.json refuses', async () => {
    install('node_modules/a', '1.0.0', { optionalDependencies: { unix: '*', windows: '*', other: '*' } });
    install('node_modules/other', '1.0.0', { os: ['!linux', '!darwin'] });
    install('node_modules/unix', '1.0.0', { os: ['!win32'] });
    install('node_modules/windows', '1.0.0', { os: 'win32' });
    expect(Object.keys((await collect(['a'])).versions)).to.deep.equal(['node_modules/a', 'node_modules/unix']);
  });

  it('lays packages out so that each finds what it finds on the disk, whatever depends on what', async () => {
    // Instances 0 to 7 of the packages a, b and c, linked to one another as pnpm does; edges go up only, for circles are refused.
    const edges = fc.uniqueArray(
      fc.tuple(fc.nat(7), fc.nat(7)).filter(([from, to]) => from < to),
      { maxLength: 14, selector: ([from, to]) => `${from}-${'abc'[to % 3]}` },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(edges, async (graph) => {
        const base = `run${(run += 1)}`;
        const folder = (index: number): string => `${base}/store/${index}/node_modules`;
        for (let index = 0; index < 8; index += 1) {
          const own = graph.filter(([from, to]) => from === index && to % 3 !== index % 3);
          install(`${folder(index)}/${'abc'[index % 3]}`, String(index), { dependencies: Object.fromEntries(own.map(([, to]) => ['abc'[to % 3], '*'])) });
          for (const [, to] of own) link(`${folder(index)}/${'abc'[to % 3]}`, join(root, folder(to), 'abc'[to % 3]!));
        }
        for (const index of [0, 1, 2]) link(`${base}/node_modules/${'abc'[index]}`, join(root, folder(index), 'abc'[index]!));
        const { versions, problems } = await collect(['a', 'b', 'c'], { project: base });
        expect(problems).to.deep.equal([]);
        for (const [path, version] of Object.entries(versions)) {
          for (const [, to] of graph.filter(([from, to]) => from === Number(version) && to % 3 !== from % 3)) {
            expect(resolveIn(versions, path, 'abc'[to % 3]!)).to.equal(String(to));
          }
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(20_000);
});

/** Node's walk, upwards from a package in the zip. */
function resolveIn(versions: Record<string, string>, path: string, name: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = versions[join(folder, 'node_modules', name)];
    if (found !== undefined || folder === '.') return found;
  }
}
