import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import type { ValidateResult } from '../../../src/cli/validate/result.js';
import { schemaErrors } from './result-schema.js';
import { appWith, listing, project, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const trailingSlash = appWith("app.get('/x/', () => ({}));\napp.lambdaFunction('a-b', () => 1);\napp.lambdaFunction('a_b', () => 1);");
const longTimeout = '{"version": "2.0", "app_name": "demo", "lambda_timeout": 1000, "lambda_memory_sice": 128}';

const broken: { what: string; files: { [path: string]: string }; codes: string[] }[] = [
  { what: 'an invalid configuration', files: { '.chalice/config.json': longTimeout }, codes: ['config-range', 'config-unknown-key'] },
  { what: 'a configuration that is no JSON', files: { '.chalice/config.json': '{"version": ' }, codes: ['config-syntax'] },
  { what: 'an app with several mistakes', files: { 'app.ts': trailingSlash }, codes: ['logical-id-collision', 'route-trailing-slash'] },
  { what: 'an app that does not parse', files: { 'app.ts': 'export const app = ;' }, codes: ['syntax'] },
  { what: 'an app that throws', files: { 'app.ts': appWith("throw new TypeError('no');") }, codes: ['app-exception'] },
  { what: 'an app without export', files: { 'app.ts': 'export const api = 1;' }, codes: ['app-not-exported'] },
];

describe('a project with problems', () => {
  afterEach(removeFolders);

  for (const { what, files, codes } of broken) {
    it(`(${what}) ends with status 1, words on standard error only, no stack trace and no change`, async () => {
      const cwd = project(files);
      mkdirSync(join(cwd, 'out/dev'), { recursive: true });
      writeFileSync(join(cwd, 'out/dev/sam.json'), 'old');
      const before = listing(cwd);
      const { status, stdout, stderr } = await tschalice(['package'], { cwd });
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
      expect(stderr)
        .to.match(/^error (app\.ts|\.chalice\/config\.json)/)
        .and.match(/\n\d+ errors?; nothing was written\.\n$/);
      expect(stderr).to.not.match(/^ +at /m);
      expect(stderr).to.not.contain('\u001b');
      expect(listing(cwd)).to.deep.equal(before);
    });

    for (const command of ['package', 'validate']) {
      it(`(${what}) is JSON on standard output, and nothing else, with ${command} --json`, async () => {
        const { status, stdout, stderr } = await tschalice([command, '--json'], { cwd: project(files) });
        expect({ status, stderr }).to.deep.equal({ status: 1, stderr: '' });
        const { ok, problems } = JSON.parse(stdout) as FailedResult | ValidateResult;
        expect(ok).to.equal(false);
        expect(schemaErrors({ ok, problems })).to.deep.equal([]);
        expect(problems.map(({ code }) => code).sort()).to.deep.equal(codes);
      });
    }
  }

  it('is told by --json in the form that the schema has', () => {
    const problem = {
      code: 'merge-nothing',
      severity: 'warning',
      where: { file: 'a.json', line: 1, column: 2, path: ['Resources', 0] },
      message: 'm',
      fix: 'f',
    };
    expect(schemaErrors({ ok: true, problems: [problem], stages: ['dev'] })).to.deep.equal([]);
    expect(schemaErrors({ ok: true, problems: [{ ...problem, severity: 'error' }] })).to.include('/problems/0/severity must be equal to constant');
    expect(schemaErrors({ ok: false, problems: [{ ...problem, fix: undefined, hint: 'h' }] })).to.have.lengthOf(1);
  });

  it('shows all of its mistakes at once, each with place, fix and code', async () => {
    const cwd = project({
      'app.ts': trailingSlash,
      '.chalice/config.json': '{"version": "2.0", "app_name": "demo", "lambda_functions": {"gone": {"lambda_timeout": 3}}}',
    });
    const { stderr } = await tschalice(['package'], { cwd });
    expect(stderr).to.match(/^error app\.ts:3:\d+: the path '\/x\/' ends in '\/'.*\n {2}write '\/x' \[route-trailing-slash\]$/m);
    expect(stderr).to.match(/^error app\.ts:5:\d+: .*a_b/m);
    expect(stderr).to.contain('gone');
    expect(stderr.match(/^(error|warning) /gm)).to.have.length.of.at.least(3);
  });

  for (const words of [['package'], ['validate'], ['package', '--check']]) {
    it(`is told from no project at all by ${words.join(' ')}`, async () => {
      const cwd = temporaryFolder();
      const plain = await tschalice(words, { cwd });
      expect({ ...plain, stderr: '' }).to.deep.equal({ status: 1, signal: null, stdout: '', stderr: '' });
      expect(plain.stderr).to.match(/^error \.chalice\/config\.json: /);
      const asJson = await tschalice([...words, '--json'], { cwd });
      expect({ ...asJson, stdout: '' }).to.deep.equal({ status: 1, signal: null, stdout: '', stderr: '' });
      expect((JSON.parse(asJson.stdout) as FailedResult).problems.map(({ code }) => code)).to.deep.equal(['config-missing']);
      expect(listing(cwd)).to.deep.equal([]);
    });
  }

  it('is told from a --project-dir that is not there', async () => {
    const { status, stderr } = await tschalice(['package', '--project-dir', 'nowhere'], { cwd: temporaryFolder() });
    expect(status).to.equal(1);
    expect(stderr).to.match(/^error nowhere: there is no such folder/);
  });

  it('is a merge template that is not there', async () => {
    const cwd = project();
    const before = listing(cwd);
    const { status, stderr } = await tschalice(['package', '--merge-template', 'gone.yaml'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.match(/^error .*gone\.yaml/);
    expect(listing(cwd)).to.deep.equal(before);
  });

  for (const [what, path] of Object.entries({ 'the output folder': 'out/dev', 'a folder above it': 'out' })) {
    it(`is a file in the place of ${what}`, async () => {
      const cwd = project({ [path]: 'a file' });
      const { status, stdout, stderr } = await tschalice(['package'], { cwd });
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
      expect(stderr)
        .to.contain('[output-not-written]')
        .and.not.match(/^ +at /m);
      expect(readFileSync(join(cwd, path), 'utf8')).to.equal('a file');
    });
  }
});

describe('the place of a problem', () => {
  afterEach(removeFolders);

  const stages = '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}, "beta": {}}}';
  /** OUTSIDE is a folder outside the project. */
  const rows: readonly { readonly words: readonly string[]; readonly code: string; readonly file: string }[] = [
    { words: ['package'], code: 'output-not-written', file: 'out/dev' },
    { words: ['package', './out/dev/'], code: 'output-not-written', file: 'out/dev' },
    { words: ['package', 'OUTSIDE/file/x'], code: 'output-not-written', file: 'OUTSIDE/file/x' },
    { words: ['package', '--single-file', 'sub/none/p.zip'], code: 'output-not-written', file: 'sub/none/p.zip' },
    { words: ['package', '--single-file', 'OUTSIDE/none/p.zip'], code: 'output-not-written', file: 'OUTSIDE/none/p.zip' },
    { words: ['package', '--template-format', 'yaml', 'sub'], code: 'template-stale', file: 'sub/sam.json' },
    { words: ['package', '--template-format', 'yaml', 'OUTSIDE'], code: 'template-stale', file: 'OUTSIDE/sam.json' },
    { words: ['package', '--merge-template', '.'], code: 'merge-missing', file: '.' },
    { words: ['package', '--merge-template', 'sub/none.json'], code: 'merge-missing', file: 'sub/none.json' },
    { words: ['package', '--merge-template', 'OUTSIDE/none.json'], code: 'merge-missing', file: 'OUTSIDE/none.json' },
    { words: ['generate-pipeline', 'sub/sam.json'], code: 'file-changed', file: 'sub/sam.json' },
    { words: ['generate-pipeline', 'out/dev/p.json'], code: 'output-not-written', file: 'out/dev/p.json' },
    { words: ['generate-pipeline', '--stages', 'a_b,a-b', 'sub/p.json'], code: 'pipeline-stage-name', file: 'sub/p.json' },
    { words: ['generate-pipeline', '--github-actions', 'sub/w.yml'], code: 'workflow-elsewhere', file: 'sub/w.yml' },
    { words: ['generate-pipeline', 'p.json', '--buildspec-file', 'OUTSIDE/b.yml'], code: 'buildspec-outside', file: 'OUTSIDE/b.yml' },
  ];
  for (const { words, code, file } of rows) {
    it(`is ${file} for ${words.join(' ')}`, async () => {
      // Deep enough to have no short path from the project.
      const outside = join(temporaryFolder(), 'a/b');
      mkdirSync(outside, { recursive: true });
      for (const name of ['file', 'sam.json']) writeFileSync(join(outside, name), '{}');
      const cwd = join(
        project({ 'p/.chalice/config.json': stages, 'p/app.ts': appWith("app.get('/', () => 1);"), 'p/out/dev': '', 'p/sub/sam.json': '{}' }),
        'p',
      );
      const real = (text: string): string => text.replace('OUTSIDE', outside);
      const { stdout } = await tschalice([...words.map(real), '--json'], { cwd });
      const problem = (JSON.parse(stdout) as FailedResult).problems.find((one) => one.code === code);
      expect(problem?.where.file).to.equal(real(file));
      if (!file.startsWith('OUTSIDE')) expect(problem?.message).to.not.contain(cwd);
    });
  }
});

describe('validate', () => {
  afterEach(removeFolders);
  const stages = '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}, "beta": {"manage_iam_role": false}, "prod": {}}}';

  it('checks every configured stage, and writes nothing', async () => {
    const cwd = project({ '.chalice/config.json': stages.replace('"manage_iam_role": false', '') });
    const before = listing(cwd);
    const { status, stdout, stderr } = await tschalice(['validate'], { cwd });
    expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: 'No errors on stages dev, beta, prod.\n', stderr: '' });
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('checks dev where no stage is configured', async () => {
    const { stdout } = await tschalice(['validate'], { cwd: project() });
    expect(stdout).to.equal('No errors on stage dev.\n');
  });

  it('finds what is wrong on one stage only', async () => {
    const { status, stdout } = await tschalice(['validate', '--json'], { cwd: project({ '.chalice/config.json': stages }) });
    expect(status).to.equal(1);
    const result = JSON.parse(stdout) as ValidateResult;
    expect(result.stages).to.deep.equal(['dev', 'beta', 'prod']);
    expect(result.problems.map(({ where }) => where.path)).to.deep.equal([['stages', 'beta', 'manage_iam_role']]);
  });

  it('checks the one stage that --stage names', async () => {
    const cwd = project({ '.chalice/config.json': stages });
    const [dev, beta] = await Promise.all(['dev', 'beta'].map((stage) => tschalice(['validate', '--stage', stage], { cwd })));
    expect([dev!.status, dev!.stdout]).to.deep.equal([0, 'No errors on stage dev.\n']);
    expect([beta!.status, beta!.stdout]).to.deep.equal([1, '']);
  });

  it('tells a problem of all stages once', async () => {
    const cwd = project({ '.chalice/config.json': stages.replace('"manage_iam_role": false', ''), 'app.ts': appWith("app.get('/x/', () => ({}));") });
    const { stderr } = await tschalice(['validate'], { cwd });
    expect(stderr.match(/route-trailing-slash/g)).to.have.lengthOf(1);
    expect(stderr).to.match(/\n1 error\n$/);
  });

  it('checks merge templates too', async () => {
    const { status, stderr } = await tschalice(['validate', '--merge-template', 'm.json'], { cwd: project({ 'm.json': '{' }) });
    expect(status).to.equal(1);
    expect(stderr).to.contain('m.json');
  });

  it('is content with warnings', async () => {
    const cwd = project({
      'app.ts': appWith("app.authorizer('unused', {}, () => new AuthResponse({ routes: [], principalId: 'x' })); app.lambdaFunction('f', () => 1);").replace(
        'Chalice',
        'AuthResponse, Chalice',
      ),
    });
    const { status, stdout, stderr } = await tschalice(['validate'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 0, stdout: 'No errors on stage dev.\n' });
    expect(stderr).to.match(/^warning app\.ts:3/);
  });
});
