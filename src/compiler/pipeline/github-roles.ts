import { getAtt, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { type PlainTemplate, withDefault } from './plain-template.js';
import type { PipelineStage } from './pipeline-stage.js';
import { applicationBucketArn, bucketParameters, regionRule, renderBucketParameters, workflowBuckets } from './region-buckets.js';
import { deployingStatements, deployRoleId, deployRoleOutputs, deployRoles, roleProperties, stackArn } from './role.js';
import { sealedResource } from './seal.js';
import type { PipelineSettings } from './settings.js';
import { ofStage } from './stage-title.js';
import { type Target, targetsOfStage } from './target.js';
import { goesBack } from './workflow-smoke-test.js';
import { allow } from '../iam/deploy/statement.js';

const issuer = 'token.actions.githubusercontent.com';
const assuming = 'sts:AssumeRoleWithWebIdentity';

/** What a token is for. The workflow asks for the same, by its region. */
const audience = 'sts.amazonaws.com';
const audienceOfPartition: Value = { 'Fn::If': ['IsChina', 'sts.amazonaws.com.cn', audience] };

/**
 * Only a job in the stage's environment may assume the stage's role, in a run of the branch that is deployed: whoever can push to any
 * other branch can write a workflow that names the environment. GitHub puts the branch into every token, but STS gives it to policies only
 * since 2026, and not in every partition. Where it does not, a plain `StringEquals` would refuse every deployment.
 */
function trustCondition({ name }: PipelineStage, audience: Value, repository: string, branch: string, text: (words: string) => Value): Value {
  return {
    StringEquals: {
      [`${issuer}:aud`]: audience,
      [`${issuer}:sub`]: text(`repo:${repository}:environment:${name}`),
    },
    StringEqualsIfExists: { [`${issuer}:ref`]: text(`refs/heads/${branch}`) },
  };
}

/** For roles that the user creates, one a stage; account and repository must be filled in. */
export function githubTrustPolicies({
  stages,
  safeguards,
}: Pick<PipelineSettings, 'stages' | 'safeguards'>): { readonly stage: string; readonly policy: object }[] {
  return stages.map((stage) => {
    const statement = {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::ACCOUNT:oidc-provider/${issuer}` },
      Action: assuming,
      Condition: trustCondition(stage, audience, 'OWNER@ID/REPO@ID', deployedBranch(safeguards), (words) => words),
    };
    return { stage: stage.name, policy: { Version: '2012-10-17', Statement: [statement] } };
  });
}

/** The one that the workflow deploys, and the roles trust. */
function deployedBranch(safeguards: PipelineSettings['safeguards']): string {
  return safeguards?.branches[0] ?? 'main';
}

/** Since July 2026, GitHub names owner and repository with their IDs, `my-team@123456`, unless the repository is older. */
function githubName(description: string): { readonly [key: string]: Value } {
  return {
    Type: 'String',
    AllowedPattern: '^[A-Za-z0-9_.-]+(@[0-9]+)?$',
    ConstraintDescription: 'must be a name, or a name and its ID, such as my-team@123456',
    Description: description,
  };
}

/** What the GitHub workflow needs in the account: a bucket, and for each stage a role that GitHub assumes and one for CloudFormation. */
export function githubRolesTemplate(settings: PipelineSettings, fixed: PlainTemplate): PlainTemplate {
  const { stages, applicationName, safeguards } = settings;
  const { ApplicationBucket, ApplicationBucketPolicy } = fixed.Resources;
  const { ApplicationName } = fixed.Parameters;
  const roles = stages.map((stage, index) => [ofStage('GithubActionsRole', stage, index), githubRole(stage, settings, goesBack(stage, safeguards))] as const);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      ApplicationName: withDefault(ApplicationName!, applicationName),
      GithubOwner: githubName('User or organisation that has the repository on GitHub, with its ID for a repository made since July 2026: my-team@123456.'),
      GithubRepoName: githubName("The repository's name on GitHub, with its ID for a repository made since July 2026: orders@456789."),
      GithubBranch: {
        Type: 'String',
        Default: deployedBranch(safeguards),
        Description: 'Branch that is deployed. A run of any other branch gets no rights, wherever STS knows the branch.',
      },
      GithubProviderArn: {
        Type: 'String',
        Default: '',
        Description: `ARN of the account's OpenID Connect provider for ${issuer}; without, the stack makes it. An account has one. Its audience has to be sts.amazonaws.com, in China sts.amazonaws.com.cn.`,
      },
      ...renderBucketParameters(bucketParameters(settings, workflowBuckets)),
    },
    ...regionRule(settings),
    Conditions: {
      MakesProvider: { 'Fn::Equals': [{ Ref: 'GithubProviderArn' }, ''] },
      IsChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
    },
    Resources: {
      GithubProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'MakesProvider',
        Properties: { Url: `https://${issuer}`, ClientIdList: [audienceOfPartition] },
      } as PlainTemplate['Resources'][string],
      ApplicationBucket: ApplicationBucket!,
      ApplicationBucketPolicy: ApplicationBucketPolicy!,
      ...Object.fromEntries(roles),
      ...deployRoles(settings),
    },
    Outputs: {
      S3ApplicationBucket: { Value: { Ref: 'ApplicationBucket' } },
      ...Object.fromEntries(roles.map(([id]) => [`${id}Arn`, { Value: getAtt(id, 'Arn') }])),
      ...deployRoleOutputs(settings),
    },
  };
}

/**
 * May upload below the stage's own prefix, and deploy its stack alone.
 *
 * @param readsTemplate whether it may read the template of the stack, to deploy it once more
 */
function githubRole(stage: PipelineStage, settings: PipelineSettings, readsTemplate: boolean): TemplateResource {
  const targets = targetsOfStage(settings, stage);
  const provider = { 'Fn::If': ['MakesProvider', getAtt('GithubProvider', 'Arn'), { Ref: 'GithubProviderArn' }] };
  const statements = [
    allow(
      ['s3:GetObject', 's3:PutObject'],
      targets.map((target) => codeObjectsOf(target)),
    ),
    allow(
      ['s3:ListBucket', 's3:GetBucketLocation'],
      targets.map(({ elsewhere }) => applicationBucketArn(elsewhere)),
    ),
    ...deployingStatements(targets, targets.map(deployRoleId)),
    ...(readsTemplate
      ? [
          allow(
            ['cloudformation:GetTemplate'],
            targets.map(({ elsewhere }) => stackArn(stage.stack.live, elsewhere)),
          ),
        ]
      : []),
  ];
  const condition = trustCondition(stage, audienceOfPartition, '${GithubOwner}/${GithubRepoName}', '${GithubBranch}', sub);
  return sealedResource({ Type: 'AWS::IAM::Role', Properties: roleProperties({ Federated: provider }, [assuming], 'DeployAccess', statements, condition) });
}

/** The ARN of the packages that the workflow uploads for a stage in a region, for `Fn::Sub`. */
export function codeObjectsOf({ stage, elsewhere }: Pick<Target, 'elsewhere'> & { readonly stage: { readonly name: string } }): string {
  return `${applicationBucketArn(elsewhere)}/${stage.name}/*`;
}
