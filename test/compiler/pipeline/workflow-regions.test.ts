import { expect } from 'chai';
import { parse } from 'yaml';
import { noSafeguards, type Safeguards } from '../../../src/compiler/pipeline/safeguards.js';
import { workflow } from '../../../src/compiler/pipeline/workflow.js';
import { settings, skeleton, stage } from './sample.js';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
  readonly with?: { readonly [name: string]: string };
}
interface Job {
  readonly environment: string;
  readonly env: { readonly [name: string]: string };
  readonly permissions: object;
  readonly steps: readonly Step[];
}

const command = 'test "$STAGE" != "STAGE in previous.template"\ncurl -fsS "$ARTIFACT_BUCKET"';

function jobOf(changes: Partial<Safeguards>, regions: readonly string[] = ['eu-west-1', 'us-east-1']): Job {
  const stages = [stage('beta', { regions: ['us-east-1'] }), stage('prod', { regions })];
  const text = workflow(skeleton, settings({ stages, home: 'us-east-1', safeguards: { ...noSafeguards, ...changes } }));
  const { jobs } = parse(text) as { jobs: { [id: string]: Job } };
  expect(Object.keys(jobs)).to.deep.equal(['build', 'deploy-beta', 'deploy-prod']);
  return jobs['deploy-prod']!;
}

/** Each step by what it does. */
function words({ steps }: Job): string[] {
  return steps.map(({ uses, run = '', with: given, id, if: condition }) => {
    const what = uses === undefined ? /^(?:if )?(?:url=\$\()?aws cloudformation ([\w-]+)/.exec(run)?.[1] : uses.replace(/.*\/|@.*/g, '');
    return `${condition === undefined ? '' : 'on failure '}${what ?? id ?? ''}${given?.['aws-region'] === undefined ? '' : ` ${given['aws-region']}`}`;
  });
}

describe('the job of a workflow that deploys a stage to several regions', () => {
  it('asks for its environment once, and deploys one region after the other', () => {
    const job = jobOf({});
    expect(job.environment).to.equal('prod');
    expect(words(job)).to.deep.equal([
      'download-artifact',
      'configure-aws-credentials eu-west-1',
      'package',
      'deploy',
      'configure-aws-credentials us-east-1',
      'package',
      'deploy',
    ]);
  });

  it('takes template, bucket and role of each region', () => {
    const job = jobOf({});
    const runs = job.steps.flatMap(({ run }) => run ?? []);
    expect(runs[0]).to.contain('--template-file out/prod/eu-west-1/sam.json --s3-bucket "$ARTIFACT_BUCKET_EU_WEST_1"');
    expect(runs[1]).to.contain('--role-arn "$CFN_DEPLOY_ROLE_EU_WEST_1" --s3-bucket "$ARTIFACT_BUCKET_EU_WEST_1"');
    expect(runs[2]).to.contain('--template-file out/prod/us-east-1/sam.json --s3-bucket "$ARTIFACT_BUCKET"');
    expect(runs[3]).to.contain('--role-arn "$CFN_DEPLOY_ROLE" --s3-bucket "$ARTIFACT_BUCKET"');
    const names = ['ARTIFACT_BUCKET_EU_WEST_1', 'CFN_DEPLOY_ROLE_EU_WEST_1', 'ARTIFACT_BUCKET', 'CFN_DEPLOY_ROLE'];
    expect(job.env).to.deep.equal(Object.fromEntries(names.map((name) => [name, `\${{ vars.${name} }}`])));
  });

  it('tests each region with its own URL, and takes back all that was deployed before a failure, the last region first', () => {
    const job = jobOf({ smokeTest: command, onFailure: 'rollback' });
    expect(words(job)).to.deep.equal([
      'download-artifact',
      ...['eu-west-1', 'us-east-1'].flatMap((region, index) => [
        `configure-aws-credentials ${region}`,
        'package',
        'get-template',
        'deploy',
        'describe-stacks',
        ...(index === 0 ? ['checkout'] : []),
        `smoke-test-${region}`,
      ]),
      'on failure deploy',
      'on failure deploy',
    ]);
    const tests = job.steps.filter(({ id }) => id?.startsWith('smoke-test'));
    expect(tests.map(({ env }) => [env!['REGION'], env!['ENDPOINT_URL'], env!['STAGE'], env!['AWS_ACCESS_KEY_ID']])).to.deep.equal([
      ['eu-west-1', '${{ steps.url-eu-west-1.outputs.url }}', 'prod', ''],
      ['us-east-1', '${{ steps.url-us-east-1.outputs.url }}', 'prod', ''],
    ]);
    for (const { run } of tests) expect(run).to.equal(`${command}\n`);
    const back = job.steps.filter(({ if: condition }) => condition !== undefined);
    expect(back.map(({ if: condition }) => condition)).to.deep.equal(
      ['us-east-1', 'eu-west-1'].map((region) => `failure() && steps.deploy-${region}.outcome == 'success' && hashFiles('previous-${region}.template') != ''`),
    );
    expect(back.map(({ run }) => [/previous\S+/.exec(run!)![0], /--role-arn (\S+)/.exec(run!)![1], /--region (\S+)/.exec(run!)![1]])).to.deep.equal([
      ['previous-us-east-1.template', '"$CFN_DEPLOY_ROLE"', 'us-east-1'],
      ['previous-eu-west-1.template', '"$CFN_DEPLOY_ROLE_EU_WEST_1"', 'eu-west-1'],
    ]);
    const ids = job.steps.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const [, id] of JSON.stringify(job.steps).matchAll(/steps\.([\w-]+)\./g)) expect(ids).to.include(id);
    expect(job.permissions).to.deep.equal({ 'id-token': 'write', contents: 'read' });
  });

  it('takes back the first region where a later one cannot be deployed, without a test too', () => {
    expect(words(jobOf({ onFailure: 'rollback' })).filter((word) => word.startsWith('on failure'))).to.have.lengthOf(2);
    expect(words(jobOf({ onFailure: 'rollback' }, ['us-east-1'])).filter((word) => word.startsWith('on failure'))).to.deep.equal([]);
  });

  it('asks for the token that its partition takes', () => {
    const stages = [stage('prod', { regions: ['cn-north-1', 'cn-northwest-1'] })];
    const text = workflow(skeleton, settings({ stages, home: 'cn-north-1' }));
    expect([...text.matchAll(/audience: (.*)/g)].map(([, audience]) => audience)).to.deep.equal(['sts.amazonaws.com.cn', 'sts.amazonaws.com.cn']);
    expect(text).to.not.contain('vars.AWS_REGION');
  });
});
