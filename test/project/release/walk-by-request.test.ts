import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { changeRelease, type ReleaseStep } from '../../../src/project/release/change-release.js';
import { packageStage } from '../../../src/project/stage/package-stage.js';
import { project, removeFolders } from '../../cli/run-cli.js';
import { ask, deployed, type DeployedStack } from './deployed-stack.js';

/** A route with an authorizer that answers with the version of both. */
const app = (version: number, more = ''): string => `
import { AuthResponse, Chalice } from 'tschalice';
export const app = new Chalice({ appName: 'demo' });
const guard = app.authorizer('guard', () => new AuthResponse({ routes: ['*'], principalId: 'guard ${version}' }));
app.get('/', { authorizer: guard }, (_params, { context, stageVars }) => ({ version: ${version}, guard: context.authorizer?.principalId, level: stageVars.level }));
${more}`;

const today = '2026-11-20';

/** A stage on its way, with what AWS would have of it. */
async function startWalk(release: object): Promise<{ stack: () => DeployedStack; go: (step?: ReleaseStep, source?: string) => Promise<void> }> {
  const config = { version: '2.0', app_name: 'demo', stages: { prod: { api_gateway_stage: 'prod', stage_variables: { level: 'info' }, release } } };
  const cwd = project({ 'app.ts': app(1), '.chalice/config.json': JSON.stringify(config) });
  let stack: DeployedStack | undefined;
  const go = async (step?: ReleaseStep, source?: string): Promise<void> => {
    if (source !== undefined) writeFileSync(join(cwd, 'app.ts'), source);
    const options = { project: findProject(cwd), stage: 'prod', today };
    if (step !== undefined) await changeRelease({ ...options, step });
    stack = deployed(stack, await packageStage(options));
  };
  await go({ kind: 'init' });
  return { stack: () => stack!, go };
}

const one = (level = 'info'): object => ({ version: 1, guard: 'guard 1', level });
const two = (level = 'info'): object => ({ version: 2, guard: 'guard 2', level });

/** How many of a hundred requests get each answer. */
async function shares(stack: DeployedStack, by: 'stage' | 'alias'): Promise<{ readonly [answer: string]: number }> {
  const counts: { [answer: string]: number } = {};
  for (let draw = 0; draw < 100; draw += 1) {
    const answer = JSON.stringify(await ask(stack, 'prod', '/', { [by]: draw }));
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

const counted = (...pairs: readonly (readonly [answer: object, count: number])[]): object =>
  Object.fromEntries(pairs.map(([answer, count]) => [JSON.stringify(answer), count]));

describe("a release's walk, by requests to the code of both packages", () => {
  after(removeFolders);

  it('gives a canary its share, its stage variables and its own authorizer', async () => {
    const { stack, go } = await startWalk({ strategy: 'canary', percent: 10, stage_variables: { level: 'debug' } });
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([one(), 100]));
    await go({ kind: 'start' }, app(2));
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([two('debug'), 10], [one(), 90]));
    await go({ kind: 'step', percent: 55 });
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([two('debug'), 55], [one(), 45]));
    await go({ kind: 'promote' });
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([two(), 100]));
    await go({ kind: 'rollback' });
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([one(), 100]));
  });

  it('takes back all of it from a canary that is aborted', async () => {
    const { stack, go } = await startWalk({ strategy: 'canary', percent: 50 });
    await go({ kind: 'start' }, app(2));
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([two(), 50], [one(), 50]));
    // The source is still that of the candidate.
    await go({ kind: 'abort' });
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([one(), 100]));
  });

  it('lets a blue-green release be tested at its own URL, switches, and switches back', async () => {
    const { stack, go } = await startWalk({ strategy: 'blue-green', stage_variables: { level: 'debug' } });
    const next = app(2, "app.get('/new', () => ({ isNew: true }));\n");
    await go({ kind: 'start' }, next);
    expect(await ask(stack(), 'prod', '/')).to.deep.equal(one());
    expect(await ask(stack(), 'prod', '/new')).to.equal(403);
    expect(await ask(stack(), 'prod-next', '/')).to.deep.equal(two('debug'));
    expect(await ask(stack(), 'prod-next', '/new')).to.deep.equal({ isNew: true });
    await go({ kind: 'promote' });
    expect(await ask(stack(), 'prod', '/')).to.deep.equal(two());
    expect(await ask(stack(), 'prod', '/new')).to.deep.equal({ isNew: true });
    await go({ kind: 'rollback' });
    expect(await ask(stack(), 'prod', '/')).to.deep.equal(one());
    expect(await ask(stack(), 'prod', '/new')).to.equal(403);
  });

  it('shifts the versions of a rolling release', async () => {
    const { stack, go } = await startWalk({ strategy: 'rolling', percent: 20 });
    await go({ kind: 'start' }, app(2));
    expect(await shares(stack(), 'alias')).to.deep.equal(counted([two(), 20], [one(), 80]));
    await go({ kind: 'step', percent: 50 });
    expect(await shares(stack(), 'alias')).to.deep.equal(counted([two(), 50], [one(), 50]));
    await go({ kind: 'promote' });
    expect(await shares(stack(), 'alias')).to.deep.equal(counted([two(), 100]));
  });

  it('keeps what is live while another release takes the place of the candidate', async () => {
    const { stack, go } = await startWalk({ strategy: 'canary', percent: 30 });
    await go({ kind: 'start' }, app(2));
    await go({ kind: 'start' }, app(3));
    const three = { version: 3, guard: 'guard 3', level: 'info' };
    expect(await shares(stack(), 'stage')).to.deep.equal(counted([three, 30], [one(), 70]));
  });
});
