import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import type { StagesResult } from '../../../src/cli/stages/result.js';
import type { DeleteResult } from '../../../src/cli/delete/result.js';
import type { OutputsResult } from '../../../src/cli/outputs/result.js';
import type { UrlResult } from '../../../src/cli/url/result.js';
import { cli, listing, project, type Ran, removeFolders, tschalice } from '../run-cli.js';
import { type StubAws, stubAws } from '../deploy/stub-aws.js';

const id = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/demo-dev/0a';
const values = `resources:
  - name: worker
    resource_type: lambda_function
    lambda_arn: "arn:aws:lambda:eu-west-1:123456789012:function:demo-dev-Worker-X1"
  - name: api_handler
    resource_type: lambda_function
    lambda_arn: "arn:aws:lambda:eu-west-1:123456789012:function:demo-dev-APIHandler-X1"
  - name: rest_api
    resource_type: rest_api
    rest_api_id: abcd
    rest_api_url: "https://abcd.example.com/api/"
schema_version: 2.0
backend: api
stack:
  name: demo-dev
  id: "${id}"
  region: eu-west-1
  s3_bucket: artifacts
  outputs:
    RestAPIId: abcd
    EndpointURL: "https://abcd.example.com/api/"
`;
const chalice = JSON.stringify({
  schema_version: '2.0',
  resources: [{ name: 'rest_api', resource_type: 'rest_api', rest_api_id: 'efgh', rest_api_url: 'https://efgh.example.com/api' }],
  backend: 'api',
});
const oldest = '{"old": {"rest_api_id": "ijkl", "region": "us-west-2", "api_gateway_stage": "v1"}, "dev": {"rest_api_id": "hidden"}, "bad": {"region": 5}}';

const files = {
  '.chalice/config.json': '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}, "beta": {}, "prod": {}}}',
  '.chalice/deployed/dev.yml': values,
  '.chalice/deployed/prod.json': chalice,
  '.chalice/deployed/notes.txt': 'not ours',
  '.chalice/deployed.json': oldest,
};

describe('commands on what is deployed', () => {
  let cwd: string;
  let aws: StubAws;
  beforeEach(() => {
    cwd = project(files);
    aws = stubAws();
    const template = '{"Resources": {"APIHandler": {"Type": "AWS::Lambda::Function"}, "RestAPI": {"Type": "AWS::ApiGateway::RestApi"}}}';
    aws.setState(({ stacks }) => {
      for (const stage of ['dev', 'beta']) {
        const StackId = id.replace('demo-dev', `demo-${stage}`);
        const stack = { StackName: `demo-${stage}`, StackId, StackStatus: 'CREATE_COMPLETE', template };
        stacks[StackId] = Object.assign(stack, { Outputs: [{ OutputKey: 'EndpointURL', OutputValue: `https://${stage}.stack.example.com/api/` }] });
      }
    });
  });
  afterEach(removeFolders);

  function run(...words: string[]): Promise<Ran> {
    return tschalice(words, { cwd, env: aws.env });
  }

  async function problemOf(...words: string[]): Promise<string> {
    const { status, stdout } = await run(...words, '--json');
    expect(status).to.equal(1);
    const { problems } = JSON.parse(stdout) as FailedResult;
    return problems.map(({ code, where: { file, line }, fix }) => `${file}:${line} ${code}: ${fix}`).join('; ');
  }

  describe('url', () => {
    const rows: { given: string[]; want: string; calls: number }[] = [
      { given: ['url'], want: 'https://abcd.example.com/api/', calls: 0 },
      { given: ['url', '--stage', 'prod'], want: 'https://efgh.example.com/api', calls: 0 },
      { given: ['url', '--stage', 'old'], want: 'https://ijkl.execute-api.us-west-2.amazonaws.com/v1/', calls: 0 },
      { given: ['url', '--stage', 'beta'], want: 'https://beta.stack.example.com/api/', calls: 1 },
      { given: ['url', '--stack-name', 'demo-beta'], want: 'https://beta.stack.example.com/api/', calls: 1 },
    ];
    for (const { given, want, calls } of rows) {
      it(`'${given.join(' ')}' prints ${want}, ${calls === 0 ? 'without' : 'by'} asking AWS`, async () => {
        expect(await run(...given)).to.deep.equal({ status: 0, signal: null, stdout: `${want}\n`, stderr: '' });
        expect(aws.calls()).to.have.lengthOf(calls);
      });
    }

    it('needs no aws command where the values are there', async () => {
      const { stdout } = await tschalice(['url', '--json'], { cwd, env: { PATH: '' } });
      expect(JSON.parse(stdout) as UrlResult).to.deep.equal({ ok: true, stage: 'dev', url: 'https://abcd.example.com/api/', problems: [] });
    });

    it('of a stack that is only a change set says that the stage is not deployed', async () => {
      aws.setState(({ stacks }) => Object.values(stacks).forEach((stack) => (stack.StackStatus = 'REVIEW_IN_PROGRESS')));
      const { stderr } = await run('url', '--stage', 'beta');
      expect(stderr).to.contain('stage beta is not deployed: its stack has only a change set that was not executed');
    });

    it('of a stack without an API says how it gets one', async () => {
      aws.setState(({ stacks }) => Object.values(stacks).forEach((stack) => Object.assign(stack, { Outputs: [] })));
      expect(await problemOf('url', '--stage', 'beta')).to.match(/no-url: declare a route in app\.ts/);
    });

    it('of a stage that is not deployed says how to deploy it', async () => {
      expect(await problemOf('url', '--stage', 'nowhere')).to.match(/stage-not-deployed: deploy it: tschalice deploy --stage nowhere;/);
    });
  });

  describe('outputs', () => {
    it('are listed with their values', async () => {
      const { status, stdout } = await run('outputs');
      expect({ status, stdout }).to.deep.equal({ status: 0, stdout: 'RestAPIId    abcd\nEndpointURL  https://abcd.example.com/api/\n' });
      expect(aws.calls()).to.have.lengthOf(0);
    });

    it('come from the stack where no values are there', async () => {
      const { stdout } = await run('outputs', '--stage', 'beta', '--json', '--profile', 'p', '--region', 'eu-west-1');
      const outputs = { EndpointURL: 'https://beta.stack.example.com/api/' };
      expect(JSON.parse(stdout) as OutputsResult).to.deep.equal({ ok: true, stage: 'beta', stackName: 'demo-beta', outputs, problems: [] });
      expect(aws.calls()[0]?.words.slice(-4)).to.deep.equal(['--profile', 'p', '--region', 'eu-west-1']);
    });

    it("are not there for what Chalice's own deploy made", async () => {
      expect((await run('outputs', '--stage', 'prod')).stderr).to.contain(
        "(.chalice/deployed/prod.json was written by Chalice's own deploy, which makes no stack)",
      );
    });
  });

  describe('stages', () => {
    it('lists what is configured and what is deployed, in all layouts, and tells what is broken', async () => {
      const { status, stdout, stderr } = await run('stages');
      expect(stdout).to.equal(
        [
          'STAGE                 STACK                                           REGION     URL',
          'dev                   demo-dev                                        eu-west-1  https://abcd.example.com/api/',
          'beta                  not deployed',
          'prod                  none, by Chalice (.chalice/deployed/prod.json)             https://efgh.example.com/api',
          'old (not configured)  none, by Chalice (.chalice/deployed.json)                  https://ijkl.execute-api.us-west-2.amazonaws.com/v1/',
          'bad (not configured)  unknown: .chalice/deployed.json cannot be used',
          '',
        ].join('\n'),
      );
      expect(status).to.equal(1);
      expect(stderr).to.contain('.chalice/deployed.json:1:').and.contain('bad.region: must be a string, not 5');
      expect(aws.calls()).to.have.lengthOf(0);
    });

    it('tells the same to programs with --json', async () => {
      const { ok, stages, problems } = JSON.parse((await run('stages', '--json')).stdout) as StagesResult;
      expect([ok, problems.length]).to.deep.equal([false, 1]);
      expect(stages[0]).to.deep.equal({
        stage: 'dev',
        isConfigured: true,
        isDeployed: true,
        stackName: 'demo-dev',
        region: 'eu-west-1',
        url: 'https://abcd.example.com/api/',
        file: '.chalice/deployed/dev.yml',
      });
      expect(stages[1]).to.include({ stage: 'beta', isDeployed: false, stackName: null, url: null, file: null });
    });

    for (const [file, content] of [
      ['.chalice/deployed/dev.yml', 'schema_version: ['],
      ['.chalice/deployed/dev.yml', Buffer.from('a: \xe9', 'latin1')],
      ['.chalice/deployed/dev.json', '{"schema_version": "3.0"}'],
      ['.chalice/deployed.json', '{'],
    ] as const) {
      it(`says of a stage that nothing can be told where its values cannot be used: ${file}, ${String(content)}`, async () => {
        cwd = project();
        mkdirSync(dirname(join(cwd, file)), { recursive: true });
        writeFileSync(join(cwd, file), content);
        const { status, stdout } = await run('stages');
        expect(stdout)
          .to.match(new RegExp(`^dev    unknown: ${file.replaceAll('.', '\\.')} cannot be used$`, 'm'))
          .and.not.contain('not deployed');
        expect(status).to.equal(1);
        const { stages } = JSON.parse((await run('stages', '--json')).stdout) as StagesResult;
        expect(stages).to.deep.equal([{ stage: 'dev', isConfigured: true, isDeployed: null, stackName: null, region: null, url: null, file }]);
      });
    }

    it('has exit status 0 where nothing is wrong', async () => {
      cwd = project();
      expect(await run('stages')).to.deep.equal({ status: 0, signal: null, stdout: 'STAGE  STACK         REGION  URL\ndev    not deployed\n', stderr: '' });
    });
  });

  describe('delete', () => {
    it('deletes the stack by its ARN, waits, and removes the deployed values of this stage only', async () => {
      const { status, stdout } = await run('delete', '--yes');
      expect({ status, stdout }).to.deep.equal({ status: 0, stdout: 'Deleted stack demo-dev of stage dev.\n' });
      expect(aws.calls().map(({ words }) => words.join(' '))).to.deep.equal([
        'sts get-caller-identity --output json --region eu-west-1',
        `cloudformation describe-stacks --stack-name ${id} --output json --region eu-west-1`,
        `cloudformation delete-stack --stack-name ${id} --region eu-west-1`,
        `cloudformation wait stack-delete-complete --stack-name ${id} --region eu-west-1`,
      ]);
      expect(existsSync(join(cwd, '.chalice/deployed/dev.yml'))).to.equal(false);
      for (const [path, text] of Object.entries(files).filter(([path]) => !path.endsWith('dev.yml')))
        expect(readFileSync(join(cwd, path), 'utf8')).to.equal(text);
    });

    it('refuses where nobody can be asked, and asks nothing of AWS', async () => {
      const before = listing(cwd);
      expect(await run('delete')).to.deep.equal({
        status: 2,
        signal: null,
        stdout: '',
        stderr: 'tschalice: delete asks first, but there is no terminal to ask on: add --yes\nSee: tschalice delete --help\n',
      });
      expect(aws.calls()).to.have.lengthOf(0);
      expect(listing(cwd)).to.deep.equal(before);
    });

    it('of a stack that stays tells why, and keeps the values', async () => {
      aws.plan({ 'delete-stack': { breaks: 'The bucket is not empty' } });
      const { status, stderr } = await run('delete', '--yes');
      expect(status).to.equal(1);
      expect(stderr).to.contain('it could not be deleted; its state is DELETE_FAILED\n  DELETE_FAILED  Uploads (AWS::S3::Bucket): The bucket is not empty\n');
      expect(stderr).to.contain('[stack-not-deleted]');
      expect(readFileSync(join(cwd, '.chalice/deployed/dev.yml'), 'utf8')).to.equal(values);
    });

    it('that takes longer than the aws command waits says so, and keeps the values', async () => {
      aws.plan({ 'delete-stack': { stays: 'DELETE_IN_PROGRESS' } });
      const { stderr } = await run('delete', '--yes');
      expect(stderr).to.contain('CloudFormation is still at work on it, in the state DELETE_IN_PROGRESS').and.contain('[stack-in-progress]');
      expect(readFileSync(join(cwd, '.chalice/deployed/dev.yml'), 'utf8')).to.equal(values);
    });

    it('that the aws command refuses says why, and keeps the values', async () => {
      aws.plan({ 'delete-stack': { says: 'An error occurred (AccessDenied) when calling the DeleteStack operation: not authorized' } });
      expect(await problemOf('delete', '--yes')).to.match(/delete-failed: ask for the permission that it names/);
      expect(readFileSync(join(cwd, '.chalice/deployed/dev.yml'), 'utf8')).to.equal(values);
    });

    it('of a stack that is gone already removes its values', async () => {
      aws.setState(({ stacks }) => (stacks[id]!.StackStatus = 'DELETE_COMPLETE'));
      const { status, stdout } = await run('delete', '--yes');
      expect({ status, stdout }).to.deep.equal({ status: 0, stdout: 'There is no stack demo-dev; nothing was deleted.\n' });
      expect(existsSync(join(cwd, '.chalice/deployed/dev.yml'))).to.equal(false);
    });

    it('of a stack that this account does not have keeps its values', async () => {
      aws.setState(({ stacks }) => delete stacks[id]);
      expect(await problemOf('delete', '--yes')).to.match(/stack-missing: use the profile that deployed it/);
      expect(existsSync(join(cwd, '.chalice/deployed/dev.yml'))).to.equal(true);
    });

    it('of another stack keeps the values', async () => {
      const { stdout } = await run('delete', '--yes', '--stack-name', 'demo-beta', '--json');
      expect(JSON.parse(stdout) as DeleteResult).to.deep.equal({ ok: true, stage: 'dev', stackName: 'demo-beta', deleted: true, problems: [] });
      expect(existsSync(join(cwd, '.chalice/deployed/dev.yml'))).to.equal(true);
    });

    it("leaves what Chalice's own deploy made to Chalice", async () => {
      expect(await problemOf('delete', '--yes', '--stage', 'prod')).to.contain('chalice delete --stage prod');
    });

    it('of what was never deployed is done already', async () => {
      expect((await run('delete', '--yes', '--stage', 'nowhere')).status).to.equal(0);
    });

    // Node has no pseudo-terminals of its own; where Python is missing, a person has to try it.
    const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0;
    for (const { answer, isDeleted } of hasPty
      ? [
          { answer: 'y', isDeleted: true },
          { answer: '', isDeleted: false },
          { answer: 'yess', isDeleted: false },
        ]
      : []) {
      it(`on a terminal asks, and ${isDeleted ? 'deletes' : 'deletes nothing'} after '${answer}'`, () => {
        // Answers once it is asked, as a person does.
        const python = `
import os, pty, sys
said = b''
def read(fd):
    global said
    data = os.read(fd, 1024)
    if b'[y/N]' not in said and b'[y/N]' in said + data: os.write(fd, b'${answer}\\n')
    said += data
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], read)))`;
        const command = ['env', '-u', 'CI', `PATH=${aws.env.PATH}`, `STUB_AWS=${aws.env.STUB_AWS}`, 'TERM=xterm', process.execPath, cli, 'delete'];
        const ran = spawnSync('python3', ['-c', python, ...command], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
        expect(ran.stdout).to.contain('Delete stack demo-dev of stage dev, in eu-west-1, with its 2 resources? [y/N]');
        expect(ran.status).to.equal(isDeleted ? 0 : 1);
        if (isDeleted) expect(ran.stdout).to.contain('\r\u001b[KDeleted stack demo-dev');
        expect(existsSync(join(cwd, '.chalice/deployed/dev.yml'))).to.equal(!isDeleted);
      });
    }
  });

  describe("Chalice's commands on functions", () => {
    const rows: { given: string[]; want: string }[] = [
      { given: ['logs'], want: 'aws logs tail /aws/lambda/demo-dev-APIHandler-X1 --follow --region eu-west-1' },
      { given: ['logs', '--name', 'worker', '--stage=dev'], want: 'aws logs tail /aws/lambda/demo-dev-Worker-X1 --follow --region eu-west-1' },
      { given: ['invoke', '-n', 'worker'], want: 'aws lambda invoke --function-name demo-dev-Worker-X1 ' },
      { given: ['generate-sdk', 'sdk'], want: 'aws apigateway get-sdk --rest-api-id abcd ' },
      { given: ['logs', '--name', 'nobody'], want: 'aws logs tail /aws/lambda/<function> --follow\n' },
      { given: ['logs', '--stage', 'beta'], want: 'aws logs tail /aws/lambda/<function> --follow\n' },
      { given: ['logs', '--stage', '../x'], want: 'aws logs tail /aws/lambda/<function> --follow\n' },
    ];
    for (const { given, want } of rows) {
      it(`'${given.join(' ')}' is answered with the aws command, and the names that are known`, async () => {
        const { status, stderr } = await run(...given);
        expect(status).to.equal(2);
        expect(stderr).to.contain(want);
      });
    }
  });

  const hostile: { what: string; files: { [path: string]: string }; stage: string; want: RegExp }[] = [
    {
      what: 'aliases without end',
      files: { '.chalice/deployed/dev.yml': 'resources: &a [*a]\n' },
      stage: 'dev',
      want: /^\.chalice\/deployed\/dev\.yml:1 deployed-syntax/,
    },
    { what: 'half a file', files: { '.chalice/deployed/dev.yml': values.slice(0, 300) }, stage: 'dev', want: /deployed-(syntax|value)/ },
    { what: 'nothing', files: { '.chalice/deployed/dev.yml': '' }, stage: 'dev', want: /deployed-value/ },
    {
      what: 'an option in place of a stack',
      files: { '.chalice/deployed/dev.yml': values.replace('name: demo-dev', 'name: "--x"') },
      stage: 'dev',
      want: /dev\.yml:15 deployed-value/,
    },
    { what: 'a stage __proto__', files: { '.chalice/deployed.json': '{"__proto__": {"rest_api_id": "a"}}' }, stage: '__proto__', want: /deployed-unsafe-key/ },
  ];
  for (const { what, files: more, stage, want } of hostile) {
    it(`refuse deployed values with ${what}`, async () => {
      cwd = project(more);
      for (const command of ['url', 'outputs', 'delete'])
        expect(await problemOf(command, '--stage', stage, ...(command === 'delete' ? ['--yes'] : []))).to.match(want);
      expect((await run('stages')).status).to.equal(1);
      expect(aws.calls()).to.have.lengthOf(0);
    });
  }

  it('read nothing through a link that leads out of the project', async () => {
    cwd = project();
    mkdirSync(join(cwd, '.chalice/deployed'));
    symlinkSync('/etc/hostname', join(cwd, '.chalice/deployed/dev.yml'));
    expect(await problemOf('url')).to.contain('path-outside-project');
  });

  it('take no stage that is a path', async () => {
    for (const command of ['deploy', 'url', 'outputs', 'delete']) {
      const { status, stderr } = await run(command, '--stage', '../../x');
      expect(status).to.equal(2);
      expect(stderr).to.contain("--stage cannot be '../../x'");
    }
  });
});
