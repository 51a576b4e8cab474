import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import type { DeployResult } from '../../../src/cli/deploy/result.js';
import { appWith, project, type Ran, removeFolders, temporaryFolder, tschalice, tschaliceProcess } from '../run-cli.js';
import { type StubAws, type StubState, stubAws } from './stub-aws.js';

const first = ['--s3-bucket', 'artifacts'];
const stages = '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}, "prod": {}}}';

describe('deploy', () => {
  let cwd: string;
  let aws: StubAws;
  /** What a first deployment leaves in the project and in AWS. */
  let done: { values: string; state: StubState };
  before(async () => {
    start();
    await deploy(first);
    done = { values: deployed()!, state: aws.state() };
    removeFolders();
  });
  beforeEach(() => start());
  afterEach(removeFolders);

  function start(): void {
    cwd = project({ '.chalice/config.json': stages });
    aws = stubAws();
  }

  /** Where stage dev was deployed once. */
  function startDeployed(): void {
    mkdirSync(join(cwd, '.chalice/deployed'));
    writeFileSync(join(cwd, '.chalice/deployed/dev.yml'), done.values);
    aws.setState((state) => Object.assign(state, done.state));
  }

  /** Without the proof, which takes longer than all the rest; some tests below have it. */
  function deploy(words: readonly string[] = [], env: { readonly [name: string]: string } = {}): Promise<Ran> {
    return tschalice(['deploy', '--no-prove', ...words], { cwd, env: { ...aws.env, ...env } });
  }

  function deployed(stage = 'dev'): string | undefined {
    const file = join(cwd, `.chalice/deployed/${stage}.yml`);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  async function problemsOf(words: readonly string[], env: { readonly [name: string]: string } = {}): Promise<FailedResult['problems']> {
    const { status, stdout } = await deploy([...words, '--json'], env);
    expect(status).to.equal(1);
    const { ok, problems } = JSON.parse(stdout) as FailedResult;
    expect(ok).to.equal(false);
    return problems;
  }

  async function codesOf(words: readonly string[]): Promise<string[]> {
    return (await problemsOf(words)).map(({ code }) => code);
  }

  it('packages, uploads and deploys a stack of the stage by aws commands, and looks at what has come of it', async () => {
    const { status } = await tschalice(['deploy', ...first], { cwd, env: aws.env });
    expect(status).to.equal(0);
    const out = join(cwd, 'out/dev');
    expect(aws.calls().map(({ words }) => words.join(' '))).to.deep.equal([
      'cloudformation describe-stacks --stack-name demo-dev --output json',
      `cloudformation package --template-file ${out}/sam.json --s3-bucket artifacts --output-template-file ${out}/packaged.yaml --use-json`,
      `cloudformation deploy --template-file ${out}/packaged.yaml --stack-name demo-dev --no-fail-on-empty-changeset --capabilities CAPABILITY_IAM`,
      'cloudformation describe-stacks --stack-name demo-dev --output json',
      'cloudformation list-stack-resources --stack-name demo-dev --output json',
    ]);
  });

  it('tells what is there now on standard output, the URL last, and shows what the aws command tells on standard error', async () => {
    const { stdout, stderr } = await deploy(first);
    expect(stdout).to.equal(
      [
        'Deployed demo for stage dev as stack demo-dev in eu-west-1',
        'Deployed values: .chalice/deployed/dev.yml',
        '',
        'Resources deployed:',
        '  - Lambda ARN: arn:aws:lambda:eu-west-1:123456789012:function:demo-dev-APIHandler',
        '  - Rest API URL: https://demo-dev.example.com/api/',
        '',
      ].join('\n'),
    );
    for (const line of ['Uploading to 0123abcd', 'Waiting for changeset', 'Successfully created/updated stack - demo-dev']) expect(stderr).to.contain(line);
    expect(stderr).to.not.contain('YOUR STACK NAME');
  });

  it('writes the deployed values', async () => {
    await deploy(first);
    expect(deployed()).to.equal(`resources:
  - name: default-role
    resource_type: iam_role
    role_name: demo-dev-DefaultRole
    role_arn: "arn:aws:iam::123456789012:role/demo-dev-DefaultRole"
  - name: rest_api
    resource_type: rest_api
    rest_api_id: demo-dev-RestAPI
    rest_api_url: "https://demo-dev.example.com/api/"
  - name: api_handler
    resource_type: lambda_function
    lambda_arn: "arn:aws:lambda:eu-west-1:123456789012:function:demo-dev-APIHandler"
schema_version: 2.0
backend: api
stack:
  name: demo-dev
  id: "arn:aws:cloudformation:eu-west-1:123456789012:stack/demo-dev/0a-0b"
  region: eu-west-1
  s3_bucket: artifacts
  outputs:
    RestAPIId: demo-dev-RestAPIId
    APIHandlerName: demo-dev-APIHandlerName
    APIHandlerArn: demo-dev-APIHandlerArn
    EndpointURL: "https://demo-dev.example.com/api/"
`);
    expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal(['dev.yml']);
  });

  it('tells where the code goes before it goes there', async () => {
    expect((await deploy(first)).stderr).to.match(/^Uploading the code to the bucket artifacts, for stack demo-dev\n[^]*Uploading to 0123abcd/);
    const { stderr } = await deploy();
    expect(stderr).to.match(/^Uploading the code to the bucket artifacts \(from \.chalice\/deployed\/dev\.yml\), for stack demo-dev\n/);
  });

  const forged: { what: string; change: (values: string) => string; env?: { [name: string]: string }; account?: string; want: string[] }[] = [
    { what: 'another stack by its ARN', change: (values) => values.replace('stack/demo-dev/', 'stack/billing/'), want: ['deployed-disagrees', 'billing'] },
    {
      what: 'another stack by its name',
      change: (values) => values.replace('name: demo-dev\n  id', 'name: billing\n  id'),
      want: ['deployed-disagrees', 'billing'],
    },
    { what: 'another region', change: (values) => values.replace('region: eu-west-1', 'region: us-east-1'), want: ['deployed-disagrees', 'us-east-1'] },
    {
      what: 'a function of another account',
      change: (values) => values.replace('lambda:eu-west-1:123456789012', 'lambda:eu-west-1:999999999999'),
      want: ['deployed-disagrees', '999999999999'],
    },
    {
      what: 'another account',
      change: (values) => values.replaceAll('123456789012', '999999999999'),
      want: ['deployed-elsewhere', '999999999999', '123456789012'],
    },
    { what: 'an account that the credentials are not of', change: (values) => values, account: '111111111111', want: ['deployed-elsewhere', '111111111111'] },
    {
      what: 'a region that the environment is not in',
      change: (values) => values,
      env: { AWS_REGION: 'us-east-1' },
      want: ['deployed-elsewhere', '--region us-east-1'],
    },
  ];
  for (const { what, change, env, account, want } of forged) {
    for (const command of [
      ['deploy', '--no-prove'],
      ['delete', '--yes'],
    ]) {
      it(`${command[0]} changes nothing when the deployed values have ${what}`, async () => {
        startDeployed();
        const path = join(cwd, '.chalice/deployed/dev.yml');
        writeFileSync(path, change(readFileSync(path, 'utf8')));
        if (account !== undefined) aws.setState((state) => Object.assign(state, { account }));
        const { status, stderr } = await tschalice(command, { cwd, env: { ...aws.env, ...env } });
        expect(status).to.equal(1);
        for (const part of want) expect(stderr).to.contain(part);
        expect(aws.calls().map(({ words }) => words.slice(0, 2).join(' '))).to.deep.equal(
          want[0] === 'deployed-elsewhere' && env === undefined ? ['sts get-caller-identity'] : [],
        );
        expect(existsSync(path)).to.equal(true);
      });
    }
  }

  describe('with regions in the configuration', () => {
    const regions = (more: object = {}): string =>
      JSON.stringify({
        version: '2.0',
        app_name: 'demo',
        stages: { dev: {}, prod: {} },
        regions: { 'eu-west-1': { primary: true }, 'us-west-2': { stages: ['dev'], environment_variables: { PLACE: 'west' }, ...more } },
      });
    const withRegions = (): void => writeFileSync(join(cwd, '.chalice/config.json'), regions());

    it('deploys to the primary one, or to the one that is named, with values of its own', async () => {
      withRegions();
      expect((await deploy(first, { AWS_REGION: 'ap-south-1' })).status).to.equal(0);
      for (const { words } of aws.calls()) expect(words.slice(-2)).to.deep.equal(['--region', 'eu-west-1']);
      expect((await deploy([...first, '--region', 'us-west-2'])).status).to.equal(0);
      for (const { words } of aws.calls()) expect(words.slice(-2)).to.deep.equal(['--region', 'us-west-2']);
      expect(readdirSync(join(cwd, '.chalice/deployed')).sort()).to.deep.equal(['dev.eu-west-1.yml', 'dev.us-west-2.yml']);
      expect(readFileSync(join(cwd, 'out/dev/us-west-2/sam.json'), 'utf8')).to.contain('"PLACE": "west"');
      expect(readFileSync(join(cwd, 'out/dev/eu-west-1/sam.json'), 'utf8')).not.to.contain('PLACE');
      // A later one finds its bucket.
      expect((await deploy(['--region', 'us-west-2'])).status).to.equal(0);
    });

    it('lists each stage with each of its regions', async () => {
      withRegions();
      await deploy([...first, '--region', 'us-west-2']);
      const { stdout } = await tschalice(['stages'], { cwd });
      expect(stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3).join(' '))).to.deep.equal([
        'STAGE STACK REGION',
        'dev not deployed eu-west-1',
        'dev demo-dev us-west-2',
        'prod not deployed eu-west-1',
        '',
      ]);
    });

    it('takes over what was deployed before', async () => {
      startDeployed();
      withRegions();
      expect((await tschalice(['url'], { cwd })).status).to.equal(0);
      expect((await deploy()).status).to.equal(0);
      expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal(['dev.eu-west-1.yml']);
      expect((await tschalice(['delete', '--yes'], { cwd, env: aws.env })).status).to.equal(0);
      expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal([]);
    });

    it('does not take the stack of one region for that of another', async () => {
      startDeployed();
      withRegions();
      expect(await codesOf(['--region', 'us-west-2'])).to.deep.equal(['bucket-missing']);
      expect(deployed()).to.equal(done.values);
    });

    it('names the region in the commands that it gives', async () => {
      withRegions();
      const there = ['--region', 'us-west-2'];
      await deploy([...first, ...there]);
      const { stdout } = await deploy([...there, '--no-execute', '--tags', 'team=billing']);
      expect(stdout).to.contain('Then run tschalice deploy --stage dev --region us-west-2 to update');
      aws.setState(({ stacks }) => Object.values(stacks).forEach((stack) => (stack.StackStatus = 'ROLLBACK_COMPLETE')));
      const [problem] = await problemsOf(there);
      expect(problem?.fix).to.match(/: tschalice delete --stage dev --region us-west-2$/);
    });

    it('looks at and deletes what it deployed to a region that left the configuration, and deploys nothing there', async () => {
      withRegions();
      const there = ['--region', 'us-west-2'];
      await deploy([...first, ...there]);
      writeFileSync(join(cwd, '.chalice/config.json'), JSON.stringify({ ...(JSON.parse(regions()) as object), regions: { 'eu-west-1': {} } }));
      expect(await codesOf([...first, ...there])).to.deep.equal(['region-not-configured']);
      expect((await tschalice(['outputs', ...there], { cwd })).status).to.equal(0);
      expect((await tschalice(['delete', '--yes', ...there], { cwd, env: aws.env })).status).to.equal(0);
      expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal([]);
    });

    it('refuses a region that the stage is not deployed to', async () => {
      withRegions();
      expect(await codesOf([...first, '--stage', 'prod', '--region', 'us-west-2'])).to.deep.equal(['region-without-stage']);
      expect(await codesOf([...first, '--region', 'us-west-1'])).to.deep.equal(['region-not-configured']);
    });
  });

  it('remembers bucket, stack and region, and changes nothing where nothing has changed', async () => {
    await deploy([...first, '--stack-name', 'other', '--region', 'us-west-2']);
    const before = deployed();
    aws.calls();
    const { status, stdout } = await deploy();
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Stack other of stage dev is up to date in us-west-2\n/);
    expect(deployed()).to.equal(before);
    const calls = aws.calls().map(({ words }) => words.join(' '));
    expect(calls).to.have.lengthOf(6);
    for (const call of calls) expect(call).to.match(/ --region us-west-2$/);
    expect(aws.state().uploads).to.deep.equal(['artifacts', 'artifacts']);
  });

  it('keeps stages apart, each on a stack of its own', async () => {
    startDeployed();
    const dev = deployed();
    await deploy(['--stage', 'prod', ...first]);
    expect(deployed()).to.equal(dev);
    expect(deployed('prod')).to.contain('name: demo-prod');
    expect(Object.values(aws.state().stacks).map(({ StackName }) => StackName)).to.deep.equal(['demo-dev', 'demo-prod']);
  });

  it('tells the same to programs with --json', async () => {
    const { status, stdout } = await deploy([...first, '--json']);
    expect(status).to.equal(0);
    const { deployed: made, ...others } = JSON.parse(stdout) as DeployResult;
    const ofNone = { notes: [], changeSet: null, traffic: null, problems: [] };
    expect(others).to.deep.equal({ ok: true, app: 'demo', stage: 'dev', stackName: 'demo-dev', result: 'deployed', ...ofNone });
    expect(made?.url).to.equal('https://demo-dev.example.com/api/');
    expect(made?.outputs).to.include({ RestAPIId: 'demo-dev-RestAPIId' });
    expect(made?.resources.map(({ name }) => name)).to.deep.equal(['default-role', 'rest_api', 'api_handler']);
    expect(made?.file).to.equal('.chalice/deployed/dev.yml');
    const again = JSON.parse((await deploy(['--json'])).stdout) as DeployResult;
    expect(again.result).to.equal('unchanged');
    for (const path of ['/b', '/c']) {
      writeFileSync(join(cwd, 'app.ts'), appWith(`app.get('${path}', () => ({}));`));
      expect((JSON.parse((await deploy(['--json'])).stdout) as DeployResult).result).to.equal('deployed');
    }
  });

  it('with --no-execute makes a change set, and tells how to go on', async () => {
    const { status, stdout } = await deploy([...first, '--no-execute', '--profile', 'mine']);
    expect(status).to.equal(0);
    expect(aws.calls()[2]?.words).to.include('--no-execute-changeset');
    const id = 'arn:aws:cloudformation:eu-west-1:123456789012:changeSet/awscli-1/0a-1b';
    expect(stdout).to.contain(`aws cloudformation execute-change-set \\\n    --change-set-name ${id} --region eu-west-1 --profile mine\n`);
    expect(deployed()).to.equal(undefined);
    const { changeSet, result } = JSON.parse((await deploy([...first, '--no-execute', '--json'])).stdout) as DeployResult;
    expect([changeSet?.id, result]).to.deep.equal([id, 'change-set']);
  });

  it('passes parameters and tags through, and shows no value of theirs', async () => {
    writeFileSync(join(cwd, 'parameters.json'), '{"Parameters": {"Secret": {"Type": "String", "NoEcho": true}, "Size": {"Type": "String", "Default": "1"}}}');
    const words = [...first, '--merge-template', 'parameters.json', '--parameter-overrides', 'Secret=hun ter$2=;', '--tags', 'team=a b'];
    const ran = await deploy(words);
    expect(ran.status).to.equal(0);
    expect(aws.calls()[2]?.words.slice(-4)).to.deep.equal(['--parameter-overrides', 'Secret=hun ter$2=;', '--tags', 'team=a b']);
    aws.plan({ deploy: { breaks: 'no' } });
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/more', () => ({}));"));
    const failed = await deploy(words);
    expect(failed.status).to.equal(1);
    expect(ran.stdout + ran.stderr + failed.stdout + failed.stderr + deployed()).to.not.contain('hun');
  });

  it('refuses parameters that the template lacks, and asks for those that a new stack needs', async () => {
    writeFileSync(join(cwd, 'parameters.json'), '{"Parameters": {"Secret": {"Type": "String"}}}');
    const merge = [...first, '--merge-template', 'parameters.json'];
    expect((await problemsOf([...merge, '--parameter-overrides', 'Secert=x'])).map(({ code, fix }) => `${code}: ${fix}`)).to.deep.equal([
      "parameter-unknown: did you mean 'Secret'?",
      'parameter-missing: add --parameter-overrides Secret=VALUE',
    ]);
    expect((await deploy([...merge, '--parameter-overrides', 'Secret=x'])).status).to.equal(0);
    // CloudFormation keeps the value that the stack has.
    expect((await deploy(merge)).status).to.equal(0);
  });

  it('agrees to the capabilities that merged resources need', async () => {
    writeFileSync(join(cwd, 'role.json'), '{"Resources": {"Nested": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://x"}}}}');
    await deploy([...first, '--merge-template', 'role.json']);
    expect(aws.calls()[2]?.words.slice(-3)).to.deep.equal(['--capabilities', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']);
  });

  it('has a template of more than 51,200 bytes go through the bucket', async () => {
    writeFileSync(join(cwd, 'app.ts'), appWith('for (let i = 0; i < 150; i += 1) app.get(`/a${i}`, () => ({}));'));
    await deploy(first);
    expect(aws.calls()[2]?.words.join(' ')).to.contain('--no-fail-on-empty-changeset --s3-bucket artifacts --capabilities');
  });

  it('deploys the template in ASCII, without the indentation that the aws command gives it', async () => {
    writeFileSync(join(cwd, '.chalice/config.json'), stages.replace('"stages"', '"environment_variables": {"NAME": "Zoë 😀"}, "stages"'));
    await deploy(first);
    const packaged = readFileSync(join(cwd, 'out/dev/packaged.yaml'), 'utf8');
    const written = readFileSync(join(cwd, 'out/dev/sam.json'), 'utf8');
    expect(packaged)
      .to.contain(String.raw`"Zo\u00eb \ud83d\ude00"`)
      .and.not.match(/\s{2}|\n/);
    expect(JSON.parse(packaged)).to.deep.equal(JSON.parse(written));
  });

  it('starts the aws command without a shell, a pager or a prompt, with the environment of the user', async () => {
    const env = { AWS_PROFILE: 'from-environment', AWS_REGION: 'ap-south-1', AWS_PAGER: 'less', AWS_CLI_AUTO_PROMPT: 'on' };
    await deploy([...first, '--profile', '$(touch evil); x'], env);
    const [call] = aws.calls();
    expect(call?.words.slice(-4)).to.deep.equal(['--profile', '$(touch evil); x', '--region', 'ap-south-1']);
    expect(call?.env).to.deep.equal({ ...env, AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off', AWS_CLI_FILE_ENCODING: 'UTF-8', PYTHONUTF8: '1' });
    expect(readdirSync(cwd)).to.not.include('evil');
  });

  it('tells all that it lacks at once, before anything is asked of AWS', async () => {
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/a/', () => ({}));"));
    mkdirSync(join(cwd, '.chalice/deployed'));
    writeFileSync(join(cwd, '.chalice/deployed/dev.yml'), 'resources: [');
    const ran = await tschalice(['deploy', '--json'], { cwd, env: { PATH: temporaryFolder() } });
    const { problems } = JSON.parse(ran.stdout) as FailedResult;
    expect(problems.map(({ code }) => code)).to.have.members(['aws-missing', 'deployed-syntax', 'bucket-missing', 'route-trailing-slash']);
    expect(problems.find(({ code }) => code === 'aws-missing')?.fix).to.contain('https://docs.aws.amazon.com/cli/');
    expect(existsSync(join(cwd, 'out'))).to.equal(false);
  });

  const placesOfAws: { where: string; put: (cwd: string) => string }[] = [
    { where: 'the project folder', put: (cwd) => evilAws(cwd, cwd) },
    { where: "the project's packages", put: (cwd) => evilAws(cwd, join(cwd, 'node_modules/.bin')) },
    { where: 'the packages of a folder around the project', put: (cwd) => evilAws(cwd, join(temporaryFolder(), 'node_modules/.bin')) },
    {
      where: 'a folder that is a link into the project',
      put(cwd) {
        const link = join(temporaryFolder(), 'bin');
        symlinkSync(evilAws(cwd, join(cwd, 'tools')), link);
        return link;
      },
    },
    {
      where: 'a folder in which it is a link into the project',
      put(cwd) {
        const folder = temporaryFolder();
        symlinkSync(join(evilAws(cwd, join(cwd, 'tools')), 'aws'), join(folder, 'aws'));
        return folder;
      },
    },
  ];
  /** An aws command that leaves a trace in the project. @returns its folder */
  function evilAws(cwd: string, folder: string): string {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'aws'), `#!/bin/sh\n: > ${join(cwd, 'evil')}\nexit 1\n`, { mode: 0o755 });
    return folder;
  }
  for (const { where, put } of placesOfAws) {
    for (const command of [['deploy', '--no-prove', ...first], ['delete', '--yes'], ['outputs']]) {
      it(`${command[0]} does not take an aws command from ${where}`, async () => {
        const { status, stderr } = await tschalice(command, { cwd, env: { PATH: put(cwd) } });
        expect(status).to.equal(1);
        expect(stderr).to.contain('is not used').and.contain('[aws-missing]');
        expect(readdirSync(cwd)).to.not.include('evil');
      });
    }
  }

  it('does not look for the aws command at relative places', async () => {
    evilAws(cwd, cwd);
    expect((await tschalice(['deploy', '--no-prove', ...first], { cwd, env: { PATH: '.:' } })).stderr).to.contain('[aws-missing]');
    expect(readdirSync(cwd)).to.not.include('evil');
  });

  it('takes the aws command behind one in the project', async () => {
    mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/.bin/aws'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { status } = await deploy(first, { PATH: [join(cwd, 'node_modules/.bin'), aws.env.PATH].join(':') });
    expect(status).to.equal(0);
  });

  describe('that fails', () => {
    beforeEach(() => {
      startDeployed();
      writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/other', () => ({}));"));
    });

    it('shows the events that say why, and keeps the old deployed values', async () => {
      const before = deployed();
      aws.plan({ deploy: { breaks: 'The runtime is not\u001b[31m known' } });
      const { status, stdout, stderr } = await deploy();
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
      expect(stderr).to.contain(
        [
          'error stack demo-dev: it could not be deployed; its state is UPDATE_ROLLBACK_COMPLETE',
          '  UPDATE_FAILED  APIHandler (AWS::Lambda::Function): The runtime is not\\x1b[31m known',
          '  fix the cause, then deploy again [stack-not-deployed]',
          '',
          '1 error.',
          '',
        ].join('\n'),
      );
      expect(deployed()).to.equal(before);
    });

    it('on a new stack says that what is left has to be deleted first', async () => {
      aws.plan({ deploy: { breaks: 'no' } });
      const [problem] = await problemsOf(['--stage', 'prod', ...first]);
      expect(problem?.fix).to.equal('fix the cause, then delete what is left of it, and deploy again: tschalice delete --stage prod');
      expect(problem?.frame).to.equal('CREATE_FAILED  APIHandler (AWS::Lambda::Function): no');
      expect(deployed('prod')).to.equal(undefined);
    });

    for (const status of ['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS']) {
      it(`says that CloudFormation is not done where the aws command gives up in ${status}`, async () => {
        const before = deployed();
        aws.plan({ deploy: { stays: status } });
        const [problem, ...rest] = await problemsOf([]);
        expect(rest).to.deep.equal([]);
        expect(problem?.code).to.equal('stack-in-progress');
        expect(problem?.message).to.contain(`in the state ${status}, but the aws command waits no longer: Waiter StackUpdateComplete failed`);
        expect(deployed()).to.equal(before);
      });
    }

    it('tells of both where the credentials expire while it waits', async () => {
      const says = 'An error occurred (ExpiredToken) when calling the DescribeStacks operation: The security token included in the request is expired';
      aws.plan({ deploy: { says }, '#5': { says } });
      const [problem, ...rest] = await problemsOf([]);
      expect(rest).to.deep.equal([]);
      expect(problem?.code).to.equal('aws-failed');
      expect(problem?.message).to.contain('CloudFormation may still be at work').and.contain(says);
      expect(problem?.fix).to.contain('log in again');
    });

    const mishaps: { at: string; says: string; code: string; fix: RegExp }[] = [
      {
        at: 'package',
        says: 'An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist',
        code: 'upload-failed',
        fix: /aws s3 mb s3:\/\/artifacts/,
      },
      { at: 'deploy', says: 'An error occurred (ValidationError) when calling the CreateChangeSet operation: no', code: 'deploy-failed', fix: /deploy again/ },
      {
        at: 'describe-stacks',
        says: 'Unable to locate credentials. You can configure credentials by running "aws configure".',
        code: 'aws-failed',
        fix: /aws sso login/,
      },
      { at: 'describe-stacks', says: 'aws: [ERROR]: The config profile (x) could not be found', code: 'aws-failed', fix: /list-profiles/ },
      {
        at: 'describe-stacks',
        says: 'You must specify a region. You can also configure your region by running "aws configure".',
        code: 'aws-failed',
        fix: /--region/,
      },
      {
        at: '#5',
        says: 'An error occurred (ThrottlingException) when calling the ListStackResources operation: Rate exceeded',
        code: 'aws-failed',
        fix: /same command/,
      },
    ];
    for (const { at, says, code, fix } of mishaps) {
      it(`since aws says at ${at} '${says.slice(0, 40)}…' passes that on, and keeps the old deployed values`, async () => {
        const before = deployed();
        aws.plan({ [at]: { says } });
        const [problem, ...others] = await problemsOf([]);
        expect(others).to.deep.equal([]);
        expect(problem?.code).to.equal(code);
        expect(problem?.message).to.contain(says.replace('aws: [ERROR]: ', '').replace(/\.$/, ''));
        expect(problem?.fix).to.match(fix);
        expect(deployed()).to.equal(before);
      });
    }

    const states: { state: string; fix: RegExp }[] = [
      { state: 'ROLLBACK_COMPLETE', fix: /tschalice delete --stage dev/ },
      { state: 'DELETE_FAILED', fix: /tschalice delete --stage dev/ },
      { state: 'UPDATE_IN_PROGRESS', fix: /wait/ },
      { state: 'UPDATE_ROLLBACK_FAILED', fix: /continue-update-rollback --stack-name demo-dev/ },
    ];
    for (const { state, fix } of states) {
      it(`since the stack is in ${state} says so before it uploads anything`, async () => {
        aws.setState(({ stacks }) => Object.values(stacks).forEach((stack) => (stack.StackStatus = state)));
        const [problem] = await problemsOf([]);
        expect(problem?.code).to.equal('stack-state');
        expect(problem?.fix).to.match(fix);
        expect(aws.state().uploads).to.have.lengthOf(1);
      });
    }

    it('not, where a stack was only reviewed so far', async () => {
      aws.setState(({ stacks }) => Object.values(stacks).forEach((stack) => (stack.StackStatus = 'REVIEW_IN_PROGRESS')));
      expect((await deploy()).status).to.equal(0);
    });
  });

  it('does not take the place of a stack that has nothing of the app', async () => {
    const template = '{"Resources": {"Database": {"Type": "AWS::RDS::DBInstance"}}}';
    aws.setState(({ stacks }) => {
      stacks['x'] = { StackName: 'demo-dev', StackId: 'arn:aws:cloudformation:eu-west-1:1:stack/demo-dev/1', StackStatus: 'CREATE_COMPLETE', template };
    });
    expect(await codesOf(first)).to.deep.equal(['stack-of-others']);
    expect(aws.state().uploads).to.deep.equal([]);
    // One that `chalice package` made has the same logical IDs.
    aws.setState(({ stacks }) => (stacks['x']!.template = '{"Resources": {"APIHandler": {"Type": "AWS::Lambda::Function"}}}'));
    expect((await deploy(first)).status).to.equal(0);
  });

  it('refuses a stack that is the one of another stage', async () => {
    expect(await codesOf([...first, '--stack-name', 'demo-prod'])).to.deep.equal(['stack-shared']);
    writeFileSync(join(cwd, '.chalice/config.json'), '{"version": "2.0", "app_name": "demo", "stages": {"a-b": {}, "a_b": {}}}');
    expect(await codesOf(['--stage', 'a_b', ...first])).to.deep.equal(['stack-shared']);
    expect((await deploy(['--stage', 'a_b', '--stack-name', 'demo-a-and-b', ...first])).status).to.equal(0);
    expect((await deploy(['--stage', 'a-b', ...first])).status).to.equal(0);
    expect(await codesOf(['--stage', 'third', '--stack-name', 'demo-a-and-b', ...first])).to.include('stack-shared');
  });

  it('says so where somebody deletes the stack meanwhile', async () => {
    aws.plan({ '#4': { says: 'An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id demo-dev does not exist' } });
    expect(await codesOf(first)).to.deep.equal(['stack-gone']);
    expect(deployed()).to.equal(undefined);
  });

  it('warns of the stack that a stage leaves behind', async () => {
    startDeployed();
    const { stdout } = await deploy(['--stack-name', 'elsewhere', '--json']);
    expect((JSON.parse(stdout) as DeployResult).problems.map(({ code, fix }) => `${code}: ${fix}`)).to.deep.equal([
      'stack-stays: when nobody needs it any more: aws cloudformation delete-stack --stack-name demo-dev --region eu-west-1',
    ]);
  });

  for (const [layout, files] of Object.entries({
    'deployed.json': { '.chalice/deployed.json': '{"dev": {"rest_api_id": "abcd", "region": "eu-west-1"}, "prod": {"rest_api_id": "efgh"}}' },
    'deployed/<stage>.json': {
      '.chalice/deployed/dev.json':
        '{"schema_version": "2.0", "resources": [{"name": "rest_api", "resource_type": "rest_api", "rest_api_id": "abcd"}], "backend": "api"}',
    },
  })) {
    it(`of a stage with values in ${layout} writes its own file, leaves the other, and warns of what stays`, async () => {
      cwd = project({ '.chalice/config.json': stages, ...(files as { [path: string]: string }) });
      const { status, stderr } = await deploy(first);
      expect(status).to.equal(0);
      expect(stderr).to.contain('[chalice-resources-stay]').and.contain('chalice delete --stage dev');
      expect(deployed()).to.contain('name: demo-dev');
      for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), 'utf8')).to.equal(text);
      expect((await deploy()).stderr).to.not.contain('[chalice-resources-stay]');
    });
  }

  it('writes nothing through a link that leads out of the project', async () => {
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(cwd, '.chalice/deployed'));
    expect(await codesOf(first)).to.deep.equal(['path-outside-project']);
    expect(readdirSync(elsewhere)).to.deep.equal([]);
  });

  it('says that the stack is deployed where only its values cannot be written', async () => {
    aws.plan({ '#4': { spoils: join(cwd, '.chalice/deployed') } });
    const [problem] = await problemsOf(first);
    expect(problem?.code).to.equal('output-not-written');
    expect(problem?.message).to.match(/^the stack is deployed, but its values could not be written: /);
    expect(await codesOf(first)).to.deep.equal(['deployed-not-a-folder']);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends at ${signal} with a word on the stack, and keeps the old deployed values`, async () => {
      startDeployed();
      const before = deployed();
      aws.plan({ deploy: { hangs: 60_000 } });
      let isSent = false;
      const {
        status,
        signal: got,
        stderr,
      } = await tschaliceProcess(['deploy'], {
        cwd,
        env: aws.env,
        onStderr: (text, kill) => {
          if (!text.includes('hanging') || isSent) return;
          isSent = true;
          kill(signal);
        },
      });
      expect({ status, got }).to.deep.equal({ status: null, got: signal });
      expect(stderr).to.contain('interrupted while CloudFormation was deploying the stack demo-dev').and.contain('[interrupted]');
      expect(deployed()).to.equal(before);
      expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal(['dev.yml']);
    });
  }

  // A deployment makes five calls. After the last one it writes the values, within some milliseconds.
  const points: { at: string; kill: 'start' | number }[] = [
    ...['#1', '#2', '#3', '#4', '#5'].map((at) => ({ at, kill: 'start' as const })),
    ...[0, 5, 10, 20, 40].map((kill) => ({ at: '#5', kill })),
  ];
  for (const { at, kill } of points) {
    it(`killed ${typeof kill === 'number' ? `${kill} ms after` : 'at'} call ${at} leaves the old or the new deployed values`, async () => {
      startDeployed();
      writeFileSync(join(cwd, 'app.ts'), appWith("app.lambdaFunction('more', () => ({}));\napp.get('/', () => ({}));"));
      aws.plan({ [at]: { kill } });
      await deploy();
      const left = deployed();
      aws.plan({});
      await deploy();
      const after = deployed();
      expect(after).to.contain('name: more');
      expect(kill === 'start' ? [done.values] : [done.values, after]).to.include(left);
      expect(readdirSync(join(cwd, '.chalice/deployed'))).to.deep.equal(['dev.yml']);
    });
  }
});
