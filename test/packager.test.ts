import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { commands } from '../src/cli/commands.js';
import * as packager from '../src/packager.js';
import { type StubAws, stubAws } from './cli/deploy/stub-aws.js';
import { appWith, project, removeFolders, temporaryFolder } from './cli/run-cli.js';

const today = '2026-11-20';
const stages = '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}, "prod": {}}}';

describe('the packager, the door for other tools', () => {
  let directory: string;
  let found: packager.Project;
  beforeEach(() => {
    directory = project({ '.chalice/config.json': stages });
    found = packager.findProject(directory, directory);
  });
  afterEach(removeFolders);

  /** A test of acts that print nothing. */
  function quietly(title: string, act: () => Promise<void>): void {
    it(title, async () => {
      let printed = '';
      const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));
      for (const { stream } of streams) stream.write = (text: unknown): boolean => (printed += String(text)) !== '';
      try {
        await act();
      } finally {
        for (const { stream, write } of streams) stream.write = write;
      }
      expect(printed).to.equal('');
    });
  }

  function options(stage = 'dev'): packager.PackageOptions {
    return { project: found, stage, today };
  }

  async function problemsOf(act: Promise<unknown>): Promise<string[]> {
    const error = await act.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof packager.ProblemError)) throw error ?? new Error('there was no problem');
    return error.problems.map(({ code }) => code);
  }

  it('has a function for every command that is not of the terminal alone, and the page of commands names them all', () => {
    const page = readFileSync('src/cli/README.md', 'utf8').split('## From a program')[1]!;
    const rows = [...page.matchAll(/^\| (`.*`) \| (.*) \|$/gm)];
    const words = (column: number): string[] => rows.flatMap((row) => [...row[column]!.matchAll(/`([\w-]+)/g)].map(([, word]) => word!));
    expect(new Set(words(1))).to.deep.equal(new Set(commands.map(({ name }) => name).filter((name) => name !== 'completion')));
    expect(words(2).filter((name) => !Object.hasOwn(packager, name))).to.deep.equal([]);
    const helpers = ['ProblemError', 'hasErrors', 'findProject', 'listStages'];
    expect(Object.keys(packager).filter((name) => !words(2).includes(name) && !helpers.includes(name))).to.deep.equal([]);
  });

  quietly('explains each problem that the others throw', async () => {
    writeFileSync(join(directory, 'app.ts'), appWith("app.get('/a/', () => ({}));"));
    const [code] = await problemsOf(packager.packageStage(options()));
    const known = (await packager.explainProblems()).find((one) => one.code === code);
    expect(known).to.include({ code: 'route-trailing-slash', severity: 'error', group: 'Routes and CORS', title: "A path that ends in '/'" });
  });

  describe('package', () => {
    quietly('makes a stage and proves it, writes it, and finds it up to date then', async () => {
      const path = join(directory, 'out/dev');
      const packaged = await packager.packageStage({ ...options(), outputPath: path, prove: true });
      expect(packaged.proof?.functions).to.deep.equal(['api_handler']);
      expect(existsSync(path)).to.equal(false);
      const written = await packager.writePackage(packaged, { path });
      expect(written.problems).to.deep.equal([]);
      expect(readdirSync(path).sort()).to.deep.equal(['bundle.json', 'deployment.zip', 'sam.json', 'swagger.json']);
      expect(await packager.comparePackage(packaged, { path })).to.deep.equal({ differences: [], problems: [] });
    });

    quietly('finds what differs from what is there, with what it does to the stack', async () => {
      const path = join(directory, 'out');
      await packager.writePackage(await packager.packageStage(options()), { path });
      writeFileSync(join(directory, 'app.ts'), appWith("app.get('/', () => ({}));\napp.lambdaFunction('worker', () => 1);"));
      const { differences } = await packager.comparePackage(await packager.packageStage(options()), { path });
      const template = differences.find(({ file }) => file === 'sam.json');
      expect(template?.changes?.filter(({ impact }) => impact === 'create').map(({ logicalId }) => logicalId)).to.include('Worker');
    });

    quietly('writes one zip, and warns of a template of the other format beside a folder', async () => {
      const packaged = await packager.packageStage(options());
      const zip = join(directory, 'dev.zip');
      expect((await packager.writePackage(packaged, { path: zip, singleFile: true })).files.map(({ name }) => name)).to.deep.equal(['dev.zip']);
      expect(readFileSync(zip).subarray(0, 2).toString()).to.equal('PK');
      writeFileSync(join(directory, 'sam.yaml'), '');
      const { problems } = await packager.writePackage(packaged, { path: directory, shownPath: '.' });
      expect(problems.map(({ code, where }) => `${code} ${where.file}`)).to.deep.equal(['template-stale sam.yaml']);
    });

    quietly('throws all problems at once', async () => {
      writeFileSync(join(directory, 'app.ts'), appWith("app.get('/', () => ({}));\napp.get('/', () => ({}));\napp.get('x', () => ({}));"));
      expect(await problemsOf(packager.packageStage(options()))).to.have.lengthOf(2);
    });
  });

  describe('validate', () => {
    quietly('checks all stages by default', async () => {
      const { stages: checked, problems } = await packager.validateStages({ project: found, today });
      expect({ checked, problems }).to.deep.equal({ checked: ['dev', 'prod'], problems: [] });
    });

    quietly('gives each problem once, and throws none', async () => {
      writeFileSync(join(directory, 'app.ts'), appWith("app.get('x', () => ({}));"));
      const steps: string[] = [];
      const progress = (step: string): void => void steps.push(step);
      const { problems } = await packager.validateStages({ project: found, today, progress });
      expect(problems).to.have.lengthOf(1);
      expect(packager.hasErrors(problems)).to.equal(true);
      expect(steps).to.include('stage prod: loading the app');
      writeFileSync(join(directory, '.chalice/config.json'), '{');
      const broken = await packager.validateStages({ project: found, today });
      expect(broken.stages).to.deep.equal([]);
      expect(broken.problems.length).to.be.at.least(1);
    });
  });

  describe('deploy, url, outputs, stages and delete', () => {
    let aws: StubAws;
    beforeEach(() => {
      aws = stubAws();
    });

    quietly('go from nothing to a stack and back', async () => {
      const stack = { project: found, stage: 'dev', environment: aws.env };
      expect(await problemsOf(packager.readStageUrl(stack))).to.deep.equal(['stage-not-deployed']);
      let told = '';
      const deployed = await packager.deployStage({ ...options(), ...stack, bucket: 'artifacts', onOutput: (text) => (told += text) });
      expect(deployed.deployment.kind).to.equal('deployed');
      expect(deployed.file).to.equal('.chalice/deployed/dev.yml');
      expect(told).to.contain('Successfully created/updated stack - demo-dev');

      expect(await packager.readStageUrl(stack)).to.equal('https://demo-dev.example.com/api/');
      const { stackName, outputs } = await packager.readStageOutputs(stack);
      expect([stackName, outputs['RestAPIId']]).to.deep.equal(['demo-dev', 'demo-dev-RestAPIId']);
      const listed = await packager.listStageStates(found);
      expect(listed.stages.map(({ stage, isDeployed, url }) => [stage, isDeployed, url])).to.deep.equal([
        ['dev', true, 'https://demo-dev.example.com/api/'],
        ['prod', false, null],
      ]);

      expect(await packager.deleteStage(stack)).to.deep.equal({ stage: 'dev', stackName: 'demo-dev', deleted: true });
      expect(Object.values(aws.state().stacks).map(({ StackStatus }) => StackStatus)).to.not.include('CREATE_COMPLETE');
      expect((await packager.listStageStates(found)).stages.map(({ isDeployed }) => isDeployed)).to.deep.equal([false, false]);
      expect(await packager.deleteStage(stack)).to.deep.equal({ stage: 'dev', stackName: 'demo-dev', deleted: false });
    });

    quietly('can make a change set, and leave the stack as it is', async () => {
      const { deployment, file } = await packager.deployStage({ ...options(), environment: aws.env, bucket: 'artifacts', isExecuted: false });
      expect(deployment.kind).to.equal('change-set');
      expect(file).to.equal(null);
    });

    quietly('tell all that can be wrong before AWS is asked for anything', async () => {
      writeFileSync(join(directory, 'app.ts'), appWith("app.get('x', () => ({}));"));
      const codes = await problemsOf(packager.deployStage({ ...options(), environment: { PATH: temporaryFolder() } }));
      expect(codes.slice(0, 2)).to.have.members(['aws-missing', 'bucket-missing']);
      expect(codes).to.have.lengthOf(3);
    });
  });

  quietly('generate-pipeline makes the files, and writes over none that somebody has changed', async () => {
    const templatePath = join(directory, 'pipeline.json');
    const output = { kind: 'codepipeline', version: 'v2', source: 'codecommit', codebuildImage: undefined, templatePath, buildspecPath: undefined } as const;
    const { files } = await packager.generatePipeline({ project: found, stages: ['dev', 'prod'], approval: ['prod'], adminDeployRole: false, output, today });
    expect(files.map(({ path }) => path)).to.deep.equal([templatePath]);
    await packager.writePipeline(files, directory, false);
    expect(readFileSync(templatePath, 'utf8')).to.equal(files[0]!.content);
    writeFileSync(templatePath, files[0]!.content.replace('demo', 'other'));
    const { problems, files: kept } = await packager.writePipeline(files, directory, false);
    expect(problems.map(({ code }) => code)).to.deep.equal(['pipeline-edited']);
    expect(readFileSync(templatePath, 'utf8')).to.equal(kept[0]!.content).and.not.equal(files[0]!.content);
    writeFileSync(templatePath, '{}');
    expect(await problemsOf(packager.writePipeline(files, directory, false))).to.deep.equal(['file-changed']);
  });

  quietly('local serves the routes until it is closed', async () => {
    writeFileSync(join(directory, 'app.ts'), appWith("app.get('/', () => ({ hello: 'world' }));"));
    const events: packager.LocalEvent[] = [];
    const server = await packager.serveLocally({ ...options(), host: '127.0.0.1', port: 0, reloads: false }, (event) => void events.push(event));
    try {
      const { url } = events.find((event) => event.event === 'listening')!;
      expect(await (await fetch(url)).json()).to.deep.equal({ hello: 'world' });
    } finally {
      server.close();
    }
    expect(events.map(({ event }) => event)).to.deep.equal(['loaded', 'listening', 'request']);
  });

  quietly('new-project makes a project from a starter, and refuses a name that no app can have', async () => {
    const folder = join(temporaryFolder(), 'orders');
    const [starter] = packager.starters;
    const files = await packager.createProject({ folder, starter });
    expect(files.map(({ path }) => path)).to.include('app.ts');
    expect(readFileSync(join(folder, '.chalice/config.json'), 'utf8')).to.contain('"app_name": "orders"');
    expect(await problemsOf(packager.createProject({ folder, starter }))).to.deep.equal(['project-exists']);
    const refused = await packager.createProject({ folder: `${folder}2`, starter, appName: 'a b' }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
    expect(existsSync(`${folder}2`)).to.equal(false);
  });
});
