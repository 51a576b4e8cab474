import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const app = appWith("app.get('/', () => ({}));\napp.onSqsMessage('drain', { queue: 'jobs' }, () => {});\napp.lambdaFunction('worker', () => 1);");

function projectWith(settings: object, files: { readonly [path: string]: string } = {}): string {
  return project({ 'app.ts': app, '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', ...settings }, null, 2), ...files });
}

async function explained(words: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await tschalice(['explain-policy', ...words], { cwd });
  expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
  return stdout;
}

describe('tschalice explain-policy', () => {
  after(removeFolders);

  it('tells what Lambda needs, and with whom the role is shared', async () => {
    expect(await explained(['worker'], projectWith({}))).to
      .equal(`worker on stage dev has the role DefaultRole, which it shares with drain, api_handler; what their code needs is in it too.

logs:CreateLogGroup on arn:*:logs:*:*:*
logs:CreateLogStream on arn:*:logs:*:*:*
logs:PutLogEvents on arn:*:logs:*:*:*
  Lambda writes the function's logs

sqs:DeleteMessage on *
sqs:GetQueueAttributes on *
sqs:ReceiveMessage on *
  Lambda polls an event source
`);
  });

  const calling = {
    'app.ts': `import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Chalice } from 'tschalice';
import { Files } from './files.js';
export const app = new Chalice({ appName: 'demo' });
const files = new Files();
app.lambdaFunction('worker', (event) => files.read(String(event)));
`,
    'files.ts': `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Files {
  readonly client = new S3Client({});

  async read(key: string): Promise<unknown> {
    const inner = () => this.client.send(new GetObjectCommand({ Bucket: 'files', Key: key }));
    return [await inner(), this.client.send(new GetObjectCommand({ Bucket: 'files', Key: 'b' }))];
  }
}
`,
  };

  it('tells how the handler comes to each call', async () => {
    const text = await explained(['worker'], projectWith({ iam_role_per_function: true }, calling));
    expect(text).to.contain(`
s3:GetObject on arn:\${AWS::Partition}:s3:::files/*
  handler (app.ts:6) → read (files.ts:5) → inner (files.ts:6) → GetObject (files.ts:6)
  handler (app.ts:6) → read (files.ts:5) → GetObject (files.ts:7)
`);
    const { rights } = JSON.parse(await explained(['worker', '--json'], projectWith({ iam_role_per_function: true }, calling))) as {
      rights: { action: string; need: string; calls: { client: string; operation: string; path: { name: string | null; file: string; line: number }[] }[] }[];
    };
    const found = rights.find(({ action }) => action === 's3:GetObject');
    expect(found).to.include({ need: 'code' });
    expect(found!.calls.map(({ client, operation }) => [client, operation])).to.deep.equal([
      ['@aws-sdk/client-s3', 'GetObject'],
      ['@aws-sdk/client-s3', 'GetObject'],
    ]);
    expect(found!.calls[1]!.path.map(({ name, file, line }) => [name, file, line])).to.deep.equal([
      [null, 'app.ts', 6],
      ['read', 'files.ts', 5],
      [null, 'files.ts', 7],
    ]);
  });

  it('tells middleware from handlers', async () => {
    const around = `app.middleware('all', async (event, next) => { await files.read('m'); return next(event); });
app.middleware('all', async function timed(event, next) { await files.client.send(new HeadBucketCommand({ Bucket: 'timed' })); return next(event); });
`;
    const imports = "import { HeadBucketCommand } from '@aws-sdk/client-s3';\n";
    const cwd = projectWith({ iam_role_per_function: true }, { ...calling, 'app.ts': imports + calling['app.ts'].replace('worker', 'other') + around });
    const text = await explained(['other'], cwd);
    expect(text).to.contain('  middleware (app.ts:8) → read (files.ts:5)').and.to.contain('  timed (app.ts:9) → HeadBucket (app.ts:9)');
  });

  it('tells what is not known, also as a warning', async () => {
    const chosen = "app.lambdaFunction('chosen', (event) => files.client.send(event as GetObjectCommand));\n";
    const cwd = projectWith({ iam_role_per_function: true }, { ...calling, 'app.ts': calling['app.ts'] + chosen });
    const { stdout, stderr } = await tschalice(['explain-policy', 'chosen'], { cwd });
    expect(stdout).to.contain('\nnot known\n  handler (app.ts:7) → unknown-command @aws-sdk/client-s3 (app.ts:7)\n');
    expect(stderr).to.contain('warning app.ts:7:').and.to.contain('[sdk-call-unknown]');
  });

  it('tells where a statement of the configuration stands', async () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const settings = {
      iam_role_per_function: true,
      iam_policy_statements: [statement],
      lambda_functions: { worker: { iam_policy_statements: [{ ...statement, Action: 's3:PutObject' }] } },
    };
    const text = await explained(['worker'], projectWith(settings));
    expect(text).to.match(/^worker on stage dev has the role WorkerRole\.\n/);
    expect(text).to.contain('{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}\n  iam_policy_statements, .chalice/config.json:6:5\n');
    expect(text).to.contain('{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}\n  iam_policy_statements, .chalice/config.json:15:9\n');
  });

  it('tells that a policy file or a merge template has a statement', async () => {
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
    const files = {
      '.chalice/policy-dev.json': JSON.stringify(document),
      'more.json': JSON.stringify({ Resources: { DefaultRole: { Properties: { Policies: [{ PolicyName: 'own', PolicyDocument: document }] } } } }),
    };
    const cwd = projectWith({ lambda_functions: { worker: { autogen_policy: false } } }, files);
    expect(await explained(['worker'], cwd)).to.equal(
      'worker on stage dev has the role WorkerRole.\n\n{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}\n  the policy file, .chalice/policy-dev.json\n',
    );
    const { stdout } = await tschalice(['explain-policy', 'drain', '--merge-template', 'more.json'], { cwd });
    expect(stdout).to.contain('{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}\n  a merge template\n').and.not.to.contain('logs:');
  });

  it('tells nothing of a role that is made elsewhere', async () => {
    const cwd = projectWith({ lambda_functions: { worker: { manage_iam_role: false, iam_role_arn: 'arn:aws:iam::123456789012:role/own' } } });
    expect(await explained(['worker'], cwd)).to.equal('worker on stage dev has a role that is made elsewhere, so nothing is known of what it may do.\n');
  });

  it('tells the same as JSON', async () => {
    const printed = JSON.parse(await explained(['worker', '--json'], projectWith({ iam_role_per_function: true }))) as object;
    expect(schemaErrors(printed)).to.deep.equal([]);
    const resource = { 'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/*' };
    expect(printed).to.deep.equal({
      ok: true,
      stage: 'dev',
      functionName: 'worker',
      role: 'WorkerRole',
      sharedWith: [],
      rights: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource, need: 'logs', calls: [] })),
      statements: [],
      managedPolicies: [],
      unknown: [],
      problems: [],
    });
  });

  it('wants the name of a function of the app', async () => {
    const cwd = projectWith({});
    const none = await tschalice(['explain-policy'], { cwd });
    expect(none).to.include({ status: 2, stdout: '' });
    expect(none.stderr).to.contain('explain-policy needs the name of a function');
    const wrong = await tschalice(['explain-policy', 'drian'], { cwd });
    expect(wrong).to.include({ status: 1, stdout: '' });
    expect(wrong.stderr).to.contain("the app has no function 'drian'\n  did you mean 'drain'? [function-unknown]");
  });
});
