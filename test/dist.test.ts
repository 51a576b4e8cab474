import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findProject } from '../src/project/read/find-project.js';
import { packageStage } from '../src/project/stage/package-stage.js';

describe('dist/', () => {
  let work: string;

  before(() => {
    work = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-dist-')));
    cpSync(join(process.cwd(), 'templates/rest-api'), work, { recursive: true });
  });

  after(() => rmSync(work, { recursive: true, force: true }));

  // The bundle leaves out parts of packages, and has others replaced.
  it('packages to the same bytes as the sources it was made of', async () => {
    execFileSync(process.execPath, ['dist/cli/main.js', 'package', '--stage', 'beta', '--project-dir', work, 'out'], { stdio: 'pipe' });
    const { files } = await packageStage({ project: findProject(work, work), stage: 'beta', templateFormat: 'json', mergeTemplates: [], today: '2026-11-20' });
    expect(readdirSync(join(work, 'out')).sort()).to.deep.equal(files.map(({ name }) => name).sort());
    for (const { name, content } of files) expect(Buffer.compare(readFileSync(join(work, 'out', name)), Buffer.from(content)), name).to.equal(0);
  });

  // Of two copies of a class, one would not know the other's instances.
  it('has the same classes behind all of its doors', () => {
    const script = `
      import { AuthResponse, Chalice, Response } from './dist/index.js';
      import { Client } from './dist/testing/index.js';
      const app = new Chalice({ appName: 'a' });
      const auth = app.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'me' }));
      app.get('/', { authorizer: auth }, () => new Response('tea', { statusCode: 418 }));
      const { statusCode, text } = await new Client(app, { config: {} }).http.get('/', { headers: { Authorization: 'x' } });
      console.log(statusCode, text);`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).to.equal('418 tea\n');
  });

  it('shows other tools its errors with their names, and with a piece of code that can be read', () => {
    const script = `import { findProject } from './dist/packager.js'; findProject(${JSON.stringify(work)}, 'none');`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(status).to.equal(1);
    expect(stderr)
      .to.match(/^ProblemError: there is no such folder$/m)
      .and.match(/^ {4}at findProject \(/m);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).to.be.below(300);
    const name = "console.log((await import('./dist/packager.js')).ProblemError.name);";
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', name], { encoding: 'utf8' })).to.equal('ProblemError\n');
  });

  it('carries the licences of what is bundled into it', () => {
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
    for (const name of ['yargs', 'yaml', 'archiver', 'ajv']) expect(notices).to.match(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT|ISC|Apache`, 'm'));
  });
});
