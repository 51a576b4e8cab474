import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import type { NewWorkflowResult } from '../../../src/cli/new-workflow/result.js';
import { listing, project, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const config = '{"version": "2.0", "app_name": "demo", "stages": {"beta": {}, "prod": {}}}';
const installed = {
  '.chalice/config.json': config,
  'package.json': '{"dependencies": {"tschalice": "^0.1.0"}}',
  'package-lock.json': '{}',
};
const review = '.github/workflows/template-review.yml';
const comment = '.github/workflows/template-review-comment.yml';

function git(cwd: string, ...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], { cwd, stdio: 'ignore' });
}

describe('new-workflow', () => {
  afterEach(removeFolders);

  it('writes two workflows, and says what comes next', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(['new-workflow'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout.replaceAll(/ +[\d.]+ (?:KB|B)$/gm, ' <size>')).to.equal(
      [
        'Wrote the review of demo: beta, prod',
        '',
        `  ${review} <size>`,
        `  ${comment} <size>`,
        '',
        'To set it up:',
        '',
        `  git add ${review} ${comment}`,
        "  git commit -m 'Review pull requests'",
        '',
        'Pull requests get their comment once both files are on the default branch.',
        '',
      ].join('\n'),
    );
    const text = readFileSync(join(cwd, review), 'utf8');
    expect(text).to.match(
      /^# Made by tschalice new-workflow, which replaces it as long as nobody has changed it \(seal:[0-9a-f]{16}\)\nname: Template review\n/,
    );
    expect(text).to.contain("node-version: '24'").and.contain('--all-stages').and.contain('--fail-on destructive,broadening,public-route\n');
    expect(readFileSync(join(cwd, comment), 'utf8')).to.contain("workflows: ['Template review']");
  });

  it('tells the same to programs with --json, of the stages and gates that are asked for', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(['new-workflow', '--json', '--stages', 'prod', '--fail-on', 'Breaking-API, destructive'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const { files, ...others } = JSON.parse(stdout) as NewWorkflowResult;
    expect(others).to.deep.equal({
      ok: true,
      app: 'demo',
      folder: '.',
      stages: ['prod'],
      committed: [],
      packageManager: 'npm',
      next: [`git add ${review} ${comment}`, "git commit -m 'Review pull requests'"],
      hints: ['Pull requests get their comment once both files are on the default branch.'],
      problems: [],
    });
    expect(files.map(({ path }) => path)).to.deep.equal([review, comment]);
    const text = readFileSync(join(cwd, review), 'utf8');
    expect(text).to.contain('--stage prod\n').and.contain('--fail-on breaking-api,destructive\n').and.not.contain('beta');
  });

  it('reviews each region of a stage, and checks the outputs of all regions', async () => {
    const regions = { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['prod'] } };
    const inTree = '{"CodeUri": "../deployment.zip"}';
    const cwd = project({
      ...installed,
      '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', stages: { beta: {}, prod: {} }, regions }),
      'out/beta/us-east-1/sam.json': '{"CodeUri": "./deployment.zip"}',
      'out/prod/us-east-1/sam.json': inTree,
      'out/prod/sam.json': '{}',
    });
    git(cwd, 'init', '-q');
    git(cwd, 'add', 'out');
    const { stdout } = await tschalice(['new-workflow', '--json'], { cwd });
    expect((JSON.parse(stdout) as NewWorkflowResult).committed).to.deep.equal(['beta', 'prod']);
    const text = readFileSync(join(cwd, review), 'utf8');
    expect([...text.matchAll(/tschalice (?:package|quota) (.*)$/gm)].map(([, words]) => words)).to.deep.equal([
      '--stage beta --region us-east-1 --check out/beta/us-east-1',
      '--stage prod --check out/prod',
      '--stage prod --all-regions --check out/prod',
      '--stage beta --region us-east-1',
      '--stage prod --region us-east-1',
      '--stage prod --region eu-west-1',
    ]);
    expect(text).to.contain(' --all-stages --all-regions\n');
  });

  it('checks the templates that are committed, and only those', async () => {
    const cwd = project({ ...installed, 'out/beta/sam.json': '{}', 'out/prod/sam.json': '{}', 'out/other/sam.json': '{}' });
    git(cwd, 'init', '-q');
    git(cwd, 'add', 'out/beta', 'out/other');
    const { stdout } = await tschalice(['new-workflow'], { cwd });
    expect(stdout).to.contain('\nIt also checks whether the committed template is up to date: beta.\n');
    expect(readFileSync(join(cwd, review), 'utf8'))
      .to.contain('package --stage beta --check out/beta\n')
      .and.not.contain('out/prod')
      .and.not.contain('out/other');
  });

  it('writes to the folder of the repository, for each project in it', async () => {
    const root = temporaryFolder();
    git(root, 'init', '-q');
    for (const name of ['orders', 'users']) {
      const cwd = join(root, 'services', name);
      for (const [path, text] of Object.entries(installed)) {
        mkdirSync(join(cwd, path, '..'), { recursive: true });
        writeFileSync(join(cwd, path), text);
      }
      const { status, stdout } = await tschalice(['new-workflow', '--json', '--project-dir', cwd], { cwd: root });
      expect(status).to.equal(0);
      const { files, folder } = JSON.parse(stdout) as NewWorkflowResult;
      expect(folder).to.equal(`services/${name}`);
      expect(files.map(({ path }) => path)).to.deep.equal([
        `.github/workflows/template-review-services-${name}.yml`,
        `.github/workflows/template-review-services-${name}-comment.yml`,
      ]);
    }
    expect(readFileSync(join(root, '.github/workflows/template-review-services-orders.yml'), 'utf8')).to.contain("      - 'services/orders/**'\n");
  });

  it('refuses stages that are not listed, with the name that is near', async () => {
    const cwd = project(installed);
    const { status, stderr } = await tschalice(['new-workflow', '--stages', 'beta,prd,nope'], { cwd });
    expect(status).to.equal(1);
    expect(stderr)
      .to.contain("there is no stage 'prd' to review\n  did you mean 'prod'? [workflow-stage]")
      .and.contain("there is no stage 'nope' to review\n  known are beta, prod [workflow-stage]")
      .and.match(/\.chalice\/config\.json:\d+:\d+/)
      .and.match(/\n2 errors; nothing was written\.\n$/);
    expect(existsSync(join(cwd, '.github'))).to.equal(false);
  });

  it('reviews any stage where the configuration lists none', async () => {
    const cwd = project({ ...installed, '.chalice/config.json': '{"version": "2.0", "app_name": "demo"}' });
    expect(await tschalice(['new-workflow', '--stages', 'live'], { cwd })).to.include({ status: 0 });
  });

  it('names files from a folder deep in the repository by relative paths', async () => {
    const root = temporaryFolder();
    git(root, 'init', '-q');
    const cwd = join(root, 'services/shop/orders');
    for (const [path, text] of Object.entries(installed)) {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const { next, files } = JSON.parse((await tschalice(['new-workflow', '--json'], { cwd })).stdout) as NewWorkflowResult;
    const names = ['', '-comment'].map((end) => `../../../.github/workflows/template-review-services-shop-orders${end}.yml`);
    expect(files.map(({ path }) => path)).to.deep.equal(names);
    expect(next[0]).to.equal(`git add ${names.join(' ')}`);
    expect(existsSync(resolve(cwd, names[0]!))).to.equal(true);
  });

  it('refuses a folder whose name means something to GitHub', async () => {
    const root = temporaryFolder();
    git(root, 'init', '-q');
    mkdirSync(join(root, '${{ x }}/.chalice'), { recursive: true });
    writeFileSync(join(root, '${{ x }}/.chalice/config.json'), config);
    const { status, stderr } = await tschalice(['new-workflow'], { cwd: join(root, '${{ x }}') });
    expect(status).to.equal(1);
    expect(stderr)
      .to.contain('[workflow-folder]')
      .and.match(/\n1 error; nothing was written\.\n$/);
    expect(existsSync(join(root, '.github'))).to.equal(false);
  });

  const locks: readonly { files: { readonly [path: string]: string }; manager: string; line: string }[] = [
    { files: { 'package-lock.json': '{}' }, manager: 'npm', line: 'npm ci' },
    { files: { 'pnpm-lock.yaml': '' }, manager: 'pnpm', line: 'pnpm install --frozen-lockfile' },
    { files: { 'yarn.lock': '# THIS IS AN AUTOGENERATED FILE\n# yarn lockfile v1\n\n' }, manager: 'yarn-1', line: 'yarn install --frozen-lockfile' },
    { files: { 'yarn.lock': '__metadata:\n  version: 8\n' }, manager: 'yarn', line: 'yarn install --immutable' },
    { files: { 'bun.lock': '{}' }, manager: 'bun', line: 'bun install --frozen-lockfile' },
  ];
  for (const { files, manager, line } of locks) {
    it(`installs as ${manager} does, also where the lock file is above the project, in a workspace`, async () => {
      for (const place of ['.', 'packages/orders']) {
        const root = temporaryFolder();
        git(root, 'init', '-q');
        const cwd = join(root, place);
        mkdirSync(join(cwd, '.chalice'), { recursive: true });
        writeFileSync(join(cwd, '.chalice/config.json'), config);
        for (const [name, text] of Object.entries({ ...files, 'package.json': installed['package.json'] })) writeFileSync(join(root, name), text);
        const { stdout } = await tschalice(['new-workflow', '--json'], { cwd });
        const { packageManager, problems, files: written } = JSON.parse(stdout) as NewWorkflowResult;
        expect(problems).to.deep.equal([]);
        expect(packageManager).to.equal(manager);
        const text = readFileSync(resolve(cwd, written[0]!.path), 'utf8');
        expect(text).to.match(new RegExp(`^ +(?:- run: )?${line}$`, 'm'));
        expect(text.includes("working-directory: '.'")).to.equal(place !== '.');
      }
    });
  }

  it('warns where nothing says what to install, and where tschalice is not listed', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, '.chalice'));
    writeFileSync(join(cwd, '.chalice/config.json'), config);
    const { status, stdout } = await tschalice(['new-workflow', '--json', '--stages', 'beta'], { cwd });
    expect(status).to.equal(0);
    const { problems } = JSON.parse(stdout) as NewWorkflowResult;
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).to.deep.equal(['warning tool-not-installed', 'warning lock-missing']);
  });

  it('replaces what it wrote, leaves what was edited, and takes nothing else for its own', async () => {
    const cwd = project(installed);
    await tschalice(['new-workflow'], { cwd });
    const again = await tschalice(['new-workflow', '--stages', 'prod'], { cwd });
    expect(again).to.include({ status: 0, stderr: '' });
    expect(readFileSync(join(cwd, review), 'utf8')).to.contain('--stage prod\n');
    appendFileSync(join(cwd, review), '# mine\n');
    const edited = readFileSync(join(cwd, review), 'utf8');
    const kept = await tschalice(['new-workflow'], { cwd });
    expect(kept.status).to.equal(0);
    expect(kept.stderr).to.contain('[pipeline-edited]').and.contain('was changed since new-workflow wrote it, so it stays as it is; it lacks stage beta');
    expect(readFileSync(join(cwd, review), 'utf8')).to.equal(edited);
    writeFileSync(join(cwd, comment), 'name: x\n');
    const before = listing(cwd);
    const refused = await tschalice(['new-workflow'], { cwd });
    expect(refused.status).to.equal(1);
    expect(refused.stderr).to.contain('[file-changed]').and.contain('new-workflow did not write it');
    expect(listing(cwd)).to.deep.equal(before);
    expect(await tschalice(['new-workflow', '--force'], { cwd })).to.include({ status: 0, stderr: '' });
    expect(readFileSync(join(cwd, review), 'utf8')).to.not.contain('# mine');
  });

  it('does not replace what generate-pipeline wrote, nor the other way round', async () => {
    const cwd = project(installed);
    await tschalice(['generate-pipeline', '--admin-deploy-role', 'stack.json'], { cwd });
    const refused = await tschalice(['new-workflow', '--codecommit', 'stack.json'], { cwd });
    expect(refused).to.include({ status: 1 });
    expect(refused.stderr).to.contain('[file-changed]');
    await tschalice(['new-workflow', '--codecommit', 'stack.json', '--force'], { cwd });
    expect((await tschalice(['generate-pipeline', '--admin-deploy-role', 'stack.json'], { cwd })).stderr).to.contain('[file-changed]');
  });

  for (const name of ['review.json', 'review.yml']) {
    it(`writes ${name} for CodeCommit, and says how to create its stack`, async () => {
      const cwd = project(installed);
      const { status, stdout, stderr } = await tschalice(['new-workflow', '--codecommit', name], { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      expect(stdout.replaceAll(/ *\\\n +/g, ' ')).to.contain(
        `\n  aws cloudformation deploy --template-file ${name} --stack-name demo-review --capabilities CAPABILITY_IAM --parameter-overrides RepositoryName=REPOSITORY\n`,
      );
      const text = readFileSync(join(cwd, name), 'utf8');
      expect(text).to.contain('ReviewRule').and.contain('tschalice diff --base').and.contain('Made by tschalice new-workflow');
      expect(text.startsWith('{')).to.equal(name.endsWith('.json'));
      expect(existsSync(join(cwd, '.github'))).to.equal(false);
    });
  }

  it('gives the same bytes each time, wherever the project lies', async () => {
    const texts = [];
    for (const cwd of [project(installed), project(installed)]) {
      await tschalice(['new-workflow'], { cwd });
      texts.push([review, comment].map((name) => readFileSync(join(cwd, name), 'utf8')));
    }
    expect(texts[0]).to.deep.equal(texts[1]);
  });
});
