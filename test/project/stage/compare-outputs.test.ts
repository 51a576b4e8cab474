import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { compareOutputs, type OutputDifference, outputsIn } from '../../../src/project/stage/compare-outputs.js';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { writeOutputs } from '../../../src/project/disk/write-files.js';
import { head, makeFolder, makeProject, packageProject, removeFolders, writeFiles } from '../sample-project.js';

const app = `${head}app.get('/', () => 1);\napp.lambdaFunction('worker', () => 1);\n`;
let folder: string;
let packaged: PackagedStage;
let yaml: PackagedStage;

before(async () => {
  const directory = makeProject(app);
  packaged = await packageProject(directory);
  yaml = await packageProject(directory, { templateFormat: 'yaml' });
  removeFolders();
});
beforeEach(async () => {
  folder = makeFolder();
  await writeOutputs(folder, packaged.files, 'out');
});
afterEach(removeFolders);

function differences(): Promise<OutputDifference[]> {
  return compareOutputs(outputsIn(folder), packaged);
}

async function repackaged(code: string, config: object = {}): Promise<PackagedStage> {
  return packageProject(makeProject(code, config));
}

describe('compareOutputs', () => {
  it('finds nothing in what was just written', async () => {
    expect(await differences()).to.deep.equal([]);
  });

  it('finds what changes in a document that the template includes, with what that does to the stack', async () => {
    const settings = { swagger_layout: 'file' };
    const included = await repackaged(app, settings);
    await writeOutputs(folder, included.files, 'out');
    expect(await compareOutputs(outputsIn(folder), included)).to.deep.equal([]);
    const found = await compareOutputs(outputsIn(folder), await repackaged(app.replace("'/'", "'/b'"), settings));
    expect(found.map(({ file, changes = [] }) => [file, changes.map(({ logicalId }) => logicalId)])).to.deep.equal([
      ['deployment.zip', []],
      ['bundle.json', []],
      ['swagger.json', []],
      ['api.json', ['RestAPI']],
    ]);
    expect(found[3]!.review!.map(({ rule }) => rule)).to.include.members(['route-removed', 'route-added', 'route-public']);
  });

  it('finds what is missing', async () => {
    rmSync(join(folder, 'deployment.zip'));
    rmSync(join(folder, 'sam.json'));
    expect(await differences()).to.deep.equal([
      { file: 'deployment.zip', details: ['the file is missing'] },
      { file: 'sam.json', details: ['the file is missing'] },
    ]);
  });

  it('does not wait for a named pipe in the place of a file', async () => {
    rmSync(join(folder, 'sam.json'));
    execFileSync('mkfifo', [join(folder, 'sam.json')]);
    expect(await differences()).to.deep.equal([{ file: 'sam.json', details: ['the file cannot be read: it is not a regular file'] }]);
  });

  it('finds everything missing where there is no folder, and makes none', async () => {
    const none = join(folder, 'none');
    const found = await compareOutputs(outputsIn(none), packaged);
    expect(found.map(({ file }) => file)).to.deep.equal(['deployment.zip', 'bundle.json', 'swagger.json', 'sam.json']);
    expect(readdirSync(folder)).to.not.include('none');
  });

  it('shows the places where the template would change', async () => {
    const later = await repackaged(app, { lambda_timeout: 30, environment_variables: { A: 'b' } });
    const found = await compareOutputs(outputsIn(folder), later);
    expect(found.map(({ file }) => file)).to.deep.equal(['sam.json']);
    expect(found[0]!.details).to.have.members([
      'Resources.APIHandler.Properties.Timeout: 60 → 30',
      'Resources.Worker.Properties.Timeout: 60 → 30',
      'Resources.APIHandler.Properties.Environment: added {"Variables":{"A":"(not shown)"}}',
      'Resources.Worker.Properties.Environment: added {"Variables":{"A":"(not shown)"}}',
    ]);
  });

  it('shows that the code would change', async () => {
    const later = await repackaged(app.replace("'worker', () => 1", "'worker', () => 2"));
    const found = await compareOutputs(outputsIn(folder), later);
    expect(found.map(({ file }) => file)).to.deep.equal(['deployment.zip', 'bundle.json']);
    expect(found[0]!.details).to.have.length(1);
    expect(found[0]!.details[0]).to.match(/^its content would change \(\d+ → \d+ bytes\)$/);
  });

  it('shows that a route would change, in the template and the Swagger document', async () => {
    const found = await compareOutputs(outputsIn(folder), await repackaged(app.replace("get('/'", "put('/'")));
    expect(found.map(({ file }) => file)).to.deep.equal(['deployment.zip', 'bundle.json', 'swagger.json', 'sam.json']);
    expect(found[2]!.details.join('\n'))
      .to.match(/^paths\.\/\.get: removed/m)
      .and.match(/^paths\.\/\.put: added/m);
  });

  for (const [name, text] of [
    ['no JSON', '{"Resources": '],
    ['no object', '[]'],
    ['empty', ''],
  ]) {
    it(`says so of an old template that is ${name}`, async () => {
      writeFiles(folder, { 'sam.json': text! });
      expect(await differences()).to.deep.equal([{ file: 'sam.json', details: ['the file there can no longer be read as a template'] }]);
    });
  }

  it('says so where a folder stands in the place of a file', async () => {
    rmSync(join(folder, 'sam.json'));
    mkdirSync(join(folder, 'sam.json'));
    expect(await differences()).to.deep.equal([{ file: 'sam.json', details: ['a folder has its name'] }]);
  });

  it('tells a change of layout from one of content', async () => {
    const { content } = packaged.files.find(({ name }) => name === 'sam.json')!;
    writeFileSync(join(folder, 'sam.json'), JSON.stringify(JSON.parse(Buffer.from(content).toString())));
    expect(await differences()).to.deep.equal([{ file: 'sam.json', details: ['only its formatting would change'] }]);
  });

  it('compares YAML', async () => {
    await writeOutputs(folder, yaml.files, 'out');
    expect(await compareOutputs(outputsIn(folder), yaml)).to.deep.equal([]);
    const text = Buffer.from(yaml.files.find(({ name }) => name === 'sam.yaml')!.content).toString();
    writeFiles(folder, { 'sam.yaml': text.replaceAll('MemorySize: 128', 'MemorySize: 256') });
    const [found] = await compareOutputs(outputsIn(folder), yaml);
    const { review, ...entries } = found!;
    expect(review!.map(({ message }) => message)).to.deep.equal(['APIHandler gets another MemorySize: 256 → 128', 'Worker gets another MemorySize: 256 → 128']);
    expect(entries).to.deep.equal({
      file: 'sam.yaml',
      details: ['Resources.APIHandler.Properties.MemorySize: 256 → 128', 'Resources.Worker.Properties.MemorySize: 256 → 128'],
      changes: ['APIHandler', 'Worker'].map((logicalId) => ({ logicalId, type: 'AWS::Serverless::Function', impact: 'update', paths: [['MemorySize']] })),
    });
  });

  it('compares the one zip of --single-file, under whatever name', async () => {
    const single = { ...packaged, files: [{ name: 'beta', content: Buffer.from('new zip') }] };
    writeFiles(folder, { beta: 'the old zip' });
    expect(await compareOutputs(outputsIn(folder), single)).to.deep.equal([{ file: 'beta', details: ['its content would change (11 → 7 bytes)'] }]);
  });
});
