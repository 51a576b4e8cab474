import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders } from '../run-cli.js';
import { ask, type Local, startLocal, stopAll } from './run-local.js';

const app = appWith(`
if (process.env.MODE === undefined) throw new Error('MODE is not set');
const auth = app.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'me', context: { queue: process.env.QUEUE ?? 'absent' } }));
const names = ['TABLE', 'QUEUE', 'MODE', 'STAGED', 'SECRET', 'OWN'];
app.get('/', () => Object.fromEntries(names.map((name) => [name, process.env[name] ?? 'absent'])));
app.get('/queue', { authorizer: auth }, (_params, { context }) => context['authorizer']);
`).replace('Chalice }', 'AuthResponse, Chalice }');

const files = {
  'app.ts': app,
  '.chalice/config.json': JSON.stringify({
    version: '2.0',
    app_name: 'demo',
    merge_templates: ['more.json'],
    environment_variables: { STAGED: 'stage', SECRET: '{{resolve:ssm:/secret}}' },
  }),
  'more.json': JSON.stringify({
    Resources: {
      Jobs: { Type: 'AWS::SQS::Queue' },
      APIHandler: { Properties: { Environment: { Variables: { TABLE: { 'Fn::ImportValue': 'orders' } } } } },
      Auth: { Properties: { Environment: { Variables: { QUEUE: { Ref: 'Jobs' } } } } },
    },
    Globals: { Function: { Environment: { Variables: { MODE: 'fast' } } } },
  }),
  '.env': 'TABLE=of-file\nMODE=of-file\nSTAGED=of-file\nOWN=of-file\n',
};

const notice = 'QUEUE, SECRET, TABLE are known only when deployed, and a placeholder here; give values in the shell or by --env-file';

describe("the environment of 'local'", () => {
  after(removeFolders);
  afterEach(stopAll);

  const seen = async (local: Local): Promise<object> => JSON.parse((await ask(local, '/')).text) as object;

  it('is that of a version where the function is called through an alias', async () => {
    const see = '({ env: process.env.AWS_LAMBDA_FUNCTION_VERSION, version: app.lambdaContext.functionVersion, arn: app.lambdaContext.invokedFunctionArn })';
    const cwd = project({
      'app.ts': appWith(`app.get('/', () => ${see.replaceAll('lambdaContext.', 'lambdaContext!.')});`),
      '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', merge_templates: ['more.json'] }),
      'more.json': JSON.stringify({
        Parameters: { Name: { Type: 'String', Default: 'live' } },
        Globals: { Function: { AutoPublishAlias: { Ref: 'Name' } } },
      }),
    });
    expect(await seen(await startLocal(cwd))).to.deep.equal({
      env: '1',
      version: '1',
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:demo-dev-api_handler:live',
    });
  });

  it('has variables of merged templates, and tells once which are placeholders', async () => {
    const cwd = project(files);
    const local = await startLocal(cwd);
    expect(await seen(local)).to.deep.equal({
      TABLE: 'known-when-deployed',
      QUEUE: 'absent',
      MODE: 'fast',
      STAGED: 'stage',
      SECRET: '{{resolve:ssm:/secret}}',
      OWN: 'absent',
    });
    expect(JSON.parse((await ask(local, '/queue', { headers: { Authorization: 'x' } })).text)).to.include({
      queue: 'https://sqs.us-east-1.amazonaws.com/123456789012/known-when-deployed',
    });
    writeFileSync(join(cwd, 'app.ts'), `${app}\n// changed\n`);
    await local.until(/Reloaded in/);
    await seen(local);
    expect(local.output().split(notice)).to.have.lengthOf(2);
  });

  it('takes real values from the shell, and then from files', async () => {
    const local = await startLocal(project(files), ['--env-file', '.env'], { QUEUE: 'of-shell', TABLE: 'of-shell', SECRET: '', STAGED: 'of-shell' });
    expect(await seen(local)).to.deep.equal({ TABLE: 'of-shell', QUEUE: 'of-shell', MODE: 'fast', STAGED: 'stage', SECRET: '', OWN: 'of-file' });
    expect(local.output()).to.not.contain('known only when deployed');
  });

  it('is in the region of the shell, or of a file', async () => {
    const merge = { Globals: { Function: { Environment: { Variables: { MODE: { 'Fn::Sub': '${AWS::Region}' } } } } } };
    const inRegion = async (...given: [words: string[], env?: { readonly [name: string]: string }]): Promise<object> =>
      seen(await startLocal(project({ ...files, 'more.json': JSON.stringify(merge), '.env': 'AWS_REGION=eu-west-1\n' }), ...given));
    expect(await inRegion(['--env-file', '.env'])).to.include({ MODE: 'eu-west-1' });
    expect(await inRegion(['--env-file', '.env'], { AWS_REGION: 'eu-north-1' })).to.include({ MODE: 'eu-north-1' });
  });

  it('tells of those alone that have no real value, and takes a changed file', async () => {
    const cwd = project(files);
    const local = await startLocal(cwd, ['--env-file=.env', '--stage', 'dev'], { SECRET: 's' });
    await local.until(/QUEUE is known only when deployed, and a placeholder here; give a value in the shell or by --env-file/);
    expect(await seen(local)).to.include({ TABLE: 'of-file' });
    writeFileSync(join(cwd, '.env'), 'TABLE=another\n');
    await local.until(/Reloaded in \d+ ms: \.env changed/);
    expect(await seen(local)).to.include({ TABLE: 'another', OWN: 'absent' });
  });
});

describe("the option --allow-origin of 'local'", () => {
  after(removeFolders);
  afterEach(stopAll);

  it('lets pages of these origins in, and no others', async () => {
    const local = await startLocal(project(), ['--allow-origin', 'http://localhost:3000', '--allow-origin=https://app.example/']);
    const status = async (origin: string): Promise<number> => (await ask(local, '/', { headers: { 'Sec-Fetch-Site': 'cross-site', Origin: origin } })).status;
    expect([await status('http://localhost:3000'), await status('https://app.example'), await status('https://evil.example')]).to.deep.equal([200, 200, 403]);
  });
});
