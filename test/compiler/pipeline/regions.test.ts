import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { buildspec } from '../../../src/compiler/pipeline/buildspec.js';
import { githubRolesTemplate } from '../../../src/compiler/pipeline/github-roles.js';
import { pipelineTemplate } from '../../../src/compiler/pipeline/pipeline-template.js';
import type { PlainTemplate } from '../../../src/compiler/pipeline/plain-template.js';
import { pipelineBuckets, regionTemplate } from '../../../src/compiler/pipeline/region-buckets.js';
import { noSafeguards, type Safeguards } from '../../../src/compiler/pipeline/safeguards.js';
import type { PipelineSettings } from '../../../src/compiler/pipeline/settings.js';
import { fixed, policyOf, resources, settings, stage, templateWith } from './sample.js';

interface Action {
  readonly Name: string;
  readonly Region?: string;
  readonly RunOrder: number;
  readonly Configuration: { readonly [name: string]: Value };
  readonly InputArtifacts?: readonly { readonly Name: string }[];
  readonly OutputArtifacts?: readonly { readonly Name: string }[];
}

const deployPolicy = policyOf(templateWith(resources));
const stages = [
  stage('beta', { regions: ['us-east-1'], deployPolicy }),
  stage('prod', { regions: ['eu-west-1', 'us-east-1', 'ap-south-1'], needsApproval: true, deployPolicy }),
];

function given(changes: Partial<Safeguards> = {}, others: Partial<PipelineSettings> = {}): PipelineSettings {
  return settings({ stages, home: 'us-east-1', safeguards: { ...noSafeguards, ...changes }, ...others });
}

function stagesOf({ Resources }: PlainTemplate): { Name: string; Actions: readonly Action[] }[] {
  return (Resources['AppPipeline']!.Properties['Stages'] as unknown as { Name: string; Actions: readonly Action[] }[]).slice(2);
}

const made = (changes: Partial<Safeguards> = {}): PlainTemplate => pipelineTemplate(given(changes), fixed, 'build', changes.smokeTest && 'test');

/** The ARNs in a policy, for a reader. */
function arnsIn(part: unknown, service: string): string[] {
  return [...JSON.stringify(part).matchAll(new RegExp(`"(arn:[^"]*:${service}:[^"]*)"`, 'g'))].map(([, arn]) => arn!);
}

describe('a pipeline for several regions', () => {
  const [beta, prod] = stagesOf(made({ smokeTest: 'true', onFailure: 'rollback' }));

  it('makes all change sets first, asks once, and then deploys and tests one region after the other, in the order of the configuration', () => {
    expect(prod!.Actions.map(({ RunOrder, Name, Region }) => [RunOrder, Name, Region])).to.deep.equal([
      [1, 'CreateProdChangeSet-eu-west-1', 'eu-west-1'],
      [1, 'CreateProdChangeSet-us-east-1', 'us-east-1'],
      [1, 'CreateProdChangeSet-ap-south-1', 'ap-south-1'],
      [2, 'ApproveChangeSet', undefined],
      [3, 'ExecuteChangeSet-eu-west-1', 'eu-west-1'],
      // CodeBuild runs in the region of the pipeline.
      [4, 'SmokeTest-eu-west-1', undefined],
      [5, 'ExecuteChangeSet-us-east-1', 'us-east-1'],
      [6, 'SmokeTest-us-east-1', undefined],
      [7, 'ExecuteChangeSet-ap-south-1', 'ap-south-1'],
      [8, 'SmokeTest-ap-south-1', undefined],
    ]);
    expect(beta!.Actions.map(({ Name, Region }) => [Name, Region])).to.deep.equal([
      ['CreateBetaChangeSet', 'us-east-1'],
      ['ExecuteChangeSet', 'us-east-1'],
      ['SmokeTest', undefined],
    ]);
  });

  it('says in the approval which regions it is for', () => {
    expect(prod!.Actions[3]!.Configuration['CustomData']).to.deep.equal({
      'Fn::Sub': 'Deploys ${ApplicationName} to prod in eu-west-1, us-east-1 and ap-south-1: the change sets are made, see what they would do to the stacks.',
    });
  });

  it('goes back in all regions of a stage, as each stage is one of CodePipeline', () => {
    expect([beta, prod].map((one) => (one as unknown as { OnFailure: unknown }).OnFailure)).to.deep.equal([{ Result: 'ROLLBACK' }, { Result: 'ROLLBACK' }]);
  });

  it('keeps artifacts in each region, in its own bucket and in those that parameters name', () => {
    const { Parameters, Resources } = made();
    const { ArtifactStores, ArtifactStore } = Resources['AppPipeline']!.Properties;
    const store = (Region: string, bucket: string): Value => ({ Region, ArtifactStore: { Type: 'S3', Location: { Ref: bucket } } });
    expect([ArtifactStore, ArtifactStores]).to.deep.equal([
      undefined,
      [store('us-east-1', 'ArtifactBucketStore'), store('eu-west-1', 'ArtifactBucketStoreEuWest1'), store('ap-south-1', 'ArtifactBucketStoreApSouth1')],
    ]);
    const names = ['ApplicationBucketEuWest1', 'ArtifactBucketStoreEuWest1', 'ApplicationBucketApSouth1', 'ArtifactBucketStoreApSouth1'];
    expect(Object.keys(Parameters).filter((name) => Parameters[name]!['Default'] === undefined)).to.deep.equal(names);
    for (const name of names) expect(new RegExp(String(Parameters[name]!['AllowedPattern'])).test('orders-region-applicationbucket-1abc')).to.equal(true);
  });

  it('is refused by CloudFormation in any other region than its own', () => {
    const [assertion] = (made().Rules!['PrimaryRegion'] as unknown as { Assertions: { Assert: Value }[] }).Assertions;
    expect(assertion!.Assert).to.deep.equal({ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] });
  });

  it('packages each stage once, and uploads to the bucket of each region what is deployed there', () => {
    const { phases, artifacts } = buildspec(given()) as unknown as { phases: { build: { commands: string[] } }; artifacts: { files: string[] } };
    const upload = (place: string, variable: string, file: string, region: string): string =>
      `aws cloudformation package --template-file out/${place}/sam.json --s3-bucket \${${variable}} --output-template-file ${file} --use-json${region}`;
    expect(phases.build.commands).to.deep.equal([
      'npx --no tschalice package --stage beta --all-regions out/beta',
      upload('beta/us-east-1', 'APP_S3_BUCKET', 'transformed.yaml', ''),
      'npx --no tschalice package --stage prod --all-regions out/prod',
      upload('prod/eu-west-1', 'APP_S3_BUCKET_EU_WEST_1', 'transformed-prod.eu-west-1.yaml', ' --region eu-west-1'),
      upload('prod/us-east-1', 'APP_S3_BUCKET', 'transformed-prod.yaml', ''),
      upload('prod/ap-south-1', 'APP_S3_BUCKET_AP_SOUTH_1', 'transformed-prod.ap-south-1.yaml', ' --region ap-south-1'),
    ]);
    const variables = (made().Resources['AppPackageBuild']!.Properties['Environment'] as unknown as { EnvironmentVariables: { Name: string; Value: Value }[] })
      .EnvironmentVariables;
    expect(variables.map(({ Name, Value }) => [Name, Value])).to.deep.equal([
      ['APP_S3_BUCKET', { Ref: 'ApplicationBucket' }],
      ['APP_S3_BUCKET_EU_WEST_1', { Ref: 'ApplicationBucketEuWest1' }],
      ['APP_S3_BUCKET_AP_SOUTH_1', { Ref: 'ApplicationBucketApSouth1' }],
    ]);
    const creating = [beta!, prod!].flatMap(({ Actions }) => Actions.filter(({ Name }) => Name.startsWith('Create')));
    expect(creating.map(({ Configuration }) => Configuration['TemplatePath'])).to.deep.equal(artifacts.files.map((file) => `CompiledCFNTemplate::${file}`));
  });

  it('has each output artifact once, and tests each region with its own outputs', () => {
    const outputs = [beta!, prod!].flatMap(({ Actions }) => Actions.flatMap(({ OutputArtifacts = [] }) => OutputArtifacts.map(({ Name }) => Name)));
    expect(outputs).to.deep.equal(['AppDeploymentValues', 'AppDeploymentValuesProdEuWest1', 'AppDeploymentValuesProd', 'AppDeploymentValuesProdApSouth1']);
    const tests = prod!.Actions.filter(({ Name }) => Name.startsWith('SmokeTest'));
    expect(tests.map(({ InputArtifacts }) => InputArtifacts![1]!.Name)).to.deep.equal(outputs.slice(1));
    const variables = JSON.parse(tests[0]!.Configuration['EnvironmentVariables'] as string) as { name: string; value: string }[];
    expect(variables.map(({ name, value }) => [name, value])).to.deep.equal([
      ['STAGE', 'prod'],
      ['REGION', 'eu-west-1'],
      ['OUTPUTS', 'AppDeploymentValuesProdEuWest1'],
    ]);
  });

  it('has a deploy role for each stage and region, which works in that region only', () => {
    const { Resources, Outputs } = made();
    const roles = { CFNDeployRole: '', CFNDeployRoleProdEuWest1: 'eu-west-1', CFNDeployRoleProd: '', CFNDeployRoleProdApSouth1: 'ap-south-1' };
    expect(Object.keys(Resources).filter((id) => id.startsWith('CFNDeployRole'))).to.deep.equal(Object.keys(roles));
    for (const [id, region] of Object.entries(roles)) {
      const of = region === '' ? '${AWS::Region}' : region;
      for (const arn of arnsIn(Resources[id]!.Properties, '(?:lambda|cloudformation|apigateway)')) expect(arn, id).to.contain(`:${of}:`);
      expect(JSON.stringify(Resources[id])).to.contain('lambda:CreateFunction');
      if (region !== '') expect(JSON.stringify(Resources[id])).to.not.contain('AWS::Region');
      expect(Outputs).to.have.property(`${id}Arn`);
    }
    const creating = prod!.Actions.slice(0, 3).map(({ Configuration }) => Configuration['RoleArn']);
    expect(creating).to.deep.equal(
      Object.keys(roles)
        .slice(1)
        .map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })),
    );
  });

  it('may use the stacks, the transform and the buckets of each region, and no other', () => {
    const { Resources } = made();
    const role = Resources['CodePipelineRole']!.Properties['Policies'];
    const ofStacks = arnsIn(role, 'cloudformation').filter((arn) => arn.includes(':stack/'));
    expect(ofStacks.map((arn) => arn.replace('arn:${AWS::Partition}:cloudformation:', ''))).to.deep.equal([
      '${AWS::Region}:${AWS::AccountId}:stack/${ApplicationName}-beta/*',
      'eu-west-1:${AWS::AccountId}:stack/${ApplicationName}-prod/*',
      '${AWS::Region}:${AWS::AccountId}:stack/${ApplicationName}-prod/*',
      'ap-south-1:${AWS::AccountId}:stack/${ApplicationName}-prod/*',
    ]);
    const ofTransforms = arnsIn(role, 'cloudformation').filter((arn) => arn.includes(':transform/'));
    expect(ofTransforms.map((arn) => arn.split(':cloudformation:')[1]!.replace(/:aws:.*/, ''))).to.deep.equal(['${AWS::Region}', 'eu-west-1', 'ap-south-1']);
    expect(arnsIn(role, 's3')).to.deep.equal(
      ['/*', ''].flatMap((path) => ['EuWest1', 'ApSouth1'].map((region) => `arn:\${AWS::Partition}:s3:::\${ArtifactBucketStore${region}}${path}`)),
    );
    expect(arnsIn(Resources['CodeBuildPolicy']!.Properties, 's3')).to.deep.equal(
      ['/*', ''].flatMap((path) => ['EuWest1', 'ApSouth1'].map((region) => `arn:\${AWS::Partition}:s3:::\${ApplicationBucket${region}}${path}`)),
    );
  });

  it('watches an alarm in its region, and may see it there', () => {
    const alarms = [
      { name: '${ApplicationName}-prod-A', region: 'eu-west-1' },
      { name: 'errors', region: 'us-east-1' },
    ];
    const { Resources } = pipelineTemplate(given({ alarms: { prod: alarms } }), fixed, 'build');
    const { OnSuccess } = stagesOf({ Resources } as PlainTemplate)[1] as unknown as {
      OnSuccess: { Conditions: { Rules: { Region: string; Configuration: { AlarmName: Value } }[] }[] };
    };
    expect(OnSuccess.Conditions[0]!.Rules.map(({ Region, Configuration }) => [Region, Configuration.AlarmName])).to.deep.equal([
      ['eu-west-1', { 'Fn::Sub': '${ApplicationName}-prod-A' }],
      ['us-east-1', 'errors'],
    ]);
    expect(arnsIn(Resources['CodePipelineRole'], 'cloudwatch').map((arn) => arn.split(':cloudwatch:')[1])).to.deep.equal([
      'eu-west-1:${AWS::AccountId}:alarm:${ApplicationName}-prod-A',
      'us-east-1:${AWS::AccountId}:alarm:errors',
    ]);
  });

  it('has its buckets of another region from a template of their own, as closed as its own', () => {
    const { Resources, Outputs } = regionTemplate(fixed, pipelineBuckets);
    expect(Resources).to.deep.equal(
      Object.fromEntries(
        ['ApplicationBucket', 'ApplicationBucketPolicy', 'ArtifactBucketStore', 'ArtifactBucketStorePolicy'].map((id) => [id, fixed.Resources[id]]),
      ),
    );
    expect(Outputs).to.deep.equal({
      S3ApplicationBucket: { Value: { Ref: 'ApplicationBucket' } },
      S3PipelineBucket: { Value: { Ref: 'ArtifactBucketStore' } },
    });
  });

  it('of one region with settings of its own is as before, but for what is packaged and where it may be', () => {
    const one = [stage('beta', { regions: ['us-east-1'], deployPolicy })];
    const { Rules, ...template } = pipelineTemplate(given({}, { stages: one }), fixed, 'build');
    expect(Rules).to.have.property('PrimaryRegion');
    expect(template).to.deep.equal(pipelineTemplate(given({}, { stages: [stage('beta', { deployPolicy })], home: undefined }), fixed, 'build'));
    expect(JSON.stringify(buildspec(given({}, { stages: one }))))
      .to.contain('--all-regions')
      .and.contain('out/beta/us-east-1/sam.json')
      .and.not.contain('--region ');
  });
});

describe('the roles of a workflow for several regions', () => {
  const { Parameters, Rules, Resources } = githubRolesTemplate(given({ onFailure: 'rollback' }), fixed);

  it('are one a stage for GitHub, since an environment is asked for once, and one a stage and region for CloudFormation', () => {
    expect(Object.keys(Resources).filter((id) => id.includes('Role'))).to.deep.equal([
      'GithubActionsRole',
      'GithubActionsRoleProd',
      'CFNDeployRole',
      'CFNDeployRoleProdEuWest1',
      'CFNDeployRoleProd',
      'CFNDeployRoleProdApSouth1',
    ]);
    expect(Object.keys(Parameters).filter((name) => name.includes('Bucket'))).to.deep.equal(['ApplicationBucketEuWest1', 'ApplicationBucketApSouth1']);
    expect(Rules).to.have.property('PrimaryRegion');
  });

  it("let a stage's job upload to its part of each region's bucket, and read the template that it may go back to", () => {
    const role = Resources['GithubActionsRoleProd'];
    expect(JSON.stringify(role)).to.contain('"${ApplicationBucket.Arn}/prod/*"');
    expect(arnsIn(role, 's3')).to.include.members(['EuWest1', 'ApSouth1'].map((region) => `arn:\${AWS::Partition}:s3:::\${ApplicationBucket${region}}/prod/*`));
    expect(JSON.stringify(role)).to.contain('cloudformation:GetTemplate');
    // With one region, and nothing that could fail after it, there is nothing to go back to.
    expect(JSON.stringify(Resources['GithubActionsRole'])).to.not.contain('GetTemplate').and.not.contain('EuWest1').and.not.contain('eu-west-1');
  });
});
