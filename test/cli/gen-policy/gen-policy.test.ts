import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const app = appWith("app.get('/', () => ({}));\napp.onSqsMessage('drain', { queue: 'jobs' }, () => {});\napp.lambdaFunction('worker', () => 1);");

function projectWith(settings: object): string {
  return project({ 'app.ts': app, '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', ...settings }) });
}

/** The actions of a policy that was printed, statement by statement. */
function actionsIn(stdout: string): string[] {
  const { Version: version, Statement: statements } = JSON.parse(stdout) as { Version: string; Statement: { Action: string | string[] }[] };
  expect(version).to.equal('2012-10-17');
  return statements.map(({ Action: actions }) => [actions].flat().join(' '));
}

const logs = 'logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents';
const queue = 'sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes';

describe('tschalice gen-policy', () => {
  after(removeFolders);

  it('prints the policy of the role that all functions share', async () => {
    const { status, stdout, stderr } = await tschalice(['gen-policy'], { cwd: projectWith({}) });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(actionsIn(stdout)).to.deep.equal([logs, queue]);
  });

  it('prints the statements of several roles together, each once', async () => {
    const cwd = projectWith({ iam_role_per_function: true });
    expect(actionsIn((await tschalice(['gen-policy'], { cwd })).stdout)).to.deep.equal([logs, queue]);
    expect(actionsIn((await tschalice(['gen-policy', '--function', 'drain'], { cwd })).stdout)).to.deep.equal([logs, queue]);
    expect(actionsIn((await tschalice(['gen-policy', '--function', 'worker'], { cwd })).stdout)).to.deep.equal([logs]);
  });

  it('prints what a merge template makes of it', async () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const policies = [
      { PolicyName: 'a', PolicyDocument: { Version: '2012-10-17', Statement: statement } },
      { PolicyName: 'b', PolicyDocument: { Version: '2012-10-17', Statement: [{ ...statement, Action: ['s3:PutObject'] }] } },
    ];
    const cwd = project({ 'app.ts': app, 'more.json': JSON.stringify({ Resources: { DefaultRole: { Properties: { Policies: policies } } } }) });
    const { stdout } = await tschalice(['gen-policy', '--merge-template', 'more.json'], { cwd });
    expect(actionsIn(stdout)).to.deep.equal(['s3:GetObject', 's3:PutObject']);
  });

  it('prints what other resources add to the role, and names managed policies', async () => {
    const document = (action: string): object => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
    const more = {
      Resources: {
        DefaultRole: { Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] } },
        Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'DefaultRole' }], PolicyDocument: document('s3:ListBucket') } },
        Extra: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'extra', Roles: [{ Ref: 'DefaultRole' }], PolicyDocument: document('sns:Publish') } },
        Other: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'other', Roles: ['elsewhere'], PolicyDocument: document('sqs:SendMessage') } },
      },
    };
    const cwd = project({ 'app.ts': app, 'more.json': JSON.stringify(more) });
    const { stdout, stderr } = await tschalice(['gen-policy', '--merge-template', 'more.json'], { cwd });
    expect(actionsIn(stdout)).to.deep.equal([logs, queue, 'sns:Publish']);
    expect(stderr).to.contain('[policy-lacks-managed]').and.to.contain('AmazonS3ReadOnlyAccess, {"Ref":"Managed"}');
    const explained = await tschalice(['explain-policy', 'drain', '--merge-template', 'more.json'], { cwd });
    expect(explained.stdout).to.contain('"sns:Publish","Resource":"*"}\n  Extra in a merge template\n').and.not.to.contain('SendMessage');
    expect(explained.stdout).to.contain('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\n${Managed}\n  managed policies, from a merge template\n');
  });

  it('prints the policy of the stage', async () => {
    const cwd = projectWith({ stages: { dev: {}, prod: { iam_policy_statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } } });
    expect(actionsIn((await tschalice(['gen-policy', '--stage', 'prod'], { cwd })).stdout)).to.deep.equal([logs, queue, 's3:GetObject']);
  });

  it('prints a list of no statements, and says why, for an app without functions that have a role', async () => {
    const cwd = projectWith({ manage_iam_role: false, iam_role_arn: 'arn:aws:iam::123456789012:role/own' });
    const { status, stdout, stderr } = await tschalice(['gen-policy'], { cwd });
    expect({ status, policy: JSON.parse(stdout) as object }).to.deep.equal({ status: 0, policy: { Version: '2012-10-17', Statement: [] } });
    const message = "the roles of 'drain', 'worker', 'api_handler' are made elsewhere, so the policy has nothing of what they may do";
    expect(stderr.replaceAll(/\s+/g, ' ')).to.contain(`warning .chalice/config.json manage_iam_role: ${message}`);
    const { problems } = JSON.parse((await tschalice(['gen-policy', '--json'], { cwd })).stdout) as { problems: { code: string; severity: string }[] };
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['role-elsewhere', 'warning']]);
  });

  it('tells which role has it as JSON', async () => {
    const { status, stdout } = await tschalice(['gen-policy', '--json'], { cwd: projectWith({}) });
    const printed = JSON.parse(stdout) as { policy: object; roles: { policy: object }[] };
    expect(schemaErrors(printed)).to.deep.equal([]);
    expect(status).to.equal(0);
    expect(printed).to.deep.include({ ok: true, stage: 'dev', problems: [] });
    expect(printed.roles).to.deep.equal([
      { logicalId: 'DefaultRole', functions: ['drain', 'worker', 'api_handler'], policy: printed.policy, managedPolicies: [] },
    ]);
  });

  it('knows no function but those of the app', async () => {
    const cwd = projectWith({});
    const { status, stdout, stderr } = await tschalice(['gen-policy', '--function', 'workr'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.equal("error app.ts: the app has no function 'workr'\n  did you mean 'worker'? [function-unknown]\n\n1 error.\n");
    expect((await tschalice(['gen-policy', '--function', 'zzz'], { cwd })).stderr).to.contain('its functions are drain, worker, api_handler');
  });

  it('tells that a role is made elsewhere', async () => {
    const cwd = projectWith({ lambda_functions: { worker: { manage_iam_role: false, iam_role_arn: 'arn:aws:iam::123456789012:role/own' } } });
    const { status, stderr } = await tschalice(['gen-policy', '--function', 'worker'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain("error .chalice/config.json lambda_functions.worker.manage_iam_role: the role of 'worker' is made elsewhere");
    expect(stderr).to.contain('[role-elsewhere]');
  });
});
