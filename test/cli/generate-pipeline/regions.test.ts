import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PipelineResult } from '../../../src/cli/generate-pipeline/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';

const regions = { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['prod'], environment_variables: { MODE: 'standby' } } };
const app = appWith("app.get('/', { public: true }, () => ({}));\napp.onSqsMessage('drain', { queue: 'jobs' }, () => {});");

function projectWith(config: object, others: { readonly [path: string]: string } = {}): string {
  return project({
    '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', stages: { beta: {}, prod: {} }, ...config }),
    'app.ts': app,
    'package.json': '{"dependencies": {"tschalice": "^0.1.0"}}',
    'package-lock.json': '{}',
    ...others,
  });
}

/** All files that it writes, by their paths. */
async function generated(cwd: string, words: readonly string[]): Promise<{ readonly [path: string]: string }> {
  const { status, stderr } = await tschalice(['generate-pipeline', ...words], { cwd });
  expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
  const names = readdirSync(cwd).filter((name) => name.startsWith('out-'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
}

async function problemsOf(cwd: string, ...words: string[]): Promise<string[]> {
  const { stdout, status } = await tschalice(['generate-pipeline', '--json', ...words, 'pipeline.json'], { cwd });
  expect(status).to.equal(1);
  return (JSON.parse(stdout) as PipelineResult).problems.map(({ code, message, where }) => `${code} ${where.file}${where.line ?? ''}: ${message}`);
}

describe('generate-pipeline without several regions', () => {
  afterEach(removeFolders);

  const ways: readonly (readonly string[])[] = [
    ['--stages', 'beta,prod', '--approval', 'prod', '--buildspec-file', 'out-build.yml', 'out-p.json'],
    ['--stages', 'prod', '--source', 'connection', '--smoke-test', 'true', '--watch-alarm', 'prod=errors', 'out-p.yml'],
    ['--stages', 'beta,prod', '--pipeline-version', 'v1', '--admin-deploy-role', 'out-p.json'],
    ['--stages', 'beta,prod', '--smoke-test', 'true', '--on-failure', 'rollback', '--github-actions', 'out-w.yml', 'out-roles.json'],
  ];
  for (const words of ways) {
    it(`writes what it writes for a configuration that has none: ${words.join(' ')}`, async function () {
      this.timeout(60_000);
      const workflow = words.includes('--github-actions');
      const texts = [];
      for (const config of [
        {},
        { regions: { 'us-east-1': { primary: true } } },
        {
          stages: { beta: {}, prod: {}, other: {} },
          regions: { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['other'], tags: { a: 'b' } } },
        },
      ]) {
        const cwd = projectWith(config);
        texts.push(workflow ? await written(cwd, words) : await generated(cwd, words));
      }
      expect(Object.keys(texts[0]!).length).to.be.greaterThan(0);
      expect(texts[1]).to.deep.equal(texts[0]);
      expect(texts[2]).to.deep.equal(texts[0]);
    });
  }

  /** For a workflow, which is warned of: it is not where GitHub looks. */
  async function written(cwd: string, words: readonly string[]): Promise<{ readonly [path: string]: string }> {
    expect((await tschalice(['generate-pipeline', ...words], { cwd })).status).to.equal(0);
    return Object.fromEntries(['out-w.yml', 'out-roles.json'].map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
  }

  it('packages with the settings of the only region, where it has some', async () => {
    const files = await generated(projectWith({ regions: { 'eu-west-1': { lambda_memory_size: 512 } } }), ['--stages', 'prod', 'out-p.json']);
    expect(Object.keys(files)).to.deep.equal(['out-p.json']);
    expect(files['out-p.json'])
      .to.contain('package --stage prod --all-regions out/prod')
      .and.contain('"This template is for eu-west-1."')
      .and.contain('"ArtifactStore":');
  });
});

describe('generate-pipeline for several regions', () => {
  afterEach(removeFolders);

  it('writes the pipeline and a template of the buckets in its other regions, and says what to deploy where', async () => {
    const cwd = projectWith({ regions });
    const words = ['--stages', 'beta,prod', '--approval', 'prod', '--json', 'ci/pipeline.json'];
    const { next, stages, files } = JSON.parse((await tschalice(['generate-pipeline', ...words], { cwd })).stdout) as PipelineResult;
    expect(files.map(({ path }) => path)).to.deep.equal(['ci/pipeline-region.json', 'ci/pipeline.json']);
    expect(stages.map(({ name, regions: of }) => [name, of])).to.deep.equal([
      ['beta', ['us-east-1']],
      ['prod', ['us-east-1', 'eu-west-1']],
    ]);
    const output = (name: string): string =>
      `"$(aws cloudformation describe-stacks --stack-name demo-pipeline-region --region eu-west-1 --query "Stacks[0].Outputs[?OutputKey=='${name}'].OutputValue" --output text)"`;
    expect(next).to.deep.equal([
      'aws cloudformation deploy --template-file ci/pipeline-region.json --stack-name demo-pipeline-region --region eu-west-1',
      'aws cloudformation deploy --template-file ci/pipeline.json --stack-name demo-pipeline --region us-east-1 --capabilities CAPABILITY_IAM' +
        ` --parameter-overrides SourceBranch=main ApplicationBucketEuWest1=${output('S3ApplicationBucket')} ArtifactBucketStoreEuWest1=${output('S3PipelineBucket')}`,
      'aws cloudformation describe-stacks --stack-name demo-pipeline --region us-east-1' +
        ` --query "Stacks[0].Outputs[?OutputKey=='SourceRepoURL'].OutputValue" --output text`,
    ]);
    const { Resources } = JSON.parse(readFileSync(join(cwd, 'ci/pipeline.json'), 'utf8')) as { Resources: { [id: string]: object } };
    const code = (id: string): RegExpExecArray | null => /\$\{ApplicationBucket[^}]*\}\/\*/.exec(JSON.stringify(Resources[id]));
    expect(['CFNDeployRole', 'CFNDeployRoleProd', 'CFNDeployRoleProdEuWest1'].map((id) => code(id)?.[0])).to.deep.equal([
      '${ApplicationBucket.Arn}/*',
      '${ApplicationBucket.Arn}/*',
      '${ApplicationBucketEuWest1}/*',
    ]);
    const { stdout } = await tschalice(['generate-pipeline', ...words.filter((word) => word !== '--json')], { cwd });
    expect(stdout).to.contain('one build, beta in us-east-1, then prod in us-east-1, eu-west-1 (after approval)');
  });

  it('knows what each region needs, by its own settings and templates', async () => {
    const own = { ...regions, 'eu-west-1': { stages: ['prod'], merge_templates: ['eu.yml'] } };
    const cwd = projectWith({ regions: own }, { 'eu.yml': 'Resources:\n  Copies:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: copies}\n' });
    const { 'out-p.json': text, 'out-p-region.json': buckets } = await generated(cwd, ['--stages', 'prod', 'out-p.json']);
    expect(buckets).to.contain('AWS::S3::Bucket');
    const { Resources } = JSON.parse(text!) as { Resources: { [id: string]: object } };
    expect(JSON.stringify(Resources['CFNDeployRoleEuWest1'])).to.contain('sqs:eu-west-1:${AWS::AccountId}:copies');
    expect(JSON.stringify(Resources['CFNDeployRole'])).to.not.contain('copies');
    expect(text).to.contain('out/prod/us-east-1/sam.json ').and.contain('out/prod/eu-west-1/sam.yaml ');
  });

  it("watches the app's own alarms in each region that has them", async () => {
    const alarms = { error_rate: true, throttles: true, actions: ['arn:aws:sns:${AWS::Region}:123456789012:ops'] };
    const cwd = projectWith({ alarms, stages: { prod: {} }, regions });
    const words = [
      '--stages',
      'prod',
      '--admin-deploy-role',
      '--watch-alarm',
      'prod=error_rate',
      '--watch-alarm',
      'prod.eu-west-1=drain.throttles',
      'out-p.json',
    ];
    const { 'out-p.json': text } = await generated(cwd, words);
    const names = [...text!.matchAll(/"AlarmName": \{\s*"Fn::Sub": "([^"]+)"/g)].map(([, name]) => name);
    const [api, drain] = ['${ApplicationName}-prod-RestAPIErrorRateAlarm', '${ApplicationName}-prod-DrainThrottlesAlarm'];
    expect(names).to.deep.equal([api, api, drain]);
    // The role is an administrator's all the same.
    expect(text).to.match(/"Action": "\*",\s*"Resource": "\*"/);
    await tschalice(['package', '--stage', 'prod', '--region', 'eu-west-1', '--no-prove', 'packaged'], { cwd });
    const template = readFileSync(join(cwd, 'packaged/sam.json'), 'utf8');
    for (const name of [api, drain]) expect(template).to.contain(name.replace('${ApplicationName}-prod', '${AWS::StackName}'));
  });

  it('lists the variables of a workflow by region, and writes no roles that it was not asked for', async () => {
    const cwd = projectWith({ regions });
    const path = '.github/workflows/deploy.yml';
    const { stdout, stderr, status } = await tschalice(['generate-pipeline', '--stages', 'prod', '--github-actions', path, 'roles.yml'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout)
      .to.contain('ARTIFACT_BUCKET_EU_WEST_1 (S3ApplicationBucket of demo-github-region in eu-west-1)')
      .and.contain('CFN_DEPLOY_ROLE_EU_WEST_1 (CFNDeployRoleEuWest1Arn)');
    expect(stdout).to.not.contain('AWS_REGION');
    const lines = stdout.slice(stdout.indexOf('To set it up')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(104);
    expect(readdirSync(cwd)).to.include.members(['roles.yml', 'roles-region.yml']);
    const alone = await tschalice(['generate-pipeline', '--stages', 'prod', '--github-actions', '.github/workflows/two.yml'], {
      cwd: projectWith({ regions }),
    });
    expect(alone.stdout).to.contain('    CFN_DEPLOY_ROLE_EU_WEST_1\n');
  });

  it('takes --on-failure rollback of a workflow without a test only where a region may fail after another', async () => {
    const words = ['generate-pipeline', '--stages', 'prod', '--on-failure', 'rollback', '--github-actions', '.github/workflows/deploy.yml'];
    expect((await tschalice(words, { cwd: projectWith({ regions }) })).status).to.equal(0);
    const cwd = projectWith({});
    const { status, stderr } = await tschalice(words, { cwd });
    expect({ status, message: stderr.split('\n')[0] }).to.deep.equal({
      status: 2,
      message: 'tschalice: --on-failure rollback needs --smoke-test with --github-actions: CloudFormation itself takes back what it cannot deploy',
    });
    expect(readdirSync(cwd)).to.not.include('.github');
  });

  it('says of an edited file which regions it lacks, and which it still has', async () => {
    const cwd = projectWith({ regions });
    const words = ['--stages', 'prod', '--buildspec-file', 'buildspec.yml', 'p.json'];
    await tschalice(['generate-pipeline', ...words], { cwd });
    const text = readFileSync(join(cwd, 'buildspec.yml'), 'utf8');
    writeFileSync(join(cwd, 'buildspec.yml'), text.replaceAll('us-east-1', 'ap-south-1'));
    const { stderr } = await tschalice(['generate-pipeline', ...words], { cwd });
    expect(stderr).to.contain('so it stays as it is; it lacks stage prod in us-east-1; it still has stage prod in ap-south-1\n');
  });

  const wrong: readonly { given: string; config?: object; words: readonly string[]; want: readonly string[] }[] = [
    {
      given: 'a stage that no region has',
      config: { regions: { 'us-east-1': { primary: true, stages: ['prod'] } } },
      words: ['--stages', 'beta,prod'],
      want: ["region-not-configured .chalice/config.json1: stage 'beta' is not deployed to any region"],
    },
    {
      given: 'regions of two partitions',
      config: { regions: { 'us-east-1': { primary: true }, 'cn-north-1': {} } },
      words: ['--stages', 'prod'],
      want: [
        'pipeline-partitions .chalice/config.json1: the pipeline would deploy to us-east-1 and to cn-north-1, which are in different partitions of AWS (aws and aws-cn)',
      ],
    },
    {
      given: 'two primary regions, told as package does',
      config: { regions: { 'us-east-1': { primary: true }, 'eu-west-1': { primary: true } } },
      words: ['--stages', 'prod'],
      want: ['region-primary .chalice/config.json1: 2 regions are primary: us-east-1, eu-west-1'],
    },
    {
      given: 'a stage that is called like another one in a region',
      config: { regions, stages: { prod: {}, 'prod-eu-west-1': {} } },
      words: ['--stages', 'prod,prod-eu-west-1,eu-west-1'],
      want: [
        "warning that the stage 'eu-west-1' is not configured",
        'pipeline-stage-name pipeline.json: what the pipeline has for stage eu-west-1 would get the same names as what it has for stage prod in eu-west-1',
      ],
    },
    {
      given: 'alarms that are not there, all at once',
      words: ['--stages', 'prod', '--watch-alarm', 'prod=error_rate', '--watch-alarm', 'prod.eu-west-3=errors'],
      want: [
        "pipeline-alarm-unknown pipeline.json: --watch-alarm prod=error_rate: 'error_rate' is no alarm of the app on stage prod in us-east-1, eu-west-1",
        'pipeline-alarm-region pipeline.json: --watch-alarm prod.eu-west-3=errors: the pipeline does not deploy stage prod to eu-west-3',
      ],
    },
    {
      given: 'more alarms than there are rules',
      words: ['--stages', 'prod', ...['a1', 'b1', 'c1'].flatMap((name) => ['--watch-alarm', `prod=${name}`])],
      want: ['pipeline-alarms-many pipeline.json: stage prod would watch 6 alarms in all its regions, and CodePipeline takes 5'],
    },
  ];
  for (const { given, config = { regions }, words, want } of wrong) {
    it(`refuses ${given}`, async () => {
      const found = await problemsOf(projectWith(config), ...words);
      expect(found.map((one) => (one.startsWith('stage-not-configured') ? "warning that the stage 'eu-west-1' is not configured" : one))).to.deep.equal(want);
    });
  }
});
