import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { isNativePackage } from '../../../src/project/npm/native-package.js';

let root: string;
/** Text, or JSON for an object. */
function write(path: string, content: string | object = ''): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('isNativePackage', () => {
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-packages-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const rows: { name: string; manifest?: object; files?: string[]; want: boolean }[] = [
    {
      name: 'plain code',
      manifest: { dependencies: { lodash: '1' }, devDependencies: { 'node-addon-api': '1' }, main: 'index.js' },
      files: ['build/index.js', 'lib/a.js'],
      want: false,
    },
    { name: 'gypfile', manifest: { gypfile: true }, want: true },
    { name: 'binary of node-pre-gyp', manifest: { binary: { module_name: 'x' } }, want: true },
    { name: 'gypfile that says no', manifest: { gypfile: false }, want: false },
    { name: "another tool's binary", manifest: { binary: { napi_versions: [2] } }, want: false },
    { name: 'a name under binary', manifest: { binary: 'tool' }, want: false },
    { name: 'napi', manifest: { napi: { binaryName: 'x' } }, want: true },
    { name: 'bindings', manifest: { dependencies: { bindings: '1' } }, want: true },
    { name: 'node-gyp-build', manifest: { dependencies: { 'node-gyp-build': '1' } }, want: true },
    { name: '@mapbox/node-pre-gyp', manifest: { dependencies: { '@mapbox/node-pre-gyp': '1' } }, want: true },
    { name: 'prebuild-install', manifest: { optionalDependencies: { 'prebuild-install': '1' } }, want: true },
    { name: 'an addon as main', manifest: { main: './x.node' }, want: true },
    { name: 'binding.gyp', files: ['binding.gyp'], want: true },
    { name: 'prebuilds', files: ['prebuilds/linux-x64/x.node'], want: true },
    { name: 'a local build', files: ['build/Release/x.node'], want: true },
    { name: 'an addon beside the code', files: ['x.node'], want: true },
    { name: 'builds in packages that are not installed', manifest: { optionalDependencies: { '@node-rs/argon2-linux-x64-gnu': '1' } }, want: true },
    { name: 'an optional package for macOS only', manifest: { optionalDependencies: { fsevents: '1' } }, want: false },
    { name: 'no package.json', files: ['index.js'], want: false },
  ];
  for (const { name, manifest, files = [], want } of rows) {
    it(`says ${want} to ${name}`, () => {
      mkdirSync(join(root, 'a'));
      if (manifest !== undefined) write('a/package.json', manifest);
      for (const file of files) write(`a/${file}`);
      expect(isNativePackage(join(root, 'a'))).to.equal(want);
    });
  }

  it('knows builds by the package.json of those that are installed', () => {
    write('node_modules/a/package.json', { optionalDependencies: { 'a-build': '1' } });
    write('node_modules/a-build/package.json', { os: ['linux'], cpu: ['x64'] });
    expect(isNativePackage(join(root, 'node_modules/a'))).to.equal(true);
  });
});
