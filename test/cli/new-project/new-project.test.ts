import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import type { NewProjectResult, StartersResult } from '../../../src/cli/new-project/result.js';
import { appName } from '../../../src/project/starter/app-name.js';
import { starterNames } from '../../../src/project/starter/starters.js';
import { listing, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const files = ['.chalice/config.json', '.gitignore', 'README.md', 'app.ts', 'lib/text.ts', 'package.json', 'test/app.test.ts', 'tsconfig.json'];

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

describe('new-project', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = temporaryFolder();
  });
  afterEach(removeFolders);

  it('makes a folder of the app, says what is in it, and what comes next', async () => {
    const { status, stdout, stderr } = await tschalice(['new-project', 'words', '--starter', 'lambda-only'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(readdirSync(cwd)).to.deep.equal(['words']);
    expect(filesBelow(join(cwd, 'words'))).to.deep.equal(files);
    expect(stdout).to.equal(
      [
        'Created words from the starter lambda-only: 8 files',
        '',
        ...files.map((file) => `  words/${file}`),
        '',
        'Next:',
        '',
        '  cd words',
        '  npm install',
        '  npm test',
        '  npx tschalice package --stage dev',
        '  npx tschalice deploy --stage dev --s3-bucket YOUR-BUCKET',
        '',
        'words/README.md says more.',
        '',
      ].join('\n'),
    );
  });

  it('takes a REST API when no starter is named, which can be tried out at once', async () => {
    const { stdout } = await tschalice(['new-project', 'orders'], { cwd });
    expect(stdout).to.contain('from the starter rest-api').and.contain('\n  npx tschalice local\n');
  });

  it('tells the same to programs with --json', async () => {
    const { status, stdout, stderr } = await tschalice(['new-project', 'words', '--starter', 'lambda-only', '--json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(JSON.parse(stdout) as NewProjectResult).to.deep.equal({
      ok: true,
      app: 'words',
      starter: 'lambda-only',
      folder: 'words',
      files: files.map((file) => `words/${file}`),
      next: ['cd words', 'npm install', 'npm test', 'npx tschalice package --stage dev', 'npx tschalice deploy --stage dev --s3-bucket YOUR-BUCKET'],
      problems: [],
    });
  });

  it('makes a project that can be packaged at once, before anything is installed', async () => {
    await tschalice(['new-project', 'orders'], { cwd });
    const { status, stdout } = await tschalice(['package', '--stage', 'prod'], { cwd: join(cwd, 'orders') });
    expect(status).to.equal(0);
    expect(stdout)
      .to.match(/^Packaged orders for stage prod/)
      .and.contain('--stack-name orders-prod');
  });

  // A name may be one for an app, and none for npm, or for a stack.
  const names = [
    { name: 'Größe_2.x', packageName: 'gr-e_2.x', stack: 'Gr-e-2-x-dev' },
    { name: '.hidden', packageName: 'hidden', stack: 'hidden-dev' },
    { name: '日本', packageName: 'app', stack: 'dev' },
    { name: '007', packageName: '007', stack: 'dev' },
  ];
  for (const { name, packageName, stack } of names) {
    it(`makes ${name}, which npm calls ${packageName} and the stack of dev ${stack}`, async () => {
      const { status, stderr } = await tschalice(['new-project', name], { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      const { stdout } = await tschalice(['package', '--json'], { cwd: join(cwd, name) });
      expect(JSON.parse(stdout)).to.deep.include({ app: name, stackName: stack });
      expect(JSON.parse(readFileSync(join(cwd, name, 'package.json'), 'utf8'))).to.have.property('name', packageName);
      expect(readFileSync(join(cwd, name, 'README.md'), 'utf8')).to.contain(`\`${stack}\``);
    });
  }

  for (const given of ['words/', './words', '././words//']) {
    it(`takes a folder's name as shells complete it: ${given}`, async () => {
      mkdirSync(join(cwd, 'words'));
      const { status, stdout } = await tschalice(['new-project', given, '--starter', 'lambda-only', '--json'], { cwd });
      expect(status).to.equal(0);
      expect(JSON.parse(stdout)).to.deep.include({ app: 'words', folder: 'words' });
      expect(filesBelow(join(cwd, 'words'))).to.deep.equal(files);
    });
  }

  it('fills a folder that is empty', async () => {
    mkdirSync(join(cwd, 'words'));
    const { status } = await tschalice(['new-project', 'words', '--starter', 'lambda-only'], { cwd });
    expect(status).to.equal(0);
    expect(filesBelow(join(cwd, 'words'))).to.deep.equal(files);
  });

  const taken: { [what: string]: (path: string) => void } = {
    'a folder with something in it': (path) => {
      mkdirSync(path);
      writeFileSync(join(path, '.hidden'), 'mine');
    },
    'a file': (path) => writeFileSync(path, 'mine'),
    'a link to an empty folder': (path) => {
      mkdirSync(`${path}-elsewhere`);
      symlinkSync(`${path}-elsewhere`, path);
    },
    'a project': (path) => {
      mkdirSync(join(path, '.chalice'), { recursive: true });
      writeFileSync(join(path, '.chalice/config.json'), '{}');
    },
  };
  for (const [what, make] of Object.entries(taken)) {
    it(`refuses the name of ${what}, and leaves it as it was`, async () => {
      make(join(cwd, 'words'));
      const before = listing(cwd);
      const [{ status, stdout, stderr }, asJson] = [
        await tschalice(['new-project', 'words'], { cwd }),
        await tschalice(['new-project', 'words', '--json'], { cwd }),
      ];
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
      expect(stderr).to.equal(
        'error words: this name is taken by something that is not an empty folder\n' +
          '  choose another name, or remove it [project-exists]\n\n1 error; nothing was written.\n',
      );
      expect(asJson).to.deep.include({ status: 1, stderr: '' });
      expect((JSON.parse(asJson.stdout) as FailedResult).problems.map(({ code }) => code)).to.deep.equal(['project-exists']);
      expect(listing(cwd)).to.deep.equal(before);
    });
  }

  it('leaves nothing behind where the folder cannot be made', async () => {
    // A hundred letters are a name for an app, and of three bytes each too many for a file system.
    const { status, stderr } = await tschalice(['new-project', '日'.repeat(100)], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('the name is too long').and.contain('[output-not-written]');
    expect(readdirSync(cwd)).to.deep.equal([]);
  });

  it('clears away what a run that was killed has left', async () => {
    // No process has this number: Linux ends at 2^22.
    mkdirSync(join(cwd, '.tschalice-99999999-0123456789ab-project/lib'), { recursive: true });
    await tschalice(['new-project', 'words', '--starter', 'lambda-only'], { cwd });
    expect(readdirSync(cwd)).to.deep.equal(['words']);
  });

  it('lists the starters, and makes nothing', async () => {
    const { status, stdout, stderr } = await tschalice(['new-project', '--list'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => /^ {2}(\S+) {2,}\S/.exec(line)?.[1])).to.deep.equal(starterNames);
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(80);
    const asJson = JSON.parse((await tschalice(['new-project', '--list', '--json'], { cwd })).stdout) as StartersResult;
    expect(asJson.starters.map(({ name, about }) => stdout.includes(`  ${name} `) && stdout.includes(about))).to.deep.equal(starterNames.map(() => true));
    expect(readdirSync(cwd)).to.deep.equal([]);
  });

  it('takes the names that a configuration takes', () => {
    const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as { properties: { app_name: { pattern: string } } };
    expect(appName.source).to.equal(schema.properties.app_name.pattern);
  });
});
