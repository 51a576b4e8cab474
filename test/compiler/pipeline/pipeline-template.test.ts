import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import type { DeployPolicy } from '../../../src/compiler/iam/deploy/deploy-policy.js';
import { buildspec } from '../../../src/compiler/pipeline/buildspec.js';
import { pipelineTemplate } from '../../../src/compiler/pipeline/pipeline-template.js';
import type { PlainTemplate } from '../../../src/compiler/pipeline/plain-template.js';
import type { PipelineSettings } from '../../../src/compiler/pipeline/settings.js';
import { fixed, policyOf, resources as ofApp, settings, stage, templateWith } from './sample.js';

interface Action {
  readonly Name: string;
  readonly ActionTypeId: { readonly Category: string; readonly Owner: string; readonly Version: string; readonly Provider: string };
  readonly Configuration: { readonly [key: string]: Value };
  readonly InputArtifacts?: readonly { readonly Name: string }[];
  readonly OutputArtifacts?: readonly { readonly Name: string }[];
  readonly RunOrder: number;
}

function made(changes: Partial<PipelineSettings> = {}, build: string | undefined = 'version: 0.2'): PlainTemplate {
  return pipelineTemplate(settings(changes), fixed, build);
}

function stagesOf({ Resources }: PlainTemplate): { Name: string; Actions: Action[] }[] {
  return Resources['AppPipeline']!.Properties['Stages'] as unknown as { Name: string; Actions: Action[] }[];
}

const always = ['ApplicationName', 'CodeBuildImage'];
const ofBuild = ['ApplicationBucket', 'ApplicationBucketPolicy', 'CodeBuildRole', 'CodeBuildPolicy', 'AppPackageBuild'];
const resources = [...ofBuild, 'AppPipeline', 'ArtifactBucketStore', 'ArtifactBucketStorePolicy', 'CodePipelineRole', 'CFNDeployRole'];
const outputs = ['S3ApplicationBucket', 'CodeBuildRoleArn', 'S3PipelineBucket', 'CodePipelineRoleArn', 'CFNDeployRoleArn'];

describe('the pipeline template', () => {
  const rows: readonly { given: Partial<PipelineSettings>; parameters: string[]; repository: boolean }[] = [
    { given: { source: 'codecommit', version: 'v1' }, parameters: [...always, 'SourceBranch'], repository: true },
    { given: { source: 'codecommit', version: 'v2' }, parameters: [...always, 'SourceBranch'], repository: true },
    {
      given: { source: 'github', version: 'v1' },
      parameters: [...always, 'GithubOwner', 'GithubRepoName', 'GithubPersonalToken', 'SourceBranch'],
      repository: false,
    },
    {
      given: { source: 'github', version: 'v2' },
      parameters: [...always, 'GithubOwner', 'GithubRepoName', 'GithubRepoSecretId', 'GithubRepoSecretJSONKey', 'SourceBranch'],
      repository: false,
    },
    { given: { source: 'connection', version: 'v2' }, parameters: [...always, 'ConnectionArn', 'FullRepositoryId', 'SourceBranch'], repository: false },
  ];
  for (const { given, parameters, repository } of rows) {
    it(`has Chalice's parameters, resources and outputs, in its order, from ${given.source} in ${given.version}`, () => {
      const template = made(given);
      expect(Object.keys(template)).to.deep.equal(['AWSTemplateFormatVersion', 'Parameters', 'Resources', 'Outputs']);
      expect(Object.keys(template.Parameters)).to.deep.equal(parameters);
      expect(Object.keys(template.Resources)).to.deep.equal([...(repository ? ['SourceRepository'] : []), ...resources]);
      expect(Object.keys(template.Outputs)).to.deep.equal([...(repository ? ['SourceRepoURL'] : []), ...outputs]);
    });
  }

  it("has Chalice's defaults", () => {
    const { Parameters } = made({ source: 'github' });
    const defaults = Object.fromEntries(Object.entries(Parameters).map(([name, { Default }]) => [name, Default]));
    expect(defaults).to.deep.equal({
      ApplicationName: 'shop',
      CodeBuildImage: 'aws/codebuild/amazonlinux2023-x86_64-standard:5.0',
      GithubOwner: undefined,
      GithubRepoName: undefined,
      GithubRepoSecretId: 'GithubRepoAccess',
      GithubRepoSecretJSONKey: 'OAuthToken',
      SourceBranch: 'master',
    });
    expect(made({ source: 'github', version: 'v1' }).Parameters['GithubPersonalToken']).to.include({ Type: 'String', NoEcho: true });
  });

  for (const version of ['v1', 'v2'] as const) {
    it(`takes another image as the parameter's default in ${version}`, () => {
      expect(made({ version, codebuildImage: 'me/image:1' }).Parameters['CodeBuildImage']!['Default']).to.equal('me/image:1');
    });
  }

  const providers = {
    codecommit: ['AWS', 'CodeCommit', 'BranchName'],
    github: ['ThirdParty', 'GitHub', 'Branch'],
    connection: ['AWS', 'CodeStarSourceConnection', 'BranchName'],
  };
  for (const [source, [owner, provider, key]] of Object.entries(providers)) {
    it(`takes the branch from the parameter, and the code from ${provider}`, () => {
      const [action] = stagesOf(made({ source: source as PipelineSettings['source'] }))[0]!.Actions;
      expect(action!.ActionTypeId).to.deep.equal({ Category: 'Source', Owner: owner, Version: '1', Provider: provider });
      expect(action!.Configuration[key!]).to.deep.equal({ Ref: 'SourceBranch' });
      expect(action!.OutputArtifacts).to.deep.equal([{ Name: 'SourceRepo' }]);
    });
  }

  it('lets only codecommit and connections be read by the role of the pipeline that reads them', () => {
    const text = (source: PipelineSettings['source']): string => JSON.stringify(made({ source }).Resources['CodePipelineRole']);
    expect(text('codecommit')).to.contain('codecommit:GetBranch').and.not.contain('UseConnection');
    expect(text('github')).to.not.match(/codecommit:|UseConnection/);
    expect(text('connection')).to.contain('"codeconnections:UseConnection","codestar-connections:UseConnection"],"Resource":{"Ref":"ConnectionArn"}');
  });

  it('holds the build spec, or its place, or nothing where CodeBuild finds it', () => {
    const source = (build: string | undefined): Value => pipelineTemplate(settings(), fixed, build).Resources['AppPackageBuild']!.Properties['Source']!;
    expect(source('ci/build.yml')).to.deep.equal({ Type: 'CODEPIPELINE', BuildSpec: 'ci/build.yml' });
    expect(source(undefined)).to.deep.equal({ Type: 'CODEPIPELINE' });
  });

  for (const bucket of ['ApplicationBucket', 'ArtifactBucketStore']) {
    it(`keeps ${bucket} encrypted, closed to the public, and reachable by TLS only`, () => {
      const { Resources } = made();
      const { Properties } = Resources[bucket]!;
      expect(Properties['BucketEncryption']).to.deep.equal({
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      });
      expect(Object.values(Properties['PublicAccessBlockConfiguration'] as object)).to.deep.equal([true, true, true, true]);
      expect(Properties['LifecycleConfiguration']).to.have.property('Rules').with.lengthOf(1);
      const [statement] = (Resources[`${bucket}Policy`]!.Properties['PolicyDocument'] as { Statement: Value[] }).Statement;
      expect(Resources[`${bucket}Policy`]!.Properties['Bucket']).to.deep.equal({ Ref: bucket });
      expect(statement).to.deep.include({ Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    });
  }

  it('never lets the packages expire that a stack may roll back to', () => {
    expect(JSON.stringify(made().Resources['ApplicationBucket'])).to.not.match(/"(Noncurrent|Expiration)/);
  });

  it('gives no role a right on everything, but to describe what has no ARN', () => {
    const { Resources } = made();
    const wide = Object.values(Resources).flatMap(({ Properties }) => {
      const policies = [...((Properties['Policies'] ?? []) as { PolicyDocument: { Statement: { Action: string[]; Resource: Value }[] } }[])];
      return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action));
    });
    // A mapping that is being made has no ARN yet, but a condition names its function.
    expect(wide.filter((action) => !/:(Get|List|Describe)/.test(action))).to.deep.equal(['lambda:CreateEventSourceMapping']);
  });

  it('makes CloudFormation an administrator only when told to', () => {
    const statements = (policy: DeployPolicy | undefined): Value[] => {
      const { Properties } = made({ stages: [stage('beta', { deployPolicy: policy })] }).Resources['CFNDeployRole']!;
      return (Properties['Policies'] as { PolicyDocument: { Statement: Value[] } }[])[0]!.PolicyDocument.Statement;
    };
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    expect(statements(undefined)).to.deep.equal([everything]);
    expect(statements(policyOf(templateWith(ofApp)))).to.not.deep.include(everything);
  });

  it('lets a service take on a role only for work of this account', () => {
    for (const [id, { Type, Properties }] of Object.entries(made().Resources)) {
      if (Type !== 'AWS::IAM::Role') continue;
      const [{ Condition: condition }] = (Properties['AssumeRolePolicyDocument'] as { Statement: [{ Condition: { [test: string]: object } }] }).Statement;
      expect(Object.assign({}, ...Object.values(condition)), id).to.deep.include({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
      expect(Properties['Path']).to.equal('/pipeline/');
    }
  });

  describe('with several stages', () => {
    const stages = [stage('beta'), stage('pre_prod', { needsApproval: true, capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] })];
    const [, , beta, prod] = stagesOf(made({ stages }));

    it('names its stages and actions after them', () => {
      expect(stagesOf(made({ stages })).map(({ Name }) => Name)).to.deep.equal(['Source', 'Build', 'Beta', 'PreProd']);
      expect(beta!.Actions.map(({ Name, RunOrder }) => [Name, RunOrder])).to.deep.equal([
        ['CreateBetaChangeSet', 1],
        ['ExecuteChangeSet', 2],
      ]);
    });

    it('waits for approval between making the change set and executing it', () => {
      expect(prod!.Actions.map(({ Name, RunOrder, ActionTypeId }) => [RunOrder, Name, ActionTypeId.Category, ActionTypeId.Provider])).to.deep.equal([
        [1, 'CreatePreProdChangeSet', 'Deploy', 'CloudFormation'],
        [2, 'ApproveChangeSet', 'Approval', 'Manual'],
        [3, 'ExecuteChangeSet', 'Deploy', 'CloudFormation'],
      ]);
    });

    it('deploys stacks of their own, each with what its template needs', () => {
      const configured = (name: string): Value[] => [beta, prod].map((one) => one!.Actions[0]!.Configuration[name]!);
      expect(configured('StackName')).to.deep.equal([{ 'Fn::Sub': '${ApplicationName}-beta' }, { 'Fn::Sub': '${ApplicationName}-pre_prod' }]);
      expect(configured('RoleArn')).to.deep.equal([{ 'Fn::GetAtt': ['CFNDeployRole', 'Arn'] }, { 'Fn::GetAtt': ['CFNDeployRolePreProd', 'Arn'] }]);
      expect(configured('Capabilities')).to.deep.equal(['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND']);
    });

    it('builds once, and takes every stage from that build', () => {
      const builds = stagesOf(made({ stages })).flatMap(({ Actions }) => Actions.filter(({ ActionTypeId }) => ActionTypeId.Category === 'Build'));
      expect(builds.map(({ OutputArtifacts }) => OutputArtifacts)).to.deep.equal([[{ Name: 'CompiledCFNTemplate' }]]);
      const creating = [beta, prod].map((one) => one!.Actions[0]!);
      for (const { InputArtifacts } of creating) expect(InputArtifacts).to.deep.equal([{ Name: 'CompiledCFNTemplate' }]);
      const { artifacts } = buildspec(settings({ stages })) as { artifacts: { files: string[] } };
      expect(creating.map(({ Configuration }) => Configuration['TemplatePath'])).to.deep.equal(artifacts.files.map((file) => `CompiledCFNTemplate::${file}`));
    });

    it('has each output artifact once', () => {
      const names = stagesOf(made({ stages })).flatMap(({ Actions }) => Actions.flatMap(({ OutputArtifacts = [] }) => OutputArtifacts.map(({ Name }) => Name)));
      expect(new Set(names).size).to.equal(names.length);
    });
  });
});
