import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import type { DiffResult } from '../../../src/cli/diff/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const app = appWith("app.get('/', () => ({}));\napp.lambdaFunction('worker', () => 1);");
const table = (key: string): string =>
  JSON.stringify({
    Resources: {
      Orders: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
          KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
        },
      },
    },
  });
const config = (settings: object = {}): string =>
  JSON.stringify({ version: '2.0', app_name: 'demo', merge_templates: ['merge.json'], stages: { dev: {}, beta: {} }, ...settings });

/** A project that was packaged for `dev`, and whose table then got another key. */
async function changed(settings: object = {}): Promise<string> {
  const cwd = project({ 'app.ts': app, 'merge.json': table('id'), '.chalice/config.json': config(settings) });
  const { status, stderr } = await tschalice(['package', '--no-prove'], { cwd });
  expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
  writeFileSync(join(cwd, 'merge.json'), table('order'));
  return cwd;
}

const base = ['diff', '--base-template', 'out/dev/sam.json'];

const schema = (name: string): object => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object;
const isReview = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).addSchema(schema('result')).compile(schema('review'));

function reviewErrors(review: unknown): unknown {
  return isReview(review) ? [] : isReview.errors;
}

describe('tschalice diff --base-template', () => {
  after(removeFolders);

  it('finds no changes in what was packaged just now', async () => {
    const cwd = project({ 'app.ts': app, '.chalice/config.json': config({ merge_templates: [] }) });
    await tschalice(['package', '--no-prove'], { cwd });
    expect(await tschalice(base, { cwd })).to.deep.include({ status: 0, stderr: '', stdout: 'Stage dev: no changes\n\nNo changes\n' });
    expect(await tschalice([...base, '--skip-empty'], { cwd })).to.deep.include({ status: 0, stdout: '' });
  });

  it('says what an update would do, and stops only what it is told to stop', async () => {
    const cwd = await changed();
    const { status, stdout, stderr } = await tschalice(base, { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout)
      .to.contain('Stage dev: 1 change, 1 destructive\n')
      .and.contain('[resource-replaced]')
      .and.match(/\n1 change\n$/);
    expect((await tschalice([...base, '--fail-on', 'broadening,public-route'], { cwd })).status).to.equal(0);
    const stopped = await tschalice([...base, '--fail-on', 'Destructive'], { cwd });
    expect(stopped.status).to.equal(1);
    expect(stopped.stdout).to.match(/1 change stops this\n$/);
  });

  it('says whose code changes by the bundle.json beside the template, and what it cannot say without', async () => {
    const cwd = await changed();
    writeFileSync(join(cwd, 'merge.json'), table('id'));
    appendFileSync(join(cwd, 'app.ts'), '// A comment.\n');
    expect((await tschalice(base, { cwd })).stdout).to.equal('Stage dev: no changes\n\nNo changes\n');
    writeFileSync(join(cwd, 'app.ts'), app.replace('() => 1', '() => 2'));
    const { stdout } = await tschalice(base, { cwd });
    expect(stdout).to.contain('The code of Worker changes [code-changed]\n    from app.ts\n');
    rmSync(join(cwd, 'out/dev/bundle.json'));
    expect((await tschalice(base, { cwd })).stdout).to.contain('not compared Code: The code is not compared, because there is no bundle.json');
    writeFileSync(join(cwd, 'out/dev/bundle.json'), '{"version": 1, "version": 1}');
    expect((await tschalice(base, { cwd })).status).to.equal(2);
  });

  it('reads templates in YAML, and writes none', async () => {
    const cwd = await changed();
    await tschalice(['package', '--no-prove', '--template-format', 'yaml', 'old'], { cwd });
    const { status, stdout } = await tschalice(['diff', '--base-template', 'old/sam.yaml'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 0, stdout: 'Stage dev: no changes\n\nNo changes\n' });
  });

  it('reads the Swagger document that a template includes from the file beside it', async () => {
    const cwd = await changed({ swagger_layout: 'file' });
    appendFileSync(join(cwd, 'app.ts'), "app.get('/more', () => ({}));\n");
    const { stdout } = await tschalice([...base, '--fail-on', 'public-route'], { cwd });
    expect(stdout).to.contain('GET /more').and.not.contain('not compared').and.not.contain('GET / ');
  });

  it('stops a new route that anyone can call, unless it is meant to be public', async () => {
    const cwd = await changed();
    appendFileSync(join(cwd, 'app.ts'), "app.get('/open', { public: true }, () => ({}));\n");
    expect((await tschalice([...base, '--fail-on', 'public-route'], { cwd })).status).to.equal(0);
    appendFileSync(join(cwd, 'app.ts'), "app.get('/more', () => ({}));\n");
    expect((await tschalice([...base, '--fail-on', 'public-route'], { cwd })).status).to.equal(1);
  });

  it('prints each format', async () => {
    const cwd = await changed();
    const printed = async (format: string): Promise<string> => (await tschalice([...base, '--format', format], { cwd })).stdout;
    expect(await printed('markdown')).to.match(/^<!-- tschalice review /);
    expect(await printed('html')).to.match(/^<!doctype html>/i);
    const review = JSON.parse(await printed('json')) as { labels: unknown };
    expect(reviewErrors(review)).to.deep.equal([]);
    expect(review.labels).to.deep.equal(['destructive']);
    expect(JSON.parse(await printed('sarif'))).to.have.property('version', '2.1.0');
  });

  it('writes files in the formats that their names say, and then prints text', async () => {
    const cwd = await changed();
    const { status, stdout } = await tschalice([...base, '--output', 'review/a.md', '--output', 'a.json', '--output', 'a.sarif', '--output', 'a.html'], {
      cwd,
    });
    expect(status).to.equal(0);
    expect(stdout).to.contain('Stage dev');
    const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
    expect(read('review/a.md')).to.match(/^<!-- tschalice review /);
    expect(JSON.parse(read('a.json'))).to.have.property('stopped', false);
    expect(JSON.parse(read('a.sarif'))).to.have.property('version', '2.1.0');
    expect(read('a.html')).to.contain('</html>');
    await tschalice([...base, '--output', 'review.json', '--format', 'sarif'], { cwd });
    expect(JSON.parse(read('review.json'))).to.have.property('version', '2.1.0');
  });

  it('prints a result with the review in it for --json', async () => {
    const cwd = await changed();
    const { status, stdout } = await tschalice([...base, '--json', '--output', 'a.md', '--fail-on', 'destructive'], { cwd });
    const result = JSON.parse(stdout) as DiffResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    expect(reviewErrors(result.review)).to.deep.equal([]);
    expect({ status, ok: result.ok, written: result.written }).to.deep.equal({ status: 1, ok: false, written: ['a.md'] });
  });

  it("adds to the summary of GitHub's step", async () => {
    const cwd = await changed();
    const file = join(cwd, 'summary.md');
    const env = { GITHUB_STEP_SUMMARY: file };
    writeFileSync(file, 'before\n');
    await tschalice([...base, '--format', 'json'], { cwd, env });
    expect(readFileSync(file, 'utf8')).to.equal('before\n');
    await tschalice([...base, '--output', 'a.md'], { cwd, env });
    expect(readFileSync(file, 'utf8')).to.match(/^before\n<!-- tschalice review /);
    const { status, stderr } = await tschalice(base, { cwd, env: { GITHUB_STEP_SUMMARY: cwd } });
    expect(status).to.equal(2);
    expect(stderr).to.contain('[output-not-written]');
  });

  it('takes waivers from .chalice/waivers.yaml, and is stopped by one that has expired', async () => {
    const cwd = await changed();
    const waiver = (expires: string): void =>
      writeFileSync(join(cwd, '.chalice/waivers.yaml'), `- code: resource-replaced\n  logical_id: Orders\n  reason: It is empty.\n  expires: ${expires}\n`);
    waiver('2999-12-31');
    const waived = await tschalice([...base, '--fail-on', 'destructive'], { cwd });
    expect(waived.status).to.equal(0);
    expect(waived.stdout).to.contain('waived until 2999-12-31: It is empty.');
    waiver('2020-01-01');
    const expired = await tschalice(base, { cwd });
    expect(expired.status).to.equal(1);
    expect(expired.stdout).to.contain('[waiver-expired]');
    writeFileSync(join(cwd, '.chalice/waivers.yaml'), '- code: nothing\n');
    const wrong = await tschalice(base, { cwd });
    expect(wrong.status).to.equal(2);
    expect(wrong.stderr).to.contain('[waiver-invalid]');
  });

  it('ends with status 2, and writes nothing, where it cannot compare', async () => {
    const cwd = await changed();
    writeFileSync(join(cwd, 'none.json'), '{"version": "2.0"}');
    writeFileSync(join(cwd, 'broken.json'), '{"Resources": {}, "Resources": {}}');
    mkdirSync(join(cwd, 'folder'));
    const codeFor = async (file: string): Promise<unknown> => {
      const { status, stderr } = await tschalice(['diff', '--base-template', file, '--output', 'a.md'], { cwd });
      expect(status).to.equal(2);
      expect(stderr).to.contain('; nothing was compared.').and.contain(file);
      return /\[([a-z-]+)\]/.exec(stderr)?.[1];
    };
    expect(await codeFor('missing.json')).to.equal('base-template-missing');
    expect(await codeFor('none.json')).to.equal('base-template-invalid');
    expect(await codeFor('broken.json')).to.equal('base-template-invalid');
    expect(await codeFor('folder')).to.equal('file-unreadable');
    appendFileSync(join(cwd, 'app.ts'), "app.get('/', () => ({}));\n");
    const { status, stdout } = await tschalice(['diff', '--base-template', 'missing.json', '--json'], { cwd });
    const { ok, problems } = JSON.parse(stdout) as DiffResult;
    expect({ status, ok }).to.deep.equal({ status: 2, ok: false });
    // Those of both sides.
    expect(problems.map(({ code }) => code))
      .to.include('base-template-missing')
      .and.have.length.above(1);
    expect(existsSync(join(cwd, 'a.md'))).to.equal(false);
  });

  const queue = { Type: 'AWS::SQS::Queue' };
  const hostile: readonly (readonly [what: string, text: string, code: string | undefined])[] = [
    [
      'references in a circle',
      JSON.stringify({ Resources: { A: { ...queue, Properties: { QueueName: { Ref: 'B' } } }, B: { ...queue, DependsOn: 'A' } } }),
      undefined,
    ],
    ['values of other types', '{"Resources": {"A": {"Type": 5, "Properties": [1]}, "B": null, "C": "x", "toString": {"Type": "AWS::SQS::Queue"}}}', undefined],
    ['names of prototypes', '{"Resources": {"__proto__": {"Type": "AWS::SQS::Queue"}}}', 'base-template-invalid'],
    ['lists in lists', `{"Resources": {"A": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, 'base-template-invalid'],
    [
      'a million keys',
      JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`Key${index}`, 1])) }),
      'file-unreadable',
    ],
    [
      'more values than a template can have',
      JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`K${index}`, 1])) }),
      undefined,
    ],
  ];
  for (const [what, text, code] of hostile) {
    it(`bears a template with ${what}`, async () => {
      const cwd = project({ 'old.json': text });
      const { status, stderr } = await tschalice(['diff', '--base-template', 'old.json'], { cwd });
      expect(status).to.equal(code === undefined ? 0 : 2);
      expect(/\[([a-z-]+)\]$/m.exec(stderr)?.[1]).to.equal(code);
    });
  }

  const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
    [['--stage', 'dev', '--stage', 'beta'], '--base-template is the template of one stage'],
    [['--stage', 'dev', '--stage', 'dev'], "--stage names 'dev' twice"],
    [['--stage', 'dev', '--all-stages'], 'give --stage or --all-stages, not both'],
    [['--fail-on', 'destructive,all'], "--fail-on must be destructive, broadening, public-route or breaking-api, not 'all'"],
    [['--format', 'yaml'], "--format must be text, markdown, html, json or sarif, not 'yaml'"],
    [['--output', 'review'], "the name 'review' says no format"],
    [['--output', 'a.md', '--output', 'a.md'], "--output names 'a.md' twice"],
    [['--output', 'a.md', '--output', 'a.html', '--format', 'html'], '--format is for one file'],
    [['--json', '--format', 'sarif'], '--json prints the result as JSON'],
  ];
  for (const [words, message] of wrong) {
    it(`refuses ${words.join(' ')}`, async () => {
      const { status, stderr } = await tschalice([...base, ...words], { cwd: project() });
      expect(status).to.equal(2);
      expect(stderr).to.contain(message);
    });
  }
});
