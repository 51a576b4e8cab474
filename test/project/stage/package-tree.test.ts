import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { checkLeftRegions } from '../../../src/project/stage/left-regions.js';
import { packageTree, type PackageTreeOptions } from '../../../src/project/stage/package-tree.js';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { compareTree, writeTree } from '../../../src/project/stage/tree-output.js';
import { validateStages } from '../../../src/project/stage/validate-stages.js';
import { head, makeFolder, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

const app = `${head}app.get('/', () => ({}));\napp.lambdaFunction('worker', () => 1);\n`;
const regions = {
  'us-east-1': { primary: true },
  'eu-west-1': { stages: ['prod'], environment_variables: { MODE: 'standby' }, lambda_functions: { worker: { reserved_concurrency: 2 } } },
};
const config = { stages: { dev: {}, prod: { environment_variables: { MODE: 'live' } } }, regions };

function tree(directory: string, options: Partial<PackageTreeOptions> = {}): Promise<readonly PackagedStage[]> {
  return packageTree({ project: findProject(directory, directory), today: '2026-11-20', allRegions: true, ...options });
}

function filesIn(folder: string): string[] {
  return (readdirSync(folder, { recursive: true, withFileTypes: true }) as { isFile(): boolean; parentPath: string; name: string }[])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const written = ['bundle.json', 'sam.json', 'swagger.json'];

describe('packageTree', () => {
  after(removeFolders);

  it('writes a template for each stage and region, and one zip for each stage', async () => {
    const folder = makeFolder();
    const packages = await tree(makeProject(app, config));
    await writeTree(packages, { path: folder, stageFolders: true });
    expect(filesIn(folder)).to.deep.equal([
      'dev/deployment.zip',
      ...written.map((name) => `dev/us-east-1/${name}`),
      'prod/deployment.zip',
      ...written.map((name) => `prod/eu-west-1/${name}`),
      ...written.map((name) => `prod/us-east-1/${name}`),
    ]);
    const template = JSON.parse(readFileSync(join(folder, 'prod/eu-west-1/sam.json'), 'utf8')) as { Resources: { Worker: { Properties: object } } };
    expect(template.Resources.Worker.Properties).to.include({ CodeUri: '../deployment.zip', ReservedConcurrentExecutions: 2 });
    expect((await compareTree(packages, { path: folder, stageFolders: true })).differences).to.deep.equal([]);
  });

  it('leaves out the folder of the stage if there is one only, and that of the region if none is asked for', async () => {
    const directory = makeProject(app, config);
    const [one, other] = [makeFolder(), makeFolder()];
    await writeTree(await tree(directory, { stages: ['prod'] }), { path: one, stageFolders: false });
    expect(filesIn(one)).to.include.members(['deployment.zip', 'eu-west-1/sam.json', 'us-east-1/sam.json']).and.have.lengthOf(7);
    await writeTree(await tree(directory, { allRegions: false }), { path: other, stageFolders: true });
    expect(filesIn(other)).to.deep.equal(
      ['dev', 'prod'].flatMap((stage) => ['bundle.json', 'deployment.zip', 'sam.json', 'swagger.json'].map((name) => `${stage}/${name}`)),
    );
  });

  it('gives the same bytes as packaging alone, where no region is asked for', async () => {
    const directory = makeProject(app, config);
    const plain = await packageProject(makeProject(app, { stages: config.stages }), { stage: 'prod' });
    const [, prod] = await tree(directory, { allRegions: false });
    for (const packaged of [prod!, await packageProject(directory, { stage: 'prod' })])
      expect(packaged.files.map(({ name, content }) => [name, Buffer.from(content).toString('hex')])).to.deep.equal(
        plain.files.map(({ name, content }) => [name, Buffer.from(content).toString('hex')]),
      );
  });

  it('says what is stale, by the path in the tree', async () => {
    const folder = makeFolder();
    const packages = await tree(makeProject(app, config), { stages: ['prod'] });
    await writeTree(packages, { path: folder, stageFolders: false });
    writeFileSync(join(folder, 'eu-west-1/sam.json'), readFileSync(join(folder, 'us-east-1/sam.json')));
    writeFileSync(join(folder, 'deployment.zip'), '');
    const { differences } = await compareTree(packages, { path: folder, stageFolders: false });
    expect(differences.map(({ file }) => file)).to.have.members(['deployment.zip', 'eu-west-1/sam.json']);
  });

  describe('tells of a region that left the configuration', () => {
    const only = (...names: readonly string[]): object => ({
      ...config,
      regions: Object.fromEntries(names.map((name) => [name, { primary: name === names[0] }])),
    });
    const rows: readonly [what: string, options: Partial<PackageTreeOptions>, stageFolders: boolean, before: object, now: object, want: string[]][] = [
      ['for one stage', { stages: ['prod'] }, false, config, only('us-east-1'), ['eu-west-1']],
      ['for all stages', {}, true, only('us-east-1', 'eu-west-1'), only('us-east-1'), ['dev/eu-west-1', 'prod/eu-west-1']],
      ['of one stage', {}, true, only('us-east-1', 'eu-west-1'), config, ['dev/eu-west-1']],
      ['and of no other', {}, true, config, config, []],
    ];
    for (const [what, options, stageFolders, before, now, want] of rows) {
      it(what, async () => {
        const folder = makeFolder({ 'eu-north-1/notes.txt': '', 'prod/eu-north-1/sam.json': '{}', 'eu-central-1': '' });
        const output = { path: folder, stageFolders };
        await writeTree(await tree(makeProject(app, before), options), output);
        const packages = await tree(makeProject(app, now), options);
        expect((await compareTree(packages, output)).problems).to.deep.equal([]);
        const problems = await checkLeftRegions(packages, { ...output, shownPath: 'out' });
        expect(problems.map(({ severity, code, where }) => `${severity} ${code} ${where.file}`)).to.deep.equal(
          want.map((place) => `warning region-left out/${place}`),
        );
      });
    }
  });

  it('writes all files or none', async () => {
    const folder = makeFolder({ 'us-east-1/sam.json': 'old' });
    mkdirSync(join(folder, 'eu-west-1/sam.json'), { recursive: true });
    const packages = await tree(makeProject(app, config), { stages: ['prod'] });
    const problems = await problemsOf(writeTree(packages, { path: folder, stageFolders: false }));
    expect(problems.map(({ code }) => code)).to.deep.equal(['output-not-written']);
    expect(filesIn(folder)).to.deep.equal(['us-east-1/sam.json']);
    expect(readFileSync(join(folder, 'us-east-1/sam.json'), 'utf8')).to.equal('old');
  });

  it('lets an app know its region while it is loaded', async () => {
    const files = `${head}app.get('/', () => ({}));\nconsole.error('region', process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']);\nif (process.env['AWS_REGION'] !== 'eu-west-1') throw new Error('elsewhere');\n`;
    const packaged = await packageProject(makeProject(files, { regions: { 'eu-west-1': {} } }), { region: 'eu-west-1', prove: true });
    expect(packaged.proof?.functions).to.deep.equal(['api_handler']);
  });

  it('refuses regions that differ in what no setting says, with the path', async () => {
    const files = `${app}if (process.env['AWS_REGION'] === 'eu-west-1') app.get('/eu', () => ({}));\n`;
    const problems = await problemsOf(tree(makeProject(files, config)));
    expect(problems.map(({ code, where }) => [code, where.file])).to.deep.equal([['regions-differ', 'stage prod']]);
    expect(problems[0]!.message).to.contain('Resources.RestAPI.Properties.DefinitionBody.paths./eu is not the same in us-east-1 and eu-west-1');
  });

  it('lets each region refer to what is there', async () => {
    const layer = (region: string): string => `arn:aws:lambda:${region}:123456789012:layer:base:1`;
    const settings = { layers: [layer('us-east-1')], regions: { 'us-east-1': { primary: true }, 'eu-west-1': { layers: [layer('eu-west-1')] } } };
    expect(await tree(makeProject(app, settings))).to.have.lengthOf(2);
    const wrong = { ...settings, regions: { 'us-east-1': { primary: true }, 'eu-west-1': {} } };
    expect((await problemsOf(tree(makeProject(app, wrong)))).map(({ code }) => code)).to.deep.equal(['region-of-arn']);
  });

  const layers = ['arn:aws:lambda:eu-west-1:123456789012:layer:base:1'];
  for (const own of [{ layers }, { lambda_functions: { worker: { layers } } }]) {
    it(`has the same code where one region alone has ${JSON.stringify(own)}`, async () => {
      const directory = makeProject(app, { regions: { 'us-east-1': { primary: true }, 'eu-west-1': own } });
      const packages = await tree(directory);
      expect(packages.map(({ config: { region } }) => region)).to.deep.equal(['us-east-1', 'eu-west-1']);
      const alone = await packageProject(directory, { region: 'us-east-1', zipsAbove: true });
      const [zip, other] = [packages[0]!, alone].map(({ files }) => files.find(({ name }) => name === 'deployment.zip')!.content);
      expect(Buffer.compare(Buffer.from(zip!), Buffer.from(other!))).to.equal(0);
    });
  }

  it('refuses regions that would run other code', async () => {
    const files = `${app}if (process.env['MODE'] === 'standby') app.lambdaFunction('other', () => 1);\n`;
    const problems = await problemsOf(tree(makeProject(files, config)));
    expect(problems.map(({ code, message }) => [code, message.split(' ')[0]])).to.deep.equal([['regions-differ', 'deployment.zip']]);
  });

  it('accepts what a setting of the region changes in the template, however it does so', async () => {
    const files = `${app}if (process.env['MODE'] === 'standby') app.get('/standby', () => ({}));\n`;
    expect(await tree(makeProject(files, config))).to.have.lengthOf(3);
  });

  const wrong: readonly (readonly [title: string, config: object, options: Partial<PackageTreeOptions>, code: string])[] = [
    ['a configuration without regions', {}, {}, 'region-not-configured'],
    [
      'a stage that no region has',
      { stages: { dev: {}, prod: {} }, regions: { 'eu-west-1': { stages: ['prod'] } } },
      { stages: ['dev'] },
      'region-not-configured',
    ],
  ];
  for (const [title, settings, options, code] of wrong) {
    it(`refuses ${title}`, async () => {
      expect((await problemsOf(tree(makeProject(app, settings), options))).map((one) => one.code)).to.deep.equal([code]);
    });
  }

  it('refuses a region that the stage is not deployed to, or that is not there', async () => {
    const directory = makeProject(app, config);
    const code = async (stage: string, region: string): Promise<string[]> =>
      (await problemsOf(packageProject(directory, { stage, region }))).map((problem) => `${problem.code}: ${problem.fix}`);
    expect(await code('dev', 'eu-west-1')).to.deep.equal(['region-without-stage: add it to the stages of eu-west-1']);
    expect(await code('prod', 'eu-wst-1')).to.deep.equal(["region-not-configured: did you mean 'eu-west-1'?"]);
    const problems = await problemsOf(packageProject(makeProject(app, {}), { stage: 'dev', region: 'eu-wst-1' }));
    expect(problems.map(({ fix }) => fix)).to.deep.equal(['add "regions": {"eu-west-1": {}}']);
  });

  it('refuses a stage that is asked for and has no region, at the place of the regions', async () => {
    const directory = makeProject(app, { stages: { dev: {}, prod: {} }, regions: { 'us-east-1': { stages: ['prod'] } } });
    const problems = await problemsOf(tree(directory, { stages: ['dev'] }));
    expect(problems.map(({ code, message, where }) => `${code} ${message} ${where.line === undefined ? 'nowhere' : 'there'}`)).to.deep.equal([
      "region-not-configured stage 'dev' is not deployed to any region there",
    ]);
  });

  it('is part of validating', async () => {
    const files = `${app}if (process.env['AWS_REGION'] === 'eu-west-1') app.get('/eu', () => ({}));\n`;
    const directory = makeProject(files, config);
    const { stages, problems } = await validateStages({ project: findProject(directory, directory), today: '2026-11-20' });
    expect({ stages, codes: problems.map(({ code }) => code) }).to.deep.equal({ stages: ['dev', 'prod'], codes: ['regions-differ'] });
  });
});
