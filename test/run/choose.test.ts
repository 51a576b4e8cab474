import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

interface Choosing {
  readonly choose: (all: readonly string[], given: string) => string[];
  readonly near: (all: readonly string[], given: string) => string[];
}

describe('the choice of a test file', () => {
  let choosing: Choosing;
  before(async () => {
    choosing = (await import(pathToFileURL(join(process.cwd(), 'test/run/choose.mjs')).href)) as Choosing;
  });

  const all = ['test/app/route.test.ts', 'test/cli/deploy/deploy.test.ts', 'test/compiler/iam/deploy/deploy-role.test.ts', 'test/floors.test.ts'];
  const rows: { given: string; want: string[] }[] = [
    { given: 'test/floors.test.ts', want: ['test/floors.test.ts'] },
    { given: './test/floors.test.ts', want: ['test/floors.test.ts'] },
    { given: 'floors', want: ['test/floors.test.ts'] },
    // The whole name, though others hold it too.
    { given: 'deploy', want: ['test/cli/deploy/deploy.test.ts'] },
    { given: 'deploy-role.test.ts', want: ['test/compiler/iam/deploy/deploy-role.test.ts'] },
    { given: 'deploy/', want: ['test/cli/deploy/deploy.test.ts'] },
    { given: '/deploy/', want: ['test/cli/deploy/deploy.test.ts', 'test/compiler/iam/deploy/deploy-role.test.ts'] },
    { given: 'test/cli', want: ['test/cli/deploy/deploy.test.ts'] },
    { given: 'nothing', want: [] },
  ];
  for (const { given, want } of rows) {
    it(`takes '${given}' for ${want.length === 0 ? 'no file' : want.join(' and ')}`, () => {
      expect(choosing.choose(all, given)).to.deep.equal(want);
    });
  }

  it('names the nearest first where there is no such file', () => {
    expect(choosing.near(all, 'flors')[0]).to.equal('test/floors.test.ts');
    expect(choosing.near(all, 'test/role-deploy.test.ts')[0]).to.equal('test/compiler/iam/deploy/deploy-role.test.ts');
  });
});
