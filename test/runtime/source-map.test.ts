import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { build } from 'esbuild';
import { mapStack } from '../../src/runtime/source-map.js';

describe('the source map', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'source-map-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('leads from the stack trace of a bundle to the sources', async () => {
    await writeFile(join(folder, 'app.ts'), "interface Gone {}\n\nexport function boom(): Gone {\n  throw new Error('boom');\n}\n");
    const outfile = join(folder, 'app.mjs');
    await build({ entryPoints: [join(folder, 'app.ts')], outfile, bundle: true, format: 'esm', sourcemap: true, minify: true, logLevel: 'silent' });
    const { boom } = (await import(pathToFileURL(outfile).href)) as { boom: () => void };
    let stack = '';
    try {
      boom();
    } catch (error) {
      stack = (error as Error).stack!;
    }
    expect(stack).to.match(/app\.mjs:1:\d+/);
    expect((await mapStack(stack, pathToFileURL(`${folder}/`).href)).split('\n')[1]).to.match(/app\.ts:4:9\)?$/);
  });

  it('leads to the sources also from the last frame before the fields of an error', async () => {
    await writeFile(join(folder, 'fields.mjs.map'), JSON.stringify({ version: 3, sources: ['given.ts'], names: [], mappings: 'AAAA' }));
    const url = pathToFileURL(join(folder, 'fields.mjs')).href;
    const stack = `Error: x\n    at f (${url}:1:1) {\n  [errors]: [\n    Error: y\n        at ${url}:1:1,`;
    const mapped = await mapStack(stack, pathToFileURL(`${folder}/`).href);
    expect(mapped)
      .to.match(/at f \(given\.ts:1:1\) \{\n/)
      .and.to.match(/ {8}at given\.ts:1:1,$/);
  });

  it('leaves a stack trace without a map as it is', async () => {
    const stack = `Error: x\n    at f (${pathToFileURL(join(folder, 'none.mjs')).href}:1:2)\n    at node:internal/x:3:4`;
    expect(await mapStack(stack, pathToFileURL(`${folder}/`).href)).to.equal(stack);
  });

  it('leaves a stack trace with a broken map as it is', async () => {
    await writeFile(join(folder, 'broken.mjs.map'), '{"version":');
    const stack = `Error: x\n    at f (${pathToFileURL(join(folder, 'broken.mjs')).href}:1:2)`;
    expect(await mapStack(stack, pathToFileURL(`${folder}/`).href)).to.equal(stack);
  });

  it('opens no map outside of the folder of the package, whatever a message says', async () => {
    await writeFile(join(folder, 'elsewhere.mjs.map'), JSON.stringify({ version: 3, sources: ['secret.ts'], names: [], mappings: 'AAAA' }));
    const stack = `Error: x\n    at f (${pathToFileURL(join(folder, 'elsewhere.mjs')).href}:1:1)`;
    const inside = pathToFileURL(`${folder}/`).href;
    expect(await mapStack(stack, inside)).to.contain('secret.ts:1:1');
    expect(await mapStack(stack, `${inside}package/`)).to.equal(stack);
    expect(await mapStack(stack.replace('elsewhere', 'package/../elsewhere'), `${inside}package/`)).to.not.contain('secret.ts');
  });

  it('takes no time for a message that looks like many frames', async () => {
    const stack = `Error:\n    at ${'file:///'.repeat(200_000)}`;
    expect(await mapStack(stack, 'file:///')).to.equal(stack);
  });
});
