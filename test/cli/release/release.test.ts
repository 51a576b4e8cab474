import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ReleaseRegionsResult, ReleaseResult, ReleaseStatusResult } from '../../../src/cli/release/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const ledgerFile = '.chalice/releases/prod.json';
const app = (answer: string): string => appWith(`app.get('/', () => '${answer}');\napp.schedule('cleanup', 'rate(1 hour)', () => '${answer}');`);
const configured = (release: object | undefined): string => JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release }, dev: {} } });

/** A project whose source is live. */
async function begun(release: object = { strategy: 'canary' }): Promise<string> {
  const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': configured(release) });
  expect(await step(cwd, 'init')).to.include({ status: 0, stderr: '' });
  return cwd;
}

/** A release that has started. */
async function started(release: object = { strategy: 'canary' }, ...words: readonly string[]): Promise<string> {
  const cwd = await begun(release);
  writeFileSync(join(cwd, 'app.ts'), app('two'));
  expect(await step(cwd, 'start', ...words)).to.include({ status: 0, stderr: '' });
  return cwd;
}

const step = (cwd: string, ...words: readonly string[]): ReturnType<typeof tschalice> => tschalice(['release', ...words, '--stage', 'prod'], { cwd });
const ledgerText = (cwd: string): string => readFileSync(join(cwd, ledgerFile), 'utf8');
interface Recorded {
  readonly id: string;
}
const ledger = (cwd: string): { live: Recorded; candidate?: Recorded; previous?: Recorded; held: string[] } =>
  JSON.parse(ledgerText(cwd)) as ReturnType<typeof ledger>;

describe('tschalice release', () => {
  after(removeFolders);

  it('goes from what is live to the next release, and back', async () => {
    const cwd = await begun();
    const first = ledger(cwd).live.id;
    writeFileSync(join(cwd, 'app.ts'), app('two'));
    await step(cwd, 'start', '--percent', '5');
    const second = ledger(cwd).candidate!.id;
    expect(ledger(cwd)).to.deep.include({ live: ledger(cwd).live, held: [] });
    const stepped = await step(cwd, 'step', '50');
    expect(stepped.stdout).to.equal(`Stage prod: the candidate gets 50 percent

                             BEFORE                           NOW
*  requests to the REST API  ${first} 95 %, ${second} 5 %  ${first} 50 %, ${second} 50 %
   events                    ${first}                       ${first}

Written to ${ledgerFile}. To make it so:

  git add ${ledgerFile} && git commit  # with the source that it names
  tschalice deploy --stage prod                      # or package, and the aws command
`);
    await step(cwd, 'promote');
    expect([ledger(cwd).live.id, ledger(cwd).previous?.id, ledger(cwd).candidate]).to.deep.equal([second, first, undefined]);
    const promoted = ledgerText(cwd);
    await step(cwd, 'rollback');
    expect([ledger(cwd).live.id, ledger(cwd).previous?.id]).to.deep.equal([first, second]);
    await step(cwd, 'rollback');
    expect(ledgerText(cwd)).to.equal(promoted);
  });

  it('takes a candidate back, whose source may still be packaged', async () => {
    const cwd = await started();
    const { candidate } = ledger(cwd);
    expect((await step(cwd, 'abort')).stdout).to.match(/^Stage prod: the candidate is aborted, and [0-9a-f]{10} stays live\n/);
    expect([ledger(cwd).candidate, ledger(cwd).held]).to.deep.equal([undefined, [candidate!.id]]);
    expect(await tschalice(['package', '--stage', 'prod', '--no-prove'], { cwd })).to.include({ status: 0, stderr: '' });
  });

  it('shows what a start does not do', async () => {
    const cwd = await begun();
    writeFileSync(join(cwd, 'app.ts'), app('two'));
    expect((await step(cwd, 'start')).stdout).to.contain('\nEvents go on to the live version of Cleanup until the release is promoted.\n');
  });

  it('gives the candidate the configured stage variables, and those of the command line', async () => {
    const release = { strategy: 'blue-green', stage_variables: { level: 'debug', ui: 'old' } };
    const cwd = await started(release, '--stage-variable', 'ui=new', '--stage-variable', 'more=1');
    const { candidate } = JSON.parse(ledgerText(cwd)) as { candidate: { stage_variables: object } };
    expect(candidate.stage_variables).to.deep.equal({ level: 'debug', more: '1', ui: 'new' });
    expect((await step(cwd, 'status')).stdout).to.match(/\n {2}the URL in NextEndpointURL {2,}[0-9a-f]{10} \(own stage variables: level, more, ui\)\n/);
  });

  describe('status', () => {
    it('says what the source is, and what is possible', async () => {
      const cwd = await begun();
      const before = ledgerText(cwd);
      expect((await step(cwd, 'status')).stdout).to.match(/\nThe source is [0-9a-f]{10}, which is live\.\n$/);
      writeFileSync(join(cwd, 'app.ts'), app('two'));
      const { stdout } = await step(cwd, 'status');
      expect(stdout).to.match(/\nThe source is [0-9a-f]{10}, which is no release yet\.\n/);
      expect(stdout).to.match(/\nPossible now:\n\n {2}tschalice release start --stage prod {2}# [0-9a-f]{10} becomes the candidate, as a canary release\n$/);
      expect(ledgerText(cwd)).to.equal(before);
    });

    it('says what can be done with a candidate', async () => {
      const cwd = await started({ strategy: 'rolling', percent: 50 });
      const result = JSON.parse((await step(cwd, 'status', '--json')).stdout) as ReleaseStatusResult;
      expect(schemaErrors(result)).to.deep.equal([]);
      expect(result.source).to.deep.equal({ id: ledger(cwd).candidate!.id, state: 'candidate' });
      expect(result.next.map(({ command }) => command)).to.deep.equal(
        ['step 100', 'promote', 'abort'].map((words) => `tschalice release ${words} --stage prod`),
      );
      expect(result.traffic.map(({ who, gets }) => [who, gets.map(({ percent }) => percent)])).to.deep.equal([
        ['requests', [50, 50]],
        ['events', [50, 50]],
        ['rollback', []],
      ]);
    });

    it('says what is in force once another strategy is configured, and does not offer what cannot be', async () => {
      const cwd = await started();
      writeFileSync(join(cwd, '.chalice/config.json'), configured({ strategy: 'rolling' }));
      const { stdout } = await step(cwd, 'status');
      expect(stdout)
        .to.match(/^Stage prod, strategy canary, as /)
        .and.contain(
          '\nThe configuration now says rolling, but the candidate was started as a canary release, and stays one.\n' +
            'The stage cannot be packaged until it is promoted, aborted or started again.\n',
        )
        .and.contain(' starts again, as a rolling release\n');
      const result = JSON.parse((await step(cwd, 'status', '--json')).stdout) as ReleaseStatusResult;
      expect(schemaErrors(result)).to.deep.equal([]);
      expect(result).to.include({ strategy: 'rolling', candidateStrategy: 'canary' });
      expect(result.next.map(({ command }) => command.split(' ')[2])).to.deep.equal(['promote', 'abort', 'start']);
      const before = ledgerText(cwd);
      expect((await step(cwd, 'step', '50')).stderr).to.contain('[release-strategy]');
      expect(ledgerText(cwd)).to.equal(before);
      await step(cwd, 'start');
      expect(await tschalice(['package', '--stage', 'prod', '--no-prove'], { cwd })).to.include({ status: 0, stderr: '' });
    });

    it('offers only what the ledger takes', async () => {
      for (const strategy of ['canary', 'blue-green', 'rolling']) {
        for (const of of [begun, started]) {
          const cwd = await of({ strategy });
          const before = ledgerText(cwd);
          const { next } = JSON.parse((await step(cwd, 'status', '--json')).stdout) as ReleaseStatusResult;
          for (const { command } of next) {
            const words = command.split(' ').slice(2, -2);
            expect(await step(cwd, ...words), `${strategy} ${command}`).to.include({ status: 0, stderr: '' });
            writeFileSync(join(cwd, ledgerFile), before);
          }
        }
      }
    });

    it('shows the ledger of a source that does not package', async () => {
      const cwd = await begun();
      writeFileSync(join(cwd, 'app.ts'), 'export const app = 1;');
      const { status, stdout, stderr } = await step(cwd, 'status');
      expect(status).to.equal(1);
      expect(stderr).to.contain('[app-not-exported]');
      expect(stdout).to.contain('\nThe source does not package.\n');
    });
  });

  it('prints a step as JSON, with the ledger before and after', async () => {
    const cwd = await begun();
    const before = JSON.parse(ledgerText(cwd)) as { $schema?: string };
    delete before.$schema;
    writeFileSync(join(cwd, 'app.ts'), app('two'));
    const result = JSON.parse((await step(cwd, 'start', '--json')).stdout) as ReleaseResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    const { $schema: _, ...after } = JSON.parse(ledgerText(cwd)) as { $schema: string };
    expect(result).to.deep.include({ ok: true, stage: 'prod', file: ledgerFile, before, after });
  });

  describe('refuses', () => {
    const rows: [what: string, of: () => Promise<string>, words: readonly string[], code: string][] = [
      ['a second init', begun, ['init'], 'release-step'],
      ['to start what is live', begun, ['start'], 'release-step'],
      ['to start what is the candidate', started, ['start'], 'release-step'],
      ['a step without a candidate', begun, ['step', '5'], 'release-step'],
      ['a step of more than everything', started, ['step', '101'], 'release-percent'],
      ['a step of a blue-green release', () => started({ strategy: 'blue-green' }), ['step', '5'], 'release-step'],
      ['to promote nothing', begun, ['promote'], 'release-step'],
      ['to abort nothing', begun, ['abort'], 'release-step'],
      ['to roll back to nothing', begun, ['rollback'], 'release-step'],
      ['to roll back while there is a candidate', started, ['rollback'], 'release-step'],
    ];
    for (const [what, of, words, code] of rows) {
      it(`${what}, and leaves the ledger as it was`, async () => {
        const cwd = await of();
        const before = ledgerText(cwd);
        const { status, stdout, stderr } = await step(cwd, ...words);
        expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
        expect(stderr)
          .to.contain(` [${code}]\n`)
          .and.match(/\n1 error; the ledger is as it was\.\n$/);
        expect(ledgerText(cwd)).to.equal(before);
      });
    }

    it('every step of a stage without releases', async () => {
      const cwd = project({ '.chalice/config.json': configured(undefined) });
      for (const words of [['init'], ['start'], ['step', '5'], ['promote'], ['status']]) {
        expect((await step(cwd, ...words)).stderr)
          .to.contain("stage 'prod' has no releases\n")
          .and.contain('[release-not-configured]');
      }
      expect(existsSync(join(cwd, '.chalice/releases'))).to.equal(false);
    });

    it('a stage that is not listed, with those that are', async () => {
      const cwd = project({ '.chalice/config.json': configured({ strategy: 'canary' }) });
      const { stderr } = await tschalice(['release', 'promote', '--stage', 'nowhere'], { cwd });
      expect(stderr).to.contain(
        `stage 'nowhere' is not in the configuration, so it has no releases\n  known are prod, dev; or add it under "stages", with a "release" [release-not-configured]\n`,
      );
    });

    it('every step but init of a stage without a ledger', async () => {
      const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': configured({ strategy: 'canary' }) });
      for (const words of [['start'], ['step', '5'], ['promote'], ['rollback'], ['abort'], ['status']]) {
        expect((await step(cwd, ...words)).stderr)
          .to.contain('`tschalice release init --stage prod`')
          .and.contain('[release-ledger-missing]');
      }
    });

    it('a stage variable that the app does not take', async () => {
      const typed = (answer: string): string =>
        `import { Chalice, oneOf } from 'tschalice';\nexport const app = new Chalice({ appName: 'demo' }).stageVariables({ level: oneOf('debug', 'info') });\n` +
        `app.get('/', () => '${answer}');\n`;
      const config = JSON.stringify({
        version: '2.0',
        app_name: 'demo',
        stage_variables: { level: 'info' },
        stages: { prod: { release: { strategy: 'canary' } } },
      });
      const cwd = project({ 'app.ts': typed('one'), '.chalice/config.json': config });
      await step(cwd, 'init');
      writeFileSync(join(cwd, 'app.ts'), typed('two'));
      const { stderr } = await step(cwd, 'start', '--stage-variable', 'level=debgu');
      expect(stderr).to.contain(
        "error --stage-variable: the stage variable 'level' must be 'debug' or 'info'\n  did you mean 'debug'? [stage-variable-value]\n",
      );
    });

    it('what of SAM would be lost, at its place', async () => {
      const config = { version: '2.0', app_name: 'demo', merge_templates: ['more.json'], stages: { prod: { release: { strategy: 'rolling' } } } };
      const connectors = { ToTable: { Properties: { Destination: { Id: 'Table' }, Permissions: ['Read'] } } };
      const table = { Type: 'AWS::Serverless::SimpleTable', Properties: {} };
      const more = JSON.stringify({ Resources: { Table: table, Cleanup: { Connectors: connectors } } });
      const cwd = project({ 'app.ts': app('one'), 'more.json': more, '.chalice/config.json': JSON.stringify(config) });
      const { stderr } = await step(cwd, 'init');
      expect(stderr)
        .to.match(/^error more\.json:1:\d+ Resources\.Cleanup\.Connectors: a stage with releases cannot have connectors/)
        .and.contain('[release-not-expanded]');
    });

    for (const [where, merged] of [
      ['Resources.Cleanup.Properties', (settings: object): object => ({ Resources: { Cleanup: { Properties: settings } } })],
      ['Globals.Function', (settings: object): object => ({ Globals: { Function: settings } })],
    ] as const) {
      it(`provisioned concurrency of a rolling release in a merge template, at ${where}`, async () => {
        const more = merged({ AutoPublishAlias: 'live', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } });
        const of = (strategy: string): string =>
          project({
            'app.ts': app('one'),
            'more.json': JSON.stringify(more),
            '.chalice/config.json': JSON.stringify({
              version: '2.0',
              app_name: 'demo',
              merge_templates: ['more.json'],
              stages: { prod: { release: { strategy } } },
            }),
          });
        const { stderr } = await step(of('rolling'), 'init');
        expect(stderr)
          .to.match(
            new RegExp(`^error more\\.json:1:\\d+ ${where.replaceAll('.', '\\.')}\\.ProvisionedConcurrencyConfig: Lambda refuses provisioned concurrency`),
          )
          .and.contain('[release-and-provisioned]');
        expect(await step(of('canary'), 'init')).to.include({ status: 0 });
      });
    }

    it('a damaged ledger, which init can forget', async () => {
      const cwd = await begun();
      writeFileSync(join(cwd, ledgerFile), '{"version": 1, "live": {}, "live": {}}');
      for (const words of [['init'], ['start'], ['promote'], ['status']])
        expect((await step(cwd, ...words)).stderr).to.contain('[release-ledger-duplicate-key]');
      expect(await step(cwd, 'init', '--force')).to.include({ status: 0 });
    });
  });

  describe('in regions', () => {
    const config = JSON.stringify({
      version: '2.0',
      app_name: 'demo',
      regions: { 'eu-west-1': { primary: true }, 'us-east-1': {} },
      stages: { prod: { release: { strategy: 'canary' } } },
    });
    const [eu, us] = ['eu-west-1', 'us-east-1'].map((region) => `.chalice/releases/prod.${region}.json`) as [string, string];
    const read = (cwd: string, file: string): { candidate?: Recorded; live: Recorded } =>
      JSON.parse(readFileSync(join(cwd, file), 'utf8')) as ReturnType<typeof read>;

    it('makes a step in all of them, or in one', async () => {
      const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': config });
      const { status, stdout } = await step(cwd, 'init', '--all-regions');
      expect(status).to.equal(0);
      expect(stdout).to.match(/^Stage prod in eu-west-1: [0-9a-f]{10} is live\n[^]*\nStage prod in us-east-1: [0-9a-f]{10} is live\n/);
      expect(stdout).to.contain(`git add ${eu} ${us} && git commit`).and.contain('tschalice deploy --stage prod --region us-east-1');
      expect(existsSync(join(cwd, ledgerFile))).to.equal(false);
      expect(read(cwd, eu)).to.deep.equal(read(cwd, us));
      writeFileSync(join(cwd, 'app.ts'), app('two'));
      await step(cwd, 'start', '--region', 'eu-west-1');
      expect([read(cwd, eu).candidate === undefined, read(cwd, us).candidate === undefined]).to.deep.equal([false, true]);
      const result = JSON.parse((await step(cwd, 'status', '--region', 'us-east-1', '--json')).stdout) as ReleaseStatusResult;
      expect(result).to.deep.include({ region: 'us-east-1', source: { id: read(cwd, eu).candidate!.id, state: null } });
      expect(result.next[0]!.command).to.equal('tschalice release start --stage prod --region us-east-1');
      const packaged = await tschalice(['package', '--stage', 'prod', '--all-regions', '--no-prove'], { cwd });
      expect(packaged.stderr)
        .to.contain(`error ${us}: the source`)
        .and.contain('`tschalice release start --stage prod --region us-east-1`')
        .and.not.contain(`error ${eu}`);
    });

    it('makes a step in the primary one, as deploy does, without a word about regions', async () => {
      const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': config });
      const { status, stdout } = await step(cwd, 'init');
      expect(status).to.equal(0);
      expect(stdout).to.contain('tschalice deploy --stage prod --region eu-west-1');
      expect(readdirSync(join(cwd, '.chalice/releases'))).to.deep.equal(['prod.eu-west-1.json']);
      expect((await step(cwd, 'status')).stdout).to.match(/^Stage prod in eu-west-1, /);
    });

    it('makes a step in none of them where one refuses it', async () => {
      const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': config });
      await step(cwd, 'init', '--all-regions');
      writeFileSync(join(cwd, 'app.ts'), app('two'));
      await step(cwd, 'start', '--region', 'eu-west-1');
      const before = [eu, us].map((file) => readFileSync(join(cwd, file), 'utf8'));
      const { status, stderr } = await step(cwd, 'promote', '--all-regions');
      expect(status).to.equal(1);
      expect(stderr).to.contain(`error ${us}: stage 'prod' has no candidate`);
      expect([eu, us].map((file) => readFileSync(join(cwd, file), 'utf8'))).to.deep.equal(before);
    });

    it('keeps the ledger of a stage that had none, under the name of its region', async () => {
      const cwd = await started();
      writeFileSync(join(cwd, '.chalice/config.json'), config);
      const { status, stderr } = await step(cwd, 'promote');
      expect(status).to.equal(1);
      expect(stderr).to.contain(`rename ${ledgerFile} to ${eu} if it is the ledger of the stack in eu-west-1; otherwise make it with`);
      renameSync(join(cwd, ledgerFile), join(cwd, eu));
      expect(await step(cwd, 'promote')).to.include({ status: 0, stderr: '' });
    });

    it('prints all of them as JSON', async () => {
      const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': config });
      const result = JSON.parse((await step(cwd, 'init', '--all-regions', '--json')).stdout) as ReleaseRegionsResult;
      expect(schemaErrors(result)).to.deep.equal([]);
      expect(result.regions.map(({ region, file }) => [region, file])).to.deep.equal([
        ['eu-west-1', eu],
        ['us-east-1', us],
      ]);
    });
  });

  describe('refuses words', () => {
    const rows: [words: readonly string[], message: string][] = [
      [[], 'say what to do: init, start, step, promote, rollback, abort or status'],
      [['promte'], "release cannot 'promte': use init, start, step, promote, rollback, abort or status; did you mean 'promote'?"],
      [['step'], 'say how many percent the candidate gets: release step 50'],
      [['step', 'half'], "'half' is no percentage: use a number from 0 to 100"],
      [['step', '--percent', '50'], 'say how many percent the candidate gets: release step 50'],
      [['step', '5', '--percent', '50'], 'write the percentage after step: release step 50'],
      [['promote', '50'], "unexpected argument '50': only release step takes a percentage"],
      [['promote', '--percent', '50'], 'only release start has --percent'],
      [['init', '--stage-variable', 'a=b'], 'only release start has --stage-variable'],
      [['start', '--stage-variable', 'a'], '--stage-variable takes one NAME=VALUE; repeat the option for more'],
      [['start', '--force'], 'only release init has --force'],
      [['promote', '--all-regions', '--region', 'eu-west-1'], 'give --region or --all-regions, not both'],
      [['status', '--all-regions'], 'status is of one region: name it with --region'],
    ];
    for (const [words, message] of rows) {
      it(words.join(' ') || 'none', async () => {
        const { status, stderr } = await step(project(), ...words);
        expect({ status, stderr }).to.deep.equal({ status: 2, stderr: `tschalice: ${message}\nSee: tschalice release --help\n` });
      });
    }
  });

  it('has an example of each step in its help', async () => {
    const { stdout } = await tschalice(['release', '--help'], { cwd: project() });
    for (const word of ['init', 'start', 'step 50', 'promote', 'rollback', 'abort', 'status']) expect(stdout).to.contain(`tschalice release ${word}`);
  });

  it('completes its steps', async () => {
    const env = { SHELL: '/bin/bash' };
    const { stdout } = await tschalice(['--get-yargs-completions', 'tschalice', 'release', ''], { cwd: project(), env });
    expect(stdout.split('\n')).to.include.members(['init', 'start', 'step', 'promote', 'rollback', 'abort', 'status']);
  });
});
