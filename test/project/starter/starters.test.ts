import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { version } from '../../../src/compiler/model/generated/version.js';
import { starterNames } from '../../../src/project/starter/starters.js';
import { installFakeSdk } from '../fake-aws-sdk.js';
import { packageProject } from '../sample-project.js';

const execute = promisify(execFile);
const root = process.cwd();
const stages = ['dev', 'beta', 'prod'] as const;

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Template {
  readonly Resources: {
    readonly [id: string]: { readonly Type: string; readonly DeletionPolicy?: string; readonly Properties: { readonly [key: string]: unknown } };
  };
}

function read(path: string): string {
  return readFileSync(join(root, 'templates', path), 'utf8');
}

/** Makes a project by the command line, and installs what it depends on: links, and a stand-in for the SDK. */
async function makeProject(starter: string): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-starter-')));
  await execute(process.execPath, [join(root, 'dist/cli/main.js'), 'new-project', 'zebra', '--starter', starter], { cwd: folder });
  const project = join(folder, 'zebra');
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/tschalice'));
  symlinkSync(join(root, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'));
  installFakeSdk(project);
  return project;
}

/** The words of a script of package.json, with the programs that npm would find in node_modules. */
async function runTests(project: string): Promise<string> {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: { test: string } };
  const bin = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  const { stdout } = await execute('sh', ['-c', scripts.test], { cwd: project, env: { PATH: bin, HOME: process.env['HOME'] } });
  return stdout;
}

async function templateOf(project: string, stage: string): Promise<Template> {
  const { template, problems } = await packageProject(project, { stage });
  expect(problems).to.deep.equal([]);
  return template as unknown as Template;
}

function statementsOf({ Resources }: Template, roleId: string): readonly Statement[] {
  const policies = Resources[roleId]!.Properties['Policies'] as readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** What a role may do beside writing logs and traces. */
function allowed(template: Template, roleId: string): object {
  const own = statementsOf(template, roleId).filter(({ Action }) => !/^(logs|xray):/.test([Action].flat()[0]!));
  return Object.fromEntries(own.map(({ Action, Resource }) => [[Action].flat().join(' '), Resource]));
}

describe('starters', () => {
  it('are all in the table, and no others', () => {
    // Beside them are the fixed parts of pipelines, which are no app.
    const apps = readdirSync(join(root, 'templates')).filter((name) => existsSync(join(root, 'templates', name, 'app.ts')));
    expect(apps.sort()).to.deep.equal([...starterNames].sort());
  });

  it('take this version of tschalice, and have the same settings for npm, TypeScript and git', () => {
    const manifests = starterNames.map(
      (name) => JSON.parse(read(`${name}/package.json`)) as { dependencies: object; scripts: object; devDependencies: object },
    );
    for (const { dependencies, scripts, devDependencies } of manifests) {
      expect(dependencies).to.have.property('tschalice', `^${version}`);
      expect({ scripts, devDependencies }).to.deep.equal({ scripts: manifests[0]!.scripts, devDependencies: manifests[0]!.devDependencies });
    }
    for (const file of ['tsconfig.json', 'gitignore']) expect(new Set(starterNames.map((name) => read(`${name}/${file}`))).size, file).to.equal(1);
  });

  it('give each function a role of its own, as their settings say', async () => {
    for (const name of starterNames) {
      const { Resources } = await templateOf(join(root, 'templates', name), 'dev');
      const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Serverless::Function');
      const roles = functions.map(({ Properties }) => JSON.stringify(Properties['Role']));
      expect(new Set(roles).size, name).to.equal(functions.length);
    }
  });

  it('have nothing in their READMEs that is not there', () => {
    for (const name of starterNames) {
      const files = [...read(`${name}/README.md`).matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
        [...cell!.matchAll(/`([^`*]+)`/g)].map((found) => found[1]!),
      );
      expect(files, name).to.include.members(['app.ts', 'test/app.test.ts', '.chalice/config.json']);
      for (const file of files) expect(existsSync(join(root, 'templates', name, file)), `${name}: ${file}`).to.equal(true);
    }
  });
});

for (const starter of starterNames) {
  describe(`the starter ${starter}, under another name`, () => {
    let project: string;
    before(async () => {
      project = await makeProject(starter);
    });
    after(() => rmSync(dirname(project), { recursive: true, force: true }));

    it('compiles, and passes its own tests', async () => {
      // Node 20 and 22 say it in TAP when nobody looks on, later ones as on a terminal.
      expect(await runTests(project))
        .to.match(/^[#ℹ] pass [1-9]\d*$/m)
        .and.match(/^[#ℹ] fail 0$/m);
    });

    it('has that name wherever it has one', () => {
      const text = (path: string): string => readFileSync(join(project, path), 'utf8');
      const { app_name: before } = JSON.parse(read(`${starter}/.chalice/config.json`)) as { app_name: string };
      expect(JSON.parse(text('.chalice/config.json'))).to.have.property('app_name', 'zebra');
      expect(JSON.parse(text('package.json'))).to.have.property('name', 'zebra');
      expect(text('app.ts')).to.contain("new Chalice({ appName: 'zebra' })");
      expect(text('README.md'))
        .to.match(/^# zebra\n/)
        .and.contain('`zebra-prod`')
        .and.not.contain(`${before}-`);
    });

    it('keeps out of git what is made from it', () => {
      expect(readFileSync(join(project, '.gitignore'), 'utf8').split('\n')).to.include.members(['node_modules/', 'build/', 'out/']);
      expect(existsSync(join(project, 'gitignore'))).to.equal(false);
    });

    it('allows its functions nothing on all resources but to trace', async () => {
      for (const stage of stages) {
        const template = await templateOf(project, stage);
        const roles = Object.entries(template.Resources).flatMap(([id, { Type }]) => (Type === 'AWS::IAM::Role' ? [id] : []));
        expect(roles).to.not.deep.equal([]);
        for (const { Action, Resource } of roles.flatMap((id) => statementsOf(template, id))) {
          for (const action of [Action].flat()) expect(action).to.not.contain('*');
          if (Resource === '*') expect([Action].flat()).to.deep.equal(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']);
        }
      }
    });

    it('differs between its stages', async () => {
      const [dev, beta, prod] = await Promise.all(stages.map(async (stage) => JSON.stringify(await templateOf(project, stage)).replaceAll(stage, 'stage')));
      expect(new Set([dev, beta, prod]).size).to.equal(3);
    });
  });
}

describe('of the starter', () => {
  const shipped = (starter: string): string => join(root, 'templates', starter);

  it('rest-api, only dev has a token to try it out with', async () => {
    const tokens = await Promise.all(stages.map(async (stage) => JSON.stringify(await templateOf(shipped('rest-api'), stage)).includes('"API_TOKEN"')));
    expect(tokens).to.deep.equal([true, false, false]);
  });

  it('lambda-only, a function has settings of its own in prod', async () => {
    const [dev, prod] = await Promise.all([templateOf(shipped('lambda-only'), 'dev'), templateOf(shipped('lambda-only'), 'prod')]);
    expect([dev, prod].map(({ Resources }) => [Resources['WordCount']!.Properties['MemorySize'], Resources['Slug']!.Properties['MemorySize']])).to.deep.equal([
      [128, 128],
      [512, 128],
    ]);
  });

  it('events, the worker is told which messages failed, and may read its own queue only', async () => {
    const template = await templateOf(shipped('events'), 'dev');
    const { Work, Jobs, Uploads } = template.Resources;
    const [source] = Object.values(Work!.Properties['Events'] as { [id: string]: { Type: string; Properties: object } });
    expect(source).to.deep.include({ Type: 'SQS' });
    expect(source!.Properties).to.deep.include({ FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 10 });
    expect(allowed(template, 'WorkRole')).to.deep.equal({
      'sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes': {
        'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Jobs.QueueName}',
      },
    });
    for (const id of ['Uploaded', 'Alerted', 'TaskStopped', 'Nightly']) expect(allowed(template, `${id}Role`), id).to.deep.equal({});
    // Else a message could come again while it is worked on.
    expect(Jobs!.Properties['VisibilityTimeout']).to.equal(6 * (Work!.Properties['Timeout'] as number));
    expect(Uploads!.DeletionPolicy).to.equal('Retain');
  });

  it('websocket-chat, each function knows the table, and may do with it what its code does', async () => {
    const template = await templateOf(shipped('websocket-chat'), 'dev');
    const table = { 'Fn::GetAtt': ['Connections', 'Arn'] };
    const answering = {
      'execute-api:ManageConnections': {
        'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketAPI}/*/@connections/*',
      },
    };
    expect(allowed(template, 'WebsocketConnectRole')).to.deep.equal({ 'dynamodb:PutItem': table, ...answering });
    expect(allowed(template, 'WebsocketDisconnectRole')).to.deep.equal({ 'dynamodb:DeleteItem': table, ...answering });
    expect(allowed(template, 'WebsocketMessageRole')).to.deep.equal({ 'dynamodb:DeleteItem dynamodb:Scan': table, ...answering });
    for (const id of ['WebsocketConnect', 'WebsocketMessage', 'WebsocketDisconnect'])
      expect(template.Resources[id]!.Properties['Environment']).to.deep.equal({ Variables: { CONNECTIONS_TABLE: { Ref: 'Connections' } } });
    expect(template.Resources['DefaultRole']).to.equal(undefined);
  });

  it('rest-with-table, the function knows its table, may do with it what its code does, and asks IAM who calls', async () => {
    const template = await templateOf(shipped('rest-with-table'), 'dev');
    expect(template.Resources['APIHandler']!.Properties['Environment']).to.deep.equal({ Variables: { NOTES_TABLE: { Ref: 'Notes' } } });
    expect(allowed(template, 'ApiHandlerRole')).to.deep.equal({
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Scan': { 'Fn::GetAtt': ['Notes', 'Arn'] },
    });
    const { paths } = template.Resources['RestAPI']!.Properties['DefinitionBody'] as { paths: { [path: string]: { [method: string]: object } } };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations).to.have.length(5);
    for (const operation of operations) expect(operation).to.have.deep.property('security', [{ sigv4: [] }]);
  });

  it('rest-with-table, only the table of prod outlives its stack', async () => {
    const tables = await Promise.all(stages.map(async (stage) => (await templateOf(shipped('rest-with-table'), stage)).Resources['Notes']!));
    expect(tables.map(({ DeletionPolicy }) => DeletionPolicy)).to.deep.equal(['Delete', 'Delete', 'Retain']);
    expect(tables.map(({ Properties }) => Properties['DeletionProtectionEnabled'])).to.deep.equal([undefined, undefined, true]);
  });
});
