import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DiffResult } from '../../../src/cli/diff/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';

const ledgerFile = '.chalice/releases/prod.json';
const app = (answer: string): string => appWith(`app.get('/', () => '${answer}');`);
const configured = (release: unknown, more: object = {}): string =>
  JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release, ...more } } });
const release = { strategy: 'canary', percent: 10 };

async function begun(more: object = {}): Promise<string> {
  const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': configured(release, more) });
  await tschalice(['release', 'init', '--stage', 'prod'], { cwd });
  return cwd;
}

interface Template {
  readonly Transform?: unknown;
  readonly Resources: { readonly [id: string]: { readonly Type: string; readonly Properties: { readonly [name: string]: unknown } } };
}
const templateIn = (cwd: string): Template => JSON.parse(readFileSync(join(cwd, 'out/prod/sam.json'), 'utf8')) as Template;
const typesIn = (cwd: string): Set<string> => new Set(Object.values(templateIn(cwd).Resources).map(({ Type }) => Type));
const onProd = (cwd: string, ...words: readonly string[]): ReturnType<typeof tschalice> => tschalice([...words, '--stage', 'prod'], { cwd });

describe('a stage with releases', () => {
  after(removeFolders);

  it('is packaged for one of its regions, and looked at as it is in the primary one', async () => {
    const regions = { 'eu-west-1': {}, 'us-east-1': { primary: true, lambda_memory_size: 512 } };
    const settings = { version: '2.0', app_name: 'demo', stages: { prod: { release } }, regions };
    const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': JSON.stringify(settings) });
    expect(await onProd(cwd, 'release', 'init', '--all-regions')).to.include({ status: 0 });
    for (const words of [['package'], ['package', '--check']]) {
      const { status, stderr } = await onProd(cwd, ...words);
      expect({ status, codes: stderr.match(/\[[a-z-]+\]/g) }).to.deep.equal({ status: 1, codes: ['[release-region-missing]'] });
      expect(stderr).to.match(/^error \.chalice\/config\.json:1:\d+ regions: .* without a region\n {2}add --region eu-west-1 or --all-regions \[/);
    }
    expect(await onProd(cwd, 'package', '--all-regions')).to.include({ status: 0, stderr: '' });
    expect(await onProd(cwd, 'quota')).to.include({ status: 0, stderr: '' });
    const compared = await onProd(cwd, 'diff', '--base-template', 'out/prod/us-east-1/sam.json', '--json');
    expect(compared.status, compared.stdout).to.equal(0);
    const rules = (JSON.parse(compared.stdout) as DiffResult).review.stages[0]!.changes.map(({ rule }) => rule);
    expect(rules).to.deep.equal(['release-traffic']);
    const { stderr } = await onProd(cwd, 'deploy', '--s3-bucket', 'code', '--region', 'eu-west-2');
    expect(stderr).to.contain('[region-not-configured]').and.not.contain('[release-');
  });

  it('is packaged in the form that its ledger asks for', async () => {
    const cwd = await begun();
    expect(await onProd(cwd, 'package')).to.include({ status: 0, stderr: '' });
    expect(templateIn(cwd).Transform).to.equal(undefined);
    expect([...typesIn(cwd)]).to.include.members(['AWS::Lambda::Version', 'AWS::Lambda::Alias', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage']);
    expect(readFileSync(join(cwd, 'out/prod/swagger.json'), 'utf8'))
      .to.contain('${!stageVariables.lambda_alias}')
      .and.contain('"summary"');
    expect(await onProd(cwd, 'package', '--check')).to.include({ status: 0, stdout: 'out/prod is up to date for stage prod.\n' });
    const { stdout } = await onProd(cwd, 'quota', '--json');
    const { quotas } = JSON.parse(stdout) as { quotas: { quota: string; used: number }[] };
    expect(quotas.find(({ quota }) => quota === 'stack-resources')?.used).to.equal(Object.keys(templateIn(cwd).Resources).length);
  });

  it('says what an update would do to who gets what', async () => {
    const cwd = await begun();
    await onProd(cwd, 'package', '--no-prove');
    writeFileSync(join(cwd, 'app.ts'), app('two'));
    await onProd(cwd, 'release', 'start');
    const { status, stderr } = await onProd(cwd, 'package', '--check');
    expect(status).to.equal(1);
    expect(stderr).to.contain('Resources.RestAPIapiStage.Properties.CanarySetting: added');
  });

  it('may have its Swagger document in a file', async () => {
    const cwd = await begun({ swagger_layout: 'file' });
    await onProd(cwd, 'package', '--no-prove');
    expect(templateIn(cwd).Resources['RestAPI']!.Properties['Body']).to.deep.equal({
      'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.json' } },
    });
    expect(readFileSync(join(cwd, 'out/prod/api.json'), 'utf8')).to.contain('${!stageVariables.lambda_alias}');
    const inline = await begun();
    // Where the document stands makes no other release.
    expect(readFileSync(join(inline, ledgerFile), 'utf8')).to.equal(readFileSync(join(cwd, ledgerFile), 'utf8'));
  });

  it('gives the template from before the start once it is aborted', async () => {
    const cwd = await begun();
    await onProd(cwd, 'package', '--no-prove');
    const before = readFileSync(join(cwd, 'out/prod/sam.json'), 'utf8');
    writeFileSync(join(cwd, 'app.ts'), app('two'));
    await onProd(cwd, 'release', 'start');
    writeFileSync(join(cwd, 'app.ts'), app('one'));
    await onProd(cwd, 'release', 'abort');
    await onProd(cwd, 'package', '--no-prove');
    expect(readFileSync(join(cwd, 'out/prod/sam.json'), 'utf8')).to.equal(before);
  });

  describe('is refused', () => {
    const commands = [['package', '--stage', 'prod'], ['validate'], ['quota', '--stage', 'prod'], ['deploy', '--stage', 'prod', '--s3-bucket', 'bucket']];
    const rows: [what: string, make: () => Promise<string>, message: string][] = [
      [
        'without a ledger',
        async () => project({ 'app.ts': app('one'), '.chalice/config.json': configured(release) }),
        "stage 'prod' has releases, but no ledger that says what is live\n  make it with `tschalice release init --stage prod`, and commit it [release-ledger-missing]",
      ],
      [
        'with a source that was not released',
        async () => {
          const cwd = await begun();
          writeFileSync(join(cwd, 'app.ts'), app('two'));
          return cwd;
        },
        'make it the candidate with `tschalice release start --stage prod`, or package a source that was released [release-source]',
      ],
      [
        'with a damaged ledger',
        async () => {
          const cwd = await begun();
          writeFileSync(join(cwd, ledgerFile), '{"version": 1, "live": {}, "live": {}}');
          return cwd;
        },
        '[release-ledger-duplicate-key]',
      ],
    ];
    for (const [what, make, message] of rows) {
      it(what, async () => {
        const cwd = await make();
        for (const words of commands) {
          const { status, stderr } = await tschalice(words, { cwd });
          expect({ words, status }).to.deep.equal({ words, status: 1 });
          expect(stderr, words.join(' ')).to.contain(message);
        }
      });
    }

    it('with a value of a stage variable that the app does not take', async () => {
      const typed = (answer: string): string =>
        `import { Chalice, oneOf } from 'tschalice';\nexport const app = new Chalice({ appName: 'demo' }).stageVariables({ level: oneOf('debug', 'info') });\n` +
        `app.get('/', () => '${answer}');\n`;
      const config = configured({ strategy: 'canary', stage_variables: { level: 'debug' } }, { stage_variables: { level: 'info' } });
      const cwd = project({ 'app.ts': typed('one'), '.chalice/config.json': config });
      await onProd(cwd, 'release', 'init');
      writeFileSync(join(cwd, 'app.ts'), typed('two'));
      await onProd(cwd, 'release', 'start');
      expect(await onProd(cwd, 'package', '--no-prove')).to.include({ status: 0 });
      writeFileSync(join(cwd, ledgerFile), readFileSync(join(cwd, ledgerFile), 'utf8').replace('"level": "debug"', '"level": "trace"'));
      expect((await onProd(cwd, 'package')).stderr).to.contain("the stage variable 'level' must be 'debug' or 'info'");
    });
  });

  it('is told of a ledger that has no effect', async () => {
    const cwd = await begun();
    writeFileSync(join(cwd, '.chalice/config.json'), configured(false));
    const { status, stderr } = await onProd(cwd, 'package', '--no-prove');
    expect(status).to.equal(0);
    expect(stderr).to.contain('[release-without-setting]');
    expect(templateIn(cwd).Transform).to.equal('AWS::Serverless-2016-10-31');
  });

  it('keeps the transform for what only SAM can expand', async () => {
    const cwd = project({
      'app.ts': app('one'),
      'more.json': JSON.stringify({
        Resources: { Store: { Type: 'AWS::Serverless::Application', Properties: { Location: 'https://s3.amazonaws.com/b/t.json' } } },
      }),
      '.chalice/config.json': configured(release, { merge_templates: ['more.json'] }),
    });
    await onProd(cwd, 'release', 'init');
    expect(await onProd(cwd, 'package', '--no-prove')).to.include({ status: 0, stderr: '' });
    expect(templateIn(cwd).Transform).to.equal('AWS::Serverless-2016-10-31');
    expect([...typesIn(cwd)].filter((type) => type.startsWith('AWS::Serverless'))).to.deep.equal(['AWS::Serverless::Application']);
  });
});
