import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PackageResult } from '../../../src/cli/package/result.js';
import { parseZip } from '../../../src/compiler/zip/parse-zip.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';

describe('package with automatic_layer', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = project({
      '.chalice/config.json': '{"version": "2.0", "app_name": "demo", "automatic_layer": true}',
      'package.json': '{"dependencies": {"words": "1"}}',
      'node_modules/words/package.json': '{"name": "words", "version": "1.0.0"}',
      'node_modules/words/index.js': `exports.list = ['a', 'b'];`,
    });
    writeFileSync(join(cwd, 'app.ts'), `import { list } from 'words';\n${appWith("app.get('/', () => list);")}`);
  });
  afterEach(removeFolders);

  it('writes the layer beside the package, and says so', async () => {
    const { status, stdout, stderr } = await tschalice(['package'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/ out\/dev\/deployment\.zip .*\n {2}out\/dev\/layer-deployment\.zip /);
    expect(readdirSync(join(cwd, 'out/dev')).sort()).to.deep.equal(['bundle.json', 'deployment.zip', 'layer-deployment.zip', 'sam.json', 'swagger.json']);
  });

  it('counts both with --json', async () => {
    const { stdout } = await tschalice(['package', '--json'], { cwd });
    const { files, zipped, unzipped, largest } = JSON.parse(stdout) as PackageResult;
    const bytes = (name: string): number => files.find(({ path }) => path === `out/dev/${name}`)!.bytes;
    expect(zipped).to.equal(bytes('deployment.zip') + bytes('layer-deployment.zip'));
    expect(unzipped).to.be.above(zipped);
    expect(largest.map(({ name }) => name)).to.include('words');
  });

  it('shows with --check which files of the layer changed', async () => {
    await tschalice(['package'], { cwd });
    expect((await tschalice(['package', '--check'], { cwd })).status).to.equal(0);
    writeFileSync(join(cwd, 'node_modules/words/index.js'), `exports.list = ['c'];`);
    const { status, stderr } = await tschalice(['package', '--check'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.match(
      /^bundle\.json\n.*\n\nlayer-deployment\.zip\n {2}nodejs\/node_modules\/words\/index\.js: 26 → 21 bytes\n\nout\/dev is stale: run the same command without --check\.\n$/,
    );
  });

  it('puts the layer into the zip of --single-file', async () => {
    await tschalice(['package', '--single-file', 'p.zip'], { cwd });
    const entries = parseZip(readFileSync(join(cwd, 'p.zip')))!;
    expect([...entries.keys()].sort()).to.deep.equal(['deployment.zip', 'layer-deployment.zip', 'sam.json']);
    expect((await tschalice(['package', '--single-file', 'p.zip', '--check'], { cwd })).status).to.equal(0);
  });
});
