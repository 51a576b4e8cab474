import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { prepareThread } from '../../../src/project/load/load-thread.js';
import { head, loadProject, makeProject, removeFolders } from '../sample-project.js';

describe('a thread that was prepared', () => {
  afterEach(removeFolders);

  it('loads an app', async () => {
    prepareThread();
    const { definition } = await loadProject(makeProject(`${head}app.lambdaFunction('one', () => 1);`));
    expect(definition.functions.map(({ name }) => name)).to.deep.equal(['one']);
  });

  it('makes place for another one when it was not used, and its folder is gone', async () => {
    const before = process.cwd();
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'tschalice-gone-'));
    process.chdir(folder);
    prepareThread();
    rmSync(folder, { recursive: true });
    // Long enough to start where there is no folder; on a busy machine it may start later, and finds one.
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.chdir(before);
    prepareThread();
    const { definition } = await loadProject(makeProject(`${head}app.lambdaFunction('two', () => 1);`));
    expect(definition.functions.map(({ name }) => name)).to.deep.equal(['two']);
  });

  it('is not taken by a run in another folder', async () => {
    const before = process.cwd();
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'tschalice-gone-'));
    process.chdir(folder);
    prepareThread();
    rmSync(folder, { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.chdir(before);
    const { definition } = await loadProject(makeProject(`${head}app.lambdaFunction('three', () => 1);`));
    expect(definition.functions.map(({ name }) => name)).to.deep.equal(['three']);
  });
});
