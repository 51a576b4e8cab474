import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { Chalice } from '../../src/index.js';
import { Client, type ClientOptions } from '../../src/testing/index.js';

const names = ['T_TABLE', 'T_QUEUE', 'T_MODE', 'T_STAGED', 'T_OWN', 'T_SECRET', 'T_LATER'];

function newApp(): Chalice {
  const app = new Chalice({ appName: 'demo' });
  const look = (): object => Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  app.lambdaFunction('worker_one', look);
  app.get('/', look);
  return app;
}

const files = {
  '.chalice/config.json': JSON.stringify({
    app_name: 'demo',
    merge_templates: ['more.json'],
    environment_variables: { T_STAGED: 'stage' },
    stages: {
      dev: {},
      beta: { merge_templates: ['beta.yml'] },
      pinned: { logical_ids: { worker_one: 'Drain' }, merge_templates: ['drain.json'] },
      secret: { environment_variables: { T_SECRET: '{{resolve:ssm:/s}}' } },
    },
  }),
  'more.json': JSON.stringify({
    Resources: {
      Jobs: { Type: 'AWS::SQS::Queue' },
      APIHandler: { Properties: { Environment: { Variables: { T_TABLE: { 'Fn::ImportValue': 'orders' } } } } },
      WorkerOne: { Properties: { Environment: { Variables: { T_QUEUE: { Ref: 'Jobs' }, T_STAGED: 'merged' } } } },
    },
    Globals: { Function: { Environment: { Variables: { T_MODE: 'fast' } } } },
  }),
  'beta.yml': 'Resources:\n  APIHandler:\n    Properties:\n      Environment:\n        Variables:\n          T_LATER: !Sub "${AWS::StackName}/x"\n',
  'drain.json': '{"Resources": {"Drain": {"Properties": {"Environment": {"Variables": {"T_LATER": "of-drain"}}}}}}',
  'later.json': '{"Resources": {"APIHandler": {"Properties": {"Environment": {"Variables": {"T_TABLE": "later"}}}}}}',
  '.env': 'T_TABLE=of-file\nT_STAGED=of-file\nT_OWN=of-file\n',
  'two.env': 'T_OWN=of-two\n',
  'broken.json': '{"Resources": {"A": 1, "A": 2}}',
};

describe('the environment of the test client', () => {
  let work: string;
  let warnings: string[];
  const note = ({ message }: Error): void => void warnings.push(message);
  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'tschalice-client-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    }
    warnings = [];
    process.on('warning', note);
  });
  afterEach(() => {
    process.off('warning', note);
    for (const name of names) delete process.env[name];
    rmSync(work, { recursive: true, force: true });
  });

  const client = (options: ClientOptions = {}): Client => new Client(newApp(), { projectDir: work, ...options });
  const ofRoutes = async (options?: ClientOptions): Promise<unknown> => (await client(options).http.get('/')).jsonBody;
  const ofWorker = async (options?: ClientOptions): Promise<unknown> => (await client(options).lambda.invoke('worker_one')).payload;
  const placeholder = 'known-when-deployed';

  it('has what merged templates give to each function', async () => {
    expect(await ofRoutes()).to.deep.equal({ T_TABLE: placeholder, T_MODE: 'fast', T_STAGED: 'stage' });
    expect(await ofWorker()).to.deep.equal({ T_QUEUE: `https://sqs.us-east-1.amazonaws.com/123456789012/${placeholder}`, T_MODE: 'fast', T_STAGED: 'merged' });
    expect(names.filter((name) => name in process.env)).to.deep.equal([]);
  });

  it("reads those of the stage, in YAML too, and the client's own last", async () => {
    expect(await ofRoutes({ stage: 'beta' })).to.include({ T_LATER: 'demo-beta/x', T_TABLE: placeholder });
    expect(await ofRoutes({ mergeTemplates: ['later.json'] })).to.include({ T_TABLE: 'later' });
  });

  it('knows a function by the logical ID that the configuration gives it', async () => {
    expect(await ofWorker({ stage: 'pinned' })).to.deep.equal({ T_LATER: 'of-drain', T_MODE: 'fast', T_STAGED: 'stage' });
  });

  it('takes real values from the shell, then from files, where only a deployment knows one', async () => {
    expect(await ofRoutes({ envFile: '.env' })).to.deep.equal({ T_TABLE: 'of-file', T_MODE: 'fast', T_STAGED: 'stage', T_OWN: 'of-file' });
    process.env['T_TABLE'] = 'of-shell';
    process.env['T_MODE'] = 'of-shell';
    process.env['T_OWN'] = 'of-shell';
    const wanted = { T_TABLE: 'of-shell', T_MODE: 'fast', T_STAGED: 'stage', T_OWN: 'of-shell' };
    expect(await ofRoutes({ envFile: ['.env', 'two.env'] })).to.deep.equal(wanted);
    expect(process.env['T_MODE']).to.equal('of-shell');
    delete process.env['T_OWN'];
    expect(await ofRoutes({ envFile: ['.env', 'two.env'] })).to.deep.equal({ ...wanted, T_OWN: 'of-two' });
  });

  it('has the variables of the client win over all', async () => {
    process.env['T_TABLE'] = 'of-shell';
    const environment = { T_TABLE: 'mine', T_MODE: 'mine', T_STAGED: 'mine' };
    expect(await ofRoutes({ environment, envFile: '.env' })).to.deep.equal({ ...environment, T_OWN: 'of-file' });
  });

  it('does not take what another call has set for a value of the shell', async () => {
    const app = newApp();
    const one = new Client(app, { projectDir: work });
    const calls = await Promise.all([one.http.get('/'), one.lambda.invoke('worker_one'), one.http.get('/')]);
    expect((calls[2] as { jsonBody: object }).jsonBody).to.deep.equal({ T_TABLE: placeholder, T_MODE: 'fast', T_STAGED: 'stage' });
    app.lambdaFunction('outer', async () => (await one.http.get('/')).jsonBody as object);
    expect((await new Client(app, { config: {}, environment: { T_TABLE: 'outer' } }).lambda.invoke('outer')).payload).to.include({ T_TABLE: placeholder });
  });

  it('tells once of each placeholder', async () => {
    await ofRoutes({ stage: 'secret' });
    await ofRoutes({ stage: 'secret' });
    await ofRoutes({ stage: 'secret', environment: { T_TABLE: '', T_SECRET: '' } });
    // Node.js emits them at the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings.filter((text) => text.startsWith('T_SECRET'))).to.deep.equal([
      "T_SECRET is known only when deployed, and a placeholder here; give a value in the shell or by the client's options envFile or environment",
    ]);
  });

  const refused: { readonly [what: string]: { options: ClientOptions; want: string } } = {
    'a file of variables that is missing': { options: { envFile: 'gone.env' }, want: 'there is no gone.env, which the option envFile names' },
    'a folder as a file of variables': { options: { envFile: '.chalice' }, want: '.chalice cannot be read: it is not a regular file' },
    'a template that is missing': {
      options: { mergeTemplates: ['gone.json'] },
      want: 'there is no gone.json, which the configuration or the option mergeTemplates names',
    },
    'a template with a mistake': { options: { mergeTemplates: ['broken.json'] }, want: "broken.json:1: the key 'A'" },
  };
  for (const [what, { options, want }] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => {
      const error = await ofRoutes(options).catch((thrown: unknown) => thrown);
      expect((error as Error).message).to.contain(want);
    });
  }

  it('does not wait for a named pipe', () => {
    execFileSync('mkfifo', [join(work, 'pipe')]);
    expect(() => client({ envFile: 'pipe' })).to.throw('it is not a regular file');
  });
});

describe('the options of the test client', () => {
  const client = (options: object): Client => new Client(newApp(), options);

  it('are refused where there is none of that name', () => {
    expect(() => client({ stge: 'dev' })).to.throw(TypeError, "new Client: there is no option 'stge'; did you mean 'stage'?");
    expect(() => client({ env_file: 'x' })).to.throw("did you mean 'envFile'?");
    expect(() => client({ nothing: 1 })).to.throw('known are stage, region, candidate, projectDir, config, mergeTemplates, envFile, environment');
    expect(() => client('dev' as unknown as object)).to.throw('new Client: the options must be an object, not the string "dev"');
  });

  it('of a request are refused too', async () => {
    const error = await client({ config: {} })
      .http.get('/', { header: { A: 'b' } } as object)
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal("GET /: there is no option 'header'; did you mean 'headers'?");
  });

  it('of a connection are refused too', () => {
    const { events } = client({ config: {} });
    expect(() => events.websocketMessageEvent('x', { connectionID: 'a' } as object)).to.throw("did you mean 'connectionId'?");
    expect(() => events.websocketConnectEvent({ querys: 'a' } as object)).to.throw("did you mean 'query'?");
    expect(() => events.websocketDisconnectEvent({ stag: 'a' } as object)).to.throw("did you mean 'stage'?");
  });

  it('may name a stage that is not listed, but none near a listed one', () => {
    const config = { stages: { dev: {}, prod: {} } };
    expect(() => client({ config, stage: 'customer7' })).not.to.throw();
    for (const stage of ['prd', 'Prod', 'PROD', 'pord'])
      expect(() => client({ config, stage })).to.throw(`there is no stage '${stage}', and its name is near that of stage 'prod'; use 'prod'`);
    expect(() => client({ config: {}, stage: 'prd' })).not.to.throw();
  });
});
