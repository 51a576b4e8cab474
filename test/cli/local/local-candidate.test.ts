import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { ask, startLocal, stopAll } from './run-local.js';

const app = (answer: number): string =>
  appWith(`app.get('/', (_params, { stageVars }) => ({ answer: ${answer}, stageVars, alias: app.lambdaContext.invokedFunctionArn.split(':').at(-1) }));`);
const config = (release: object | undefined): string =>
  JSON.stringify({ version: '2.0', app_name: 'demo', stage_variables: { level: 'info' }, stages: { prod: { release } } });
const release = { strategy: 'canary', stage_variables: { level: 'debug' } };

async function answered(cwd: string, ...words: readonly string[]): Promise<unknown> {
  const local = await startLocal(cwd, ['--stage', 'prod', ...words]);
  const { text } = await ask(local, '/');
  await local.stop();
  return JSON.parse(text) as unknown;
}

describe('local, of a stage with releases', () => {
  afterEach(stopAll);
  after(removeFolders);

  it('serves the source with the variables of what is live, whatever the ledger says', async () => {
    const cwd = project({ 'app.ts': app(1), '.chalice/config.json': config(release) });
    expect(await answered(cwd)).to.deep.equal({ answer: 1, stageVars: { level: 'info', lambda_alias: 'live' }, alias: 'live' });
  });

  it('serves it with those of the next candidate, and once there is one with those of the ledger', async () => {
    const cwd = project({ 'app.ts': app(1), '.chalice/config.json': config(release) });
    expect(await answered(cwd, '--candidate')).to.deep.equal({ answer: 1, stageVars: { level: 'debug', lambda_alias: 'next' }, alias: 'next' });
    await tschalice(['release', 'init', '--stage', 'prod'], { cwd });
    writeFileSync(join(cwd, 'app.ts'), app(2));
    await tschalice(['release', 'start', '--stage', 'prod', '--stage-variable', 'level=trace'], { cwd });
    expect(await answered(cwd, '--candidate')).to.deep.equal({ answer: 2, stageVars: { level: 'trace', lambda_alias: 'next' }, alias: 'next' });
  });

  it('has no candidate of a stage without releases', async () => {
    const cwd = project({ 'app.ts': app(1), '.chalice/config.json': config(undefined) });
    const { status, stderr } = await tschalice(['local', '--stage', 'prod', '--candidate', '--no-autoreload', '--port', '0'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('[release-not-configured]');
  });
});
