import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckResult, PackageResult } from '../../../src/cli/package/result.js';
import { parseZip } from '../../../src/compiler/zip/parse-zip.js';
import { appWith, listing, project, removeFolders, tschalice, tschaliceProcess } from '../run-cli.js';

function namesIn(path: string): string[] {
  return [...parseZip(readFileSync(path))!.keys()].sort();
}

describe('package --single-file', () => {
  afterEach(removeFolders);

  it('writes one zip with exactly the template and the package that go into a folder', async () => {
    const cwd = project();
    await tschalice(['package', 'folder'], { cwd });
    const { status, stderr } = await tschalice(['package', '--single-file', 'p.zip'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const entries = parseZip(readFileSync(join(cwd, 'p.zip')))!;
    expect([...entries.keys()].sort()).to.deep.equal(['deployment.zip', 'sam.json']);
    for (const [name, content] of entries) expect(content.equals(readFileSync(join(cwd, 'folder', name))), name).to.equal(true);
    expect(readdirSync(cwd).sort()).to.deep.equal(['.chalice', 'app.ts', 'folder', 'p.zip']);
  });

  const variants = [
    { words: ['--template-format', 'yaml'], template: 'sam.yaml' },
    { words: ['--merge-template', 'm.yaml'], template: 'sam.yaml' },
    { words: ['--merge-template', 'm.json'], template: 'sam.json' },
  ];
  for (const { words, template } of variants) {
    it(`holds ${template} with ${words.join(' ')}`, async () => {
      const cwd = project({ 'm.yaml': 'Outputs: {More: {Value: !Sub "${AWS::Region}"}}', 'm.json': '{"Outputs": {"More": {"Value": "1"}}}' });
      expect((await tschalice(['package', '--single-file', 'p.zip', ...words], { cwd })).status).to.equal(0);
      expect(namesIn(join(cwd, 'p.zip'))).to.deep.equal(['deployment.zip', template]);
      expect((await tschalice(['package', '--single-file', 'p.zip', '--check', ...words], { cwd })).status).to.equal(0);
    });
  }

  it('gives the same bytes again, and elsewhere', async () => {
    const [one, two] = [project(), project()];
    await tschalice(['package', '--single-file', 'p.zip'], { cwd: one });
    await tschaliceProcess(['package', '--single-file', 'q.zip'], { cwd: two, env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } });
    expect(readFileSync(join(one, 'p.zip')).equals(readFileSync(join(two, 'q.zip')))).to.equal(true);
  });

  it('takes the place of an older zip, and of nothing else', async () => {
    const cwd = project({ 'p.zip': 'old', 'other.txt': 'mine' });
    await tschalice(['package', '--single-file', 'p.zip'], { cwd });
    expect(namesIn(join(cwd, 'p.zip'))).to.deep.equal(['deployment.zip', 'sam.json']);
    expect(readdirSync(cwd).sort()).to.deep.equal(['.chalice', 'app.ts', 'other.txt', 'p.zip']);
  });

  it('needs its parent folder, and writes nothing without', async () => {
    const cwd = project();
    const before = listing(cwd);
    const { status, stdout, stderr } = await tschalice(['package', '--single-file', 'missing/dir/x.zip'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.contain('error missing/dir/x.zip: there is no folder missing/dir to write');
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('refuses a folder in the way', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'out'));
    const before = listing(cwd);
    const { status, stderr } = await tschalice(['package', '--single-file', 'out'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('is a folder, and --single-file writes one zip');
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('is compared without waiting for a named pipe in its place', async () => {
    const cwd = project();
    execFileSync('mkfifo', [join(cwd, 'p.zip')]);
    const { status, stderr } = await tschalice(['package', '--single-file', 'p.zip', '--check'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('the file cannot be read: it is not a regular file');
  });

  it('says how to unpack and deploy it', async () => {
    const cwd = project();
    const { stdout } = await tschalice(['package', '--single-file', 'p.zip', '--json'], { cwd });
    const { files, next } = JSON.parse(stdout) as PackageResult;
    expect(files).to.deep.equal([{ path: 'p.zip', bytes: readFileSync(join(cwd, 'p.zip')).length }]);
    expect(next[0]).to.equal('unzip -o p.zip -d p');
    expect(next[1]).to.match(/^aws cloudformation package --template-file p\/sam\.json /);
    const unnamed = await tschalice(['package', '--single-file', 'beta', '--json'], { cwd });
    expect((JSON.parse(unnamed.stdout) as PackageResult).next[0]).to.equal('unzip -o beta -d beta-unzipped');
  });

  it('is compared file by file with --check', async () => {
    const cwd = project();
    await tschalice(['package', '--single-file', 'p.zip'], { cwd });
    writeFileSync(join(cwd, '.chalice/config.json'), '{"version": "2.0", "app_name": "demo", "lambda_timeout": 9}');
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/', () => ({ longer: true }));"));
    const before = listing(cwd);
    const { status, stdout } = await tschalice(['package', '--single-file', 'p.zip', '--check', '--json'], { cwd });
    expect(status).to.equal(1);
    const { differences } = JSON.parse(stdout) as CheckResult;
    expect(differences.map(({ file }) => file)).to.deep.equal(['p.zip/deployment.zip', 'p.zip/sam.json']);
    expect(differences[0]!.details[0]).to.match(/^app\.mjs: \d+ → \d+ bytes$/);
    expect(differences[1]!.details).to.deep.equal(['Resources.APIHandler.Properties.Timeout: 60 → 9']);
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('is missing, or no zip, for --check', async () => {
    const cwd = project({ 'no.zip': 'PK no zip' });
    const [missing, none] = await Promise.all(['gone.zip', 'no.zip'].map((name) => tschalice(['package', '--single-file', name, '--check'], { cwd })));
    expect([missing!.status, none!.status]).to.deep.equal([1, 1]);
    expect(missing!.stderr).to.match(/^gone\.zip\n {2}the file is missing\n/);
    expect(none!.stderr).to.match(/^no\.zip\n {2}the existing file cannot be read as a zip\n/);
  });
});
