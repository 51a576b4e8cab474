import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { type CodeManifest, codeManifestIn } from '../../../src/compiler/diff/code-manifest.js';
import { head, makeProject, packageProject, removeFolders, writeFiles } from '../sample-project.js';

const isManifest = new Ajv({ strict: true }).compile(JSON.parse(readFileSync('schemas/bundle.schema.json', 'utf8')) as object);

async function manifestOf(directory: string): Promise<CodeManifest> {
  const { files } = await packageProject(directory);
  const value = JSON.parse(Buffer.from(files.find(({ name }) => name === 'bundle.json')!.content).toString()) as never;
  expect(isManifest(value) ? [] : isManifest.errors).to.deep.equal([]);
  return codeManifestIn(value)!;
}

describe('bundle.json', () => {
  afterEach(removeFolders);

  it('says what the package was made of: files, packages in it and beside it, and where functions are declared', async () => {
    const app = `import { inside } from 'inside';\nimport { beside } from 'beside';\nimport { own } from './lib/own.js';\n${head}app.lambdaFunction('worker', () => [inside, beside, own]);\n`;
    const directory = makeProject(app, { external_packages: ['beside'], include: ['data.json'] });
    const installed = (name: string, version: string): { readonly [path: string]: string } => ({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, main: 'index.js' }),
      [`node_modules/${name}/index.js`]: `exports.${name} = 1;`,
    });
    writeFiles(directory, { 'lib/own.ts': 'export const own = 1;\n', 'data.json': '{}', ...installed('inside', '1.2.3'), ...installed('beside', '4.5.6') });
    const first = await manifestOf(directory);
    expect(Object.keys(first.sources)).to.deep.equal(['app.ts', 'data.json', 'lib/own.ts']);
    expect(Object.keys(first.packages)).to.deep.equal(['beside@4.5.6', 'inside@1.2.3']);
    expect(first.sources['app.ts']!.imports).to.deep.equal(['beside@4.5.6', 'inside@1.2.3', 'lib/own.ts']);
    expect(first.functions).to.deep.equal({ Worker: ['app.ts'] });
    // A comment is another file, but not other code.
    writeFiles(directory, { 'lib/own.ts': '// One.\nexport const own = 1;\n' });
    const second = await manifestOf(directory);
    expect(second.code).to.equal(first.code);
    expect(second.sources['lib/own.ts']!.hash).not.to.equal(first.sources['lib/own.ts']!.hash);
    writeFiles(directory, { 'node_modules/beside/index.js': 'exports.beside = 2;' });
    const third = await manifestOf(directory);
    expect(third.code).not.to.equal(first.code);
    expect(third.packages['beside@4.5.6']!.hash).not.to.equal(first.packages['beside@4.5.6']!.hash);
    expect(third.packages['inside@1.2.3']).to.deep.equal(first.packages['inside@1.2.3']);
  });
});
