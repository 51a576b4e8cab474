import { mkdirSync, writeFileSync } from 'node:fs';
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

  describe('in several regions, each with a ledger of its own', () => {
    const regions = { 'us-east-1': { primary: true }, 'eu-west-1': { stages: { prod: { stage_variables: { level: 'warn' } } } } };
    const inRegions = (): string => {
      const settings = JSON.stringify({ ...(JSON.parse(config({ strategy: 'canary' })) as object), regions });
      return project({ 'app.ts': app(1), '.chalice/config.json': settings });
    };
    const levelOf = async (cwd: string, ...words: readonly string[]): Promise<unknown> =>
      ((await answered(cwd, '--candidate', ...words)) as { stageVars: { level: string } }).stageVars.level;
    const start = async (cwd: string, region: string, level: string): Promise<void> => {
      for (const words of [['init'], ['start', '--stage-variable', `level=${level}`]]) {
        await tschalice(['release', ...words, '--stage', 'prod', '--region', region], { cwd });
        writeFileSync(join(cwd, 'app.ts'), app(2));
      }
      writeFileSync(join(cwd, 'app.ts'), app(1));
    };

    it('serves the next one with the settings of the region, where no ledger is there', async () => {
      const cwd = inRegions();
      expect([await levelOf(cwd), await levelOf(cwd, '--region', 'eu-west-1')]).to.deep.equal(['info', 'warn']);
    });

    it('serves that of the primary region where none is named', async () => {
      const cwd = inRegions();
      await start(cwd, 'us-east-1', 'trace');
      expect([await levelOf(cwd), await levelOf(cwd, '--region', 'us-east-1'), await levelOf(cwd, '--region', 'eu-west-1')]).to.deep.equal([
        'trace',
        'trace',
        'warn',
      ]);
    });

    it('does not take that of another region for it', async () => {
      const cwd = inRegions();
      await start(cwd, 'eu-west-1', 'trace');
      expect([await levelOf(cwd), await levelOf(cwd, '--region', 'eu-west-1')]).to.deep.equal(['info', 'trace']);
    });

    const broken: readonly (readonly [what: string, text: string, message: string])[] = [
      ['a damaged ledger', '{bad', 'error .chalice/releases/prod.us-east-1.json:1:2: this is not valid JSON'],
      ['a ledger of another form', '{"version": 1, "held": []}', 'error .chalice/releases/prod.us-east-1.json'],
    ];
    for (const [what, text, message] of broken) {
      it(`tells of ${what} as one problem`, async () => {
        const cwd = inRegions();
        mkdirSync(join(cwd, '.chalice/releases'));
        writeFileSync(join(cwd, '.chalice/releases/prod.us-east-1.json'), text);
        const { status, stderr } = await tschalice(['local', '--stage', 'prod', '--candidate', '--no-autoreload', '--port', '0'], { cwd });
        expect(status).to.equal(1);
        expect(stderr)
          .to.contain(message)
          .and.contain('\n1 error; nothing is served.')
          .and.not.match(/^ +at /m);
      });
    }
  });

  it('has no candidate of a stage without releases', async () => {
    const cwd = project({ 'app.ts': app(1), '.chalice/config.json': config(undefined) });
    const { status, stderr } = await tschalice(['local', '--stage', 'prod', '--candidate', '--no-autoreload', '--port', '0'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('[release-not-configured]');
  });
});
