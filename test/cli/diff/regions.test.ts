import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DiffResult } from '../../../src/cli/diff/result.js';
import { appWith, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';
import { commit, git, write } from './git-repository.js';

type Regions = { readonly [region: string]: object };

const east = { 'us-east-1': { primary: true } };
const standby = { stages: ['prod'], environment_variables: { MODE: 'standby' } };

function configOf(regions: Regions | undefined, settings: object = {}): string {
  return JSON.stringify({ version: '2.0', app_name: 'demo', stages: { dev: {}, prod: settings }, ...(regions && { regions }) }, null, 1);
}

function repository(regions: Regions | undefined): string {
  const folder = temporaryFolder();
  write(folder, {
    '.chalice/config.json': configOf(regions),
    'app.ts': appWith("app.get('/', { public: true }, () => ({}));"),
    '.gitignore': 'node_modules\n',
  });
  git(folder, 'init', '--quiet', '.');
  commit(folder);
  return folder;
}

const all = ['--all-stages', '--all-regions'];

/** `prod in us-east-1: route-added GET /orders`, and `dev in us-east-1: nothing`. */
async function sectionsOf(cwd: string, words: readonly string[] = all): Promise<string[]> {
  const { status, stdout } = await tschalice(['diff', '--json', '--base', 'HEAD', ...words], { cwd });
  const result = JSON.parse(stdout) as DiffResult;
  expect({ status, problems: result.problems.filter(({ code }) => code !== 'base-is-head'), errors: schemaErrors(result) }).to.deep.equal({
    status: 0,
    problems: [],
    errors: [],
  });
  return result.review.stages.map(({ stage, regions, changes }) => {
    const told = changes.map(({ rule, subject }) => `${rule} ${subject.name ?? subject.logicalId}`);
    return `${stage}${regions === undefined ? '' : ` in ${regions.join(', ')}`}: ${told.join('; ') || 'nothing'}`;
  });
}

describe('diff of regions', () => {
  after(removeFolders);

  it('tells once what is the same in all regions of a stage', async () => {
    const cwd = repository({ ...east, 'eu-west-1': standby });
    appendFileSync(join(cwd, 'app.ts'), "app.get('/orders', { public: true }, () => ({}));\n");
    const changes = 'route-added GET /orders; code-changed Code';
    expect(await sectionsOf(cwd)).to.deep.equal([`dev in us-east-1: ${changes}`, `prod in us-east-1, eu-west-1: ${changes}`]);
  });

  it('tells of a setting of one region in that region, apart from what all have', async () => {
    const cwd = repository({ ...east, 'eu-west-1': standby });
    write(cwd, {
      '.chalice/config.json': configOf({ ...east, 'eu-west-1': { ...standby, environment_variables: { MODE: 'live' } } }, { lambda_timeout: 20 }),
    });
    const [dev, both, one, ...others] = await sectionsOf(cwd);
    expect(dev).to.equal('dev in us-east-1: nothing');
    expect(both).to.match(/^prod in us-east-1, eu-west-1: setting-changed \S+$/);
    expect(one).to.match(/^prod in eu-west-1: variable-changed \S+$/);
    expect(others).to.deep.equal([]);
    expect((await sectionsOf(cwd, ['--stage', 'prod', '--region', 'us-east-1'])).map((text) => text.replace(/:.*/, ''))).to.deep.equal(['prod in us-east-1']);
  });

  it('tells that a region where only another one changes does not', async () => {
    const cwd = repository({ ...east, 'eu-west-1': standby });
    write(cwd, { '.chalice/config.json': configOf({ ...east, 'eu-west-1': { ...standby, environment_variables: { MODE: 'live' } } }) });
    const sections = (await sectionsOf(cwd, ['--stage', 'prod', '--all-regions'])).map((text) => text.replace(/: .*-changed .*/, ': changed'));
    expect(sections).to.deep.equal(['prod in eu-west-1: changed', 'prod in us-east-1: nothing']);
  });

  it('tells of regions that are added and removed', async () => {
    const cwd = repository({ ...east, 'eu-west-1': standby });
    write(cwd, { '.chalice/config.json': configOf({ ...east, 'eu-north-1': { stages: ['prod'] } }) });
    expect(await sectionsOf(cwd)).to.deep.equal([
      'dev in us-east-1: nothing',
      'prod in eu-north-1: region-added prod',
      'prod in us-east-1: nothing',
      'prod in eu-west-1: region-removed prod',
    ]);
    const { stdout } = await tschalice(['diff', '--base', 'HEAD', ...all], { cwd });
    expect(stdout)
      .to.contain('Its stack there, if there is one, stays as it is [region-removed]\n    from regions.eu-west-1 in .chalice/config.json:')
      .and.contain('to delete the stack too: aws cloudformation delete-stack --stack-name demo-prod --region eu-west-1\n')
      .and.contain('Stage prod in eu-north-1: 1 change\n  The stage prod is now deployed to eu-north-1 too');
  });

  it('compares the first regions of a stage with the stage as it was, and a stage without regions as it is', async () => {
    const cwd = repository(undefined);
    expect(await sectionsOf(cwd)).to.deep.equal(['dev: nothing', 'prod: nothing']);
    write(cwd, { '.chalice/config.json': configOf({ 'eu-west-1': { ...standby, environment_variables: {} } }) });
    expect(await sectionsOf(cwd)).to.deep.equal(['dev: nothing', 'prod in eu-west-1: nothing']);
  });

  it('names the regions in each format', async () => {
    const cwd = repository({ ...east, 'eu-west-1': standby });
    appendFileSync(join(cwd, 'app.ts'), "app.get('/orders', { public: true }, () => ({}));\n");
    const shown = {
      text: 'Stage prod in us-east-1, eu-west-1: 2 changes',
      markdown: '| `prod` in `us-east-1`, `eu-west-1` |',
      html: '<h2>Stage prod in us-east-1, eu-west-1</h2>',
      sarif: '"Stage prod in us-east-1, eu-west-1: ',
    };
    for (const [format, part] of Object.entries(shown)) {
      const { stdout } = await tschalice(['diff', '--base', 'HEAD', '--format', format, ...all], { cwd });
      expect(stdout, format).to.contain(part);
    }
  });

  it('refuses what cannot be combined', async () => {
    const cwd = repository(east);
    const rows: readonly (readonly [words: readonly string[], message: string])[] = [
      [['--all-regions', '--region', 'us-east-1'], 'give --region or --all-regions, not both'],
      [['--all-regions', '--base-template', 'sam.json'], '--base-template is the template of one region: name it with --region'],
    ];
    for (const [words, message] of rows) {
      const { status, stderr } = await tschalice(['diff', ...words], { cwd });
      expect(status).to.equal(2);
      expect(stderr).to.contain(message);
    }
  });
});
