import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { differencesText } from '../../../src/cli/package/check-text.js';
import type { CheckResult } from '../../../src/cli/package/result.js';
import { plainStyle } from '../../../src/compiler/problem/format.js';
import { appWith, listing, project, removeFolders, tschalice } from '../run-cli.js';

describe('package --check', () => {
  let cwd: string;
  beforeEach(async () => {
    cwd = project();
    await tschalice(['package'], { cwd });
  });
  afterEach(removeFolders);

  it('ends with 0 when all is as it would be written, and writes nothing', async () => {
    const before = listing(cwd);
    const { status, stdout, stderr } = await tschalice(['package', '--check'], { cwd });
    expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: 'out/dev is up to date for stage dev.\n', stderr: '' });
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('does not mind other files in the folder', async () => {
    writeFileSync(join(cwd, 'out/dev/packaged.yaml'), 'of the AWS CLI');
    expect((await tschalice(['package', '--check'], { cwd })).status).to.equal(0);
  });

  it('shows paths with their old and new values, template first, and writes nothing', async () => {
    writeFileSync(join(cwd, '.chalice/config.json'), '{"version": "2.0", "app_name": "demo", "lambda_timeout": 9, "tags": {"a": "b"}}');
    const before = listing(cwd);
    const { status, stdout, stderr } = await tschalice(['package', '--check'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.match(/^sam\.json\n/);
    expect(stderr).to.contain('\n  Resources.APIHandler.Properties.Timeout: 60 → 9\n');
    expect(stderr).to.contain('\n  Resources.APIHandler.Properties.Tags.a: added "b"\n');
    expect(stderr).to.match(/\nout\/dev is stale: run the same command without --check\.\n$/);
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('shows which files in the zip changed', async () => {
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/', () => ({ more: 'code' }));"));
    const { status, stderr } = await tschalice(['package', '--check'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.match(/^deployment\.zip\n {2}app\.mjs: \d+ → \d+ bytes\n/m);
  });

  it('tells a change of the API once, not again for swagger.json', async () => {
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/', { summary: 'New.' }, () => ({}));"));
    const { stderr } = await tschalice(['package', '--check'], { cwd });
    expect(stderr).to.contain('swagger.json\n  as in sam.json, Resources.RestAPI.Properties.DefinitionBody\n');
    expect(stderr.match(/summary: added "New\."/g)).to.have.lengthOf(1);
  });

  for (const name of ['sam.json', 'deployment.zip', 'swagger.json']) {
    it(`misses ${name}, and leaves it missing`, async () => {
      rmSync(join(cwd, 'out/dev', name));
      const before = listing(cwd);
      const { status, stderr } = await tschalice(['package', '--check'], { cwd });
      expect(status).to.equal(1);
      expect(stderr).to.contain(`${name}\n  the file is missing\n`);
      expect(listing(cwd)).to.deep.equal(before);
    });
  }

  it('misses a whole folder, and does not make it', async () => {
    const before = listing(cwd);
    expect((await tschalice(['package', '--check', 'elsewhere/o'], { cwd })).status).to.equal(1);
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('compares YAML templates by their content', async () => {
    await tschalice(['package', '--template-format', 'yaml', 'y'], { cwd });
    const file = join(cwd, 'y/sam.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Timeout: 60', 'Timeout: 61'));
    const { status, stderr } = await tschalice(['package', '--template-format', 'yaml', 'y', '--check'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('sam.yaml\n  APIHandler gets another Timeout: 61 → 60 [setting-changed]\n\n  Resources.APIHandler.Properties.Timeout: 61 → 60\n');
  });

  it('says what an update would do as a review does: first what may have to be stopped', async () => {
    const file = join(cwd, 'out/dev/sam.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      before
        .replace('"FunctionName": {\n          "Ref": "APIHandler"', '"FunctionName": {\n          "Ref": "Other"')
        .replace('"Timeout": 60', '"Timeout": 61'),
    );
    const { stderr } = await tschalice(['package', '--check'], { cwd });
    writeFileSync(file, before);
    expect(stderr).to.match(
      /^sam\.json\n {2}broadening .*\[invoke-permission-added\]\n(?: {2}.*\n)* {2}APIHandler gets another Timeout: 61 → 60 \[setting-changed\]\n/,
    );
  });

  it('tells all to programs with --json', async () => {
    const same = await tschalice(['package', '--check', '--json'], { cwd });
    expect(same.status).to.equal(0);
    expect(JSON.parse(same.stdout)).to.deep.equal({ ok: true, app: 'demo', stage: 'dev', out: 'out/dev', differences: [], problems: [] });
    rmSync(join(cwd, 'out/dev/sam.json'));
    const { status, stdout, stderr } = await tschalice(['package', '--check', '--json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 1, stderr: '' });
    const { ok, differences } = JSON.parse(stdout) as CheckResult;
    expect({ ok, differences }).to.deep.equal({ ok: false, differences: [{ file: 'sam.json', details: ['the file is missing'] }] });
  });
});

describe('differences for people', () => {
  it('are cut where they would fill the screen', () => {
    const details = Array.from({ length: 45 }, (_, index) => `Outputs.O${index}: added "1"`);
    const lines = differencesText([{ file: 'sam.json', details }], plainStyle).split('\n');
    expect(lines.slice(0, 2)).to.deep.equal(['sam.json', '  Outputs.O0: added "1"']);
    expect(lines.slice(40)).to.deep.equal(['  Outputs.O39: added "1"', '  … and 5 more differences; --json shows all', '']);
  });

  it('begin with the template, which is written last', () => {
    const files = ['deployment.zip', 'swagger.json', 'sam.json'].map((file) => ({ file, details: ['the file is missing'] }));
    const headings = differencesText(files, plainStyle)
      .split('\n')
      .filter((line) => /^\S/.test(line));
    expect(headings).to.deep.equal(['sam.json', 'swagger.json', 'deployment.zip']);
  });

  it('hold nothing that a terminal would obey', () => {
    expect(differencesText([{ file: 'sam.json', details: ['Outputs.\u001b[2J\u202e: added "\u009b"'] }], plainStyle)).to.equal(
      'sam.json\n  Outputs.\\x1b[2J\\u202e: added "\\x9b"\n',
    );
  });
});
