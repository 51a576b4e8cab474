import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

interface Choosing {
  readonly choose: (all: readonly string[], given: string) => string[];
  readonly chooseTests: (tests: readonly string[], sources: readonly string[], given: string) => string[];
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

  const sources = ['src/cli/deploy/run.ts', 'src/app/router.ts', 'src/app/route.ts', 'src/compiler/iam/deploy/trust.ts', 'src/odd/odd.ts', 'src/index.ts'];
  const ofSources: { given: string; want: string[] }[] = [
    { given: 'src/app/route.ts', want: ['test/app/route.test.ts'] },
    { given: './src/cli/deploy/run.ts', want: ['test/cli/deploy/deploy.test.ts'] },
    { given: 'src/cli', want: ['test/cli/deploy/deploy.test.ts'] },
    { given: 'router', want: ['test/app/route.test.ts'] },
    { given: 'trust', want: ['test/compiler/iam/deploy/deploy-role.test.ts'] },
    { given: 'app/', want: ['test/app/route.test.ts'] },
    { given: 'src/odd/odd.ts', want: [] },
    { given: 'src/index.ts', want: [] },
    { given: 'nothing', want: [] },
  ];
  for (const { given, want } of ofSources) {
    it(`takes the source '${given}' for ${want.length === 0 ? 'no file' : want.join(' and ')}`, () => {
      expect(choosing.chooseTests(all, sources, given)).to.deep.equal(want);
    });
  }
});

describe('the update of what is expected', () => {
  it('wants a whole name, and names the near ones', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['test/run/case.mjs', '--update', 'nothing'], { encoding: 'utf8' });
    expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
    expect(stderr).to.contain("'nothing' is not the whole name").and.contain('warning-merge-changes-nothing');
  });
});
