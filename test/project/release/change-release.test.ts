import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ProblemError } from '../../../src/compiler/problem/problem.js';
import { findProject } from '../../../src/project/read/find-project.js';
import { lockFolder } from '../../../src/project/disk/lock.js';
import { changeRelease, type ReleaseStep } from '../../../src/project/release/change-release.js';
import { packageStage } from '../../../src/project/stage/package-stage.js';
import { appWith, project, removeFolders, temporaryFolder } from '../../cli/run-cli.js';

const config = JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release: { strategy: 'canary' } } } });
const app = (answer: number): string => appWith(`app.get('/', () => ${answer});`);

const change = (cwd: string, step: ReleaseStep): Promise<unknown> => changeRelease({ project: findProject(cwd), stage: 'prod', today: '2026-11-20', step });

async function codesOf(making: Promise<unknown>): Promise<string[]> {
  try {
    await making;
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

describe('a step of a release, on the disk', () => {
  after(removeFolders);

  let cwd: string;
  beforeEach(async () => {
    cwd = project({ '.chalice/config.json': config, 'app.ts': app(1) });
    await change(cwd, { kind: 'init' });
  });
  const folder = (): string => join(cwd, '.chalice/releases');
  const text = (): string => readFileSync(join(folder(), 'prod.json'), 'utf8');

  it('is one of two that are made at the same time, and the other sees it', async () => {
    writeFileSync(join(cwd, 'app.ts'), app(2));
    await change(cwd, { kind: 'start' });
    const codes = await Promise.all([codesOf(change(cwd, { kind: 'promote' })), codesOf(change(cwd, { kind: 'promote' }))]);
    expect(codes.toSorted((a, b) => a.length - b.length)).to.deep.equal([[], ['release-step']]);
    expect(readdirSync(folder())).to.deep.equal(['prod.json']);
  });

  it('waits for another run that writes there', async () => {
    const unlock = await lockFolder(folder(), '.chalice/releases');
    writeFileSync(join(cwd, 'app.ts'), app(2));
    let isDone = false;
    const starting = change(cwd, { kind: 'start' }).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).to.equal(false);
    unlock();
    await starting;
    expect(text()).to.contain('"candidate"');
  });

  it('never follows a link, nor replaces one', async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'prod.json'), text());
    const linked = project({ '.chalice/config.json': config, 'app.ts': app(1) });
    symlinkSync(outside, join(linked, '.chalice/releases'));
    const before = readFileSync(join(outside, 'prod.json'), 'utf8');
    for (const kind of ['init', 'promote'] as const) expect(await codesOf(change(linked, { kind }))).to.deep.equal(['path-outside-project']);
    expect([readdirSync(outside), readFileSync(join(outside, 'prod.json'), 'utf8')]).to.deep.equal([['prod.json'], before]);

    const inside = project({ '.chalice/config.json': config, 'app.ts': app(2) });
    writeFileSync(join(inside, 'real.json'), text());
    mkdirSync(join(inside, '.chalice/releases'));
    symlinkSync('../../real.json', join(inside, '.chalice/releases/prod.json'));
    expect(await codesOf(change(inside, { kind: 'start' }))).to.deep.equal(['output-not-a-file']);
    expect(readFileSync(join(inside, 'real.json'), 'utf8')).to.equal(text());
  });

  it('leaves no folder behind where it is refused', async () => {
    const fresh = project({ '.chalice/config.json': config, 'app.ts': app(1) });
    expect(await codesOf(change(fresh, { kind: 'promote' }))).to.deep.equal(['release-ledger-missing']);
    expect(readdirSync(join(fresh, '.chalice'))).to.deep.equal(['config.json']);
  });

  it('gives the same release for the same project in another folder, with comments and other formatting', async () => {
    const other = project({ '.chalice/config.json': config, 'app.ts': `// the same\n${app(1).replace('() => 1', '() =>\n  1')}` });
    await change(other, { kind: 'init' });
    expect(readFileSync(join(other, '.chalice/releases/prod.json'), 'utf8')).to.equal(text());
  });

  const merged = JSON.stringify({ Globals: { Function: { AutoPublishAlias: 'live' } } });
  const aliases: readonly (readonly [settings: object, files?: { readonly [path: string]: string }])[] = [
    [{ lambda_alias: true }],
    [{ provisioned_concurrency: 2 }],
    [{ lambda_functions: { api_handler: { provisioned_concurrency: 1 } } }],
    [{ merge_templates: ['alias.json'] }, { 'alias.json': merged }],
  ];
  for (const [settings, files] of aliases) {
    it(`names the release that packaging makes, with ${JSON.stringify(settings)}`, async () => {
      const stages = { prod: { release: { strategy: 'canary' }, ...settings } };
      const aliased = project({ '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', stages }), 'app.ts': app(1), ...files });
      await change(aliased, { kind: 'init' });
      const { release } = await packageStage({ project: findProject(aliased), stage: 'prod', today: '2026-11-20' });
      expect(release!.source.id).to.equal(release!.ledger.live.id);
    });
  }
});
