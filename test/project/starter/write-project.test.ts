import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeProject } from '../../../src/project/starter/write-project.js';
import { makeFolder, problemsOf, removeFolders } from '../sample-project.js';

describe('writeProject', () => {
  afterEach(removeFolders);

  it('shows nothing of the project before it is whole', async () => {
    const parent = makeFolder();
    let between: string[] = [];
    const last = {
      path: 'b/c.ts',
      get content() {
        between = readdirSync(parent);
        return 'c';
      },
    };
    await writeProject(join(parent, 'app'), [{ path: 'a.ts', content: 'a' }, last]);
    expect(between).to.have.length(1);
    expect(between[0]).to.match(/^\.tschalice-\d+-[0-9a-f]{12}-project$/);
    expect(readdirSync(parent)).to.deep.equal(['app']);
    expect(readFileSync(join(parent, 'app/b/c.ts'), 'utf8')).to.equal('c');
  });

  it('replaces nothing that came into its place meanwhile', async () => {
    const parent = makeFolder();
    const slow = {
      path: 'a.ts',
      get content() {
        mkdirSync(join(parent, 'app'));
        writeFileSync(join(parent, 'app/mine'), 'mine');
        return 'a';
      },
    };
    const problems = await problemsOf(writeProject(join(parent, 'app'), [slow]));
    expect(problems.map(({ code }) => code)).to.deep.equal(['project-exists']);
    expect(readdirSync(parent, { recursive: true })).to.deep.equal(['app', 'app/mine']);
  });

  it('says so when the folder above is none', async () => {
    const parent = makeFolder({ file: 'mine' });
    const [problem] = await problemsOf(writeProject(join(parent, 'file/app'), [{ path: 'a.ts', content: 'a' }]));
    expect(problem).to.include({ code: 'output-not-written', fix: 'choose another folder, or fix this one' });
    expect(readFileSync(join(parent, 'file'), 'utf8')).to.equal('mine');
  });
});
