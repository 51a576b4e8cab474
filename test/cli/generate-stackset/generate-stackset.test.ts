import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { StackSetResult } from '../../../src/cli/generate-stackset/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const config = {
  version: '2.0',
  app_name: 'demo',
  stages: { dev: {}, prod: {} },
  regions: { 'eu-west-1': { stages: ['prod'], environment_variables: { MODE: 'standby' } }, 'us-east-1': { primary: true } },
};
const regional = (settings: object = config): string => project({ '.chalice/config.json': JSON.stringify(settings) });
const words = ['generate-stackset', '--no-prove', '--stage', 'prod'];

async function result(more: readonly string[], cwd = regional()): Promise<StackSetResult> {
  const { status, stdout, stderr } = await tschalice([...words, '--json', ...more], { cwd });
  expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
  const found = JSON.parse(stdout) as StackSetResult;
  expect(schemaErrors(found)).to.deep.equal([]);
  return found;
}

describe('tschalice generate-stackset', () => {
  after(removeFolders);

  it('writes one template for all regions, and the zip that it names by its content', async () => {
    const cwd = regional();
    const { regions, files, next } = await result([], cwd);
    expect(regions).to.deep.equal(['eu-west-1', 'us-east-1']);
    expect(files.map(({ path }) => path)).to.deep.equal(['out/prod/stackset/deployment.zip', 'out/prod/stackset/stackset.json']);
    const template = readFileSync(join(cwd, 'out/prod/stackset/stackset.json'), 'utf8');
    const key = /"S3Key": "(demo-prod\/[0-9a-f]{64}\.zip)"/.exec(template)?.[1];
    expect(next.upload).to.deep.equal(
      regions.map((region) => `aws s3 cp out/prod/stackset/deployment.zip s3://YOUR-BUCKET-${region}/${key} --region ${region}`),
    );
    expect(template).to.contain('"Fn::Sub": "${ArtifactBucketPrefix}-${AWS::Region}"').and.not.to.contain('Transform');
  });

  it('prints the commands for accounts: the regions in the order of the configuration, the stack set in the primary one', async () => {
    const given = ['--accounts', '111111111111,222222222222', '--s3-bucket-prefix', 'artifacts', '--max-concurrent', '50%', '--failure-tolerance', '1', 'set'];
    const { next } = await result(given);
    const [create, instances] = next.create;
    expect(create).to.equal(
      "aws cloudformation create-stack-set --stack-set-name demo-prod --template-body file://set/stackset.json --parameters 'ParameterKey=ArtifactBucketPrefix,ParameterValue=artifacts' --capabilities CAPABILITY_IAM --permission-model SELF_MANAGED --region us-east-1",
    );
    expect(instances).to.equal(
      "aws cloudformation create-stack-instances --stack-set-name demo-prod --accounts 111111111111 222222222222 --regions eu-west-1 us-east-1 --operation-preferences 'RegionConcurrencyType=SEQUENTIAL,RegionOrder=eu-west-1,us-east-1,FailureToleranceCount=1,MaxConcurrentPercentage=50' --region us-east-1",
    );
  });

  it('prints the commands for organizational units', async () => {
    const { next } = await result(['--organizational-units', 'ou-ab12-34cd56ef,ou-ab12-78gh90ij', '--call-as', 'delegated-admin']);
    for (const command of [...next.create, ...next.update]) expect(command).to.contain(' --call-as DELEGATED_ADMIN ');
    expect(next.create[0]).to.contain(" --permission-model SERVICE_MANAGED --auto-deployment 'Enabled=true,RetainStacksOnAccountRemoval=false' ");
    expect(next.create[1]).to.contain(" --deployment-targets 'OrganizationalUnitIds=ou-ab12-34cd56ef,ou-ab12-78gh90ij' ");
  });

  it('shows them to people', async () => {
    const { status, stdout } = await tschalice([...words, '--accounts', '111111111111'], { cwd: regional() });
    expect(status).to.equal(0);
    expect(stdout).to.contain('Wrote stage prod of demo as a stack set, for eu-west-1, us-east-1\n');
    expect(stdout).to.contain('To create the stack set demo-prod, which needs the roles for self-managed permissions:\n');
  });

  it('says what package says of the account, once', async () => {
    const settings = { ...config, stages: { prod: { api_gateway_access_log: {} } } };
    const { notes } = await result([], regional(settings));
    expect(notes.map(({ command }) => command)).to.deep.equal([
      'aws apigateway update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=ROLE_ARN',
    ]);
    const { stdout } = await tschalice(words, { cwd: regional(settings) });
    expect(stdout)
      .to.contain('\nIn each account and region, once:\n\nAPI Gateway needs a role to write logs')
      .and.match(/value=ROLE_ARN\n$/);
  });

  describe('of a stage with releases', () => {
    const released = { ...config, stages: { prod: { release: { strategy: 'canary' } } } };
    const step = (cwd: string, ...more: readonly string[]): ReturnType<typeof tschalice> =>
      tschalice(['release', ...more, '--stage', 'prod', '--all-regions'], { cwd });

    it('names each ledger that is missing, and writes nothing', async () => {
      const cwd = regional(released);
      const { status, stderr } = await tschalice(words, { cwd });
      expect(status).to.equal(1);
      for (const region of ['eu-west-1', 'us-east-1']) expect(stderr).to.contain(`error .chalice/releases/prod.${region}.json: `);
      expect(existsSync(join(cwd, 'out'))).to.equal(false);
    });

    it('makes no stacks in new accounts, and none at all once there are earlier releases', async () => {
      const cwd = regional(released);
      await step(cwd, 'init');
      const unit = ['--organizational-units', 'r-ab12'];
      const first = await result(unit, cwd);
      expect(first.next.create[0]).to.contain(' --auto-deployment Enabled=false ');
      writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/', () => 'other');"));
      await step(cwd, 'start');
      const { stdout, stderr } = await tschalice(words, { cwd });
      expect(stderr.match(/\[stackset-past\]/g)).to.have.lengthOf(2);
      expect(stdout).to.contain('\nTo update the stack set demo-prod, in the accounts and regions that it has:\n').and.not.to.contain('create-stack');
    });
  });

  it('writes nothing for a stage in no region', async () => {
    const cwd = regional({ version: '2.0', app_name: 'demo' });
    const { status, stderr } = await tschalice(['generate-stackset'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('the configuration has no regions');
    expect(existsSync(join(cwd, 'out'))).to.equal(false);
  });

  const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
    [['--accounts', '111111111111', '--organizational-units', 'r-ab12'], 'give --accounts or --organizational-units, not both'],
    [['--call-as', 'self'], '--call-as is for --organizational-units: accounts alone need no organization'],
    [['--accounts', '1111'], "--accounts cannot be '1111': write twelve digits for each account: 111111111111,222222222222"],
    [['--max-concurrent', '0'], "--max-concurrent cannot be '0': write a number or a percentage"],
  ];
  for (const [given, message] of wrong) {
    it(`refuses ${given.join(' ')}`, async () => {
      const { status, stderr } = await tschalice(['generate-stackset', ...given], { cwd: regional() });
      expect({ status, stderr }).to.deep.equal({ status: 2, stderr: `tschalice: ${message}\nSee: tschalice generate-stackset --help\n` });
    });
  }
});
