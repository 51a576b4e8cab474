import { getAtt, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { type PlainTemplate, withDefault } from './pipeline-template.js';
import { deployingStatements, deployRole, roleProperties } from './role.js';
import type { PipelineSettings } from './settings.js';
import { allow } from '../iam/deploy/statement.js';

const issuer = 'token.actions.githubusercontent.com';
const assuming = 'sts:AssumeRoleWithWebIdentity';

/** Only the workflow's jobs in one repository, each in the environment of its stage, may assume its role. */
function trustCondition(stages: PipelineSettings['stages'], subject: (environment: string) => Value): Value {
  const subjects = stages.map(({ name }) => subject(`environment:${name}`));
  return { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subjects } };
}

/** For a role that the user creates; account and repository must be filled in. */
export function githubTrustPolicy(stages: PipelineSettings['stages']): object {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::ACCOUNT:oidc-provider/${issuer}` },
    Action: assuming,
    Condition: trustCondition(stages, (environment) => `repo:OWNER/REPOSITORY:${environment}`),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** What the GitHub workflow needs in the account: a bucket, a role that GitHub assumes, and one for CloudFormation. */
export function githubRolesTemplate(settings: PipelineSettings, fixed: PlainTemplate): PlainTemplate {
  const { ApplicationBucket, ApplicationBucketPolicy } = fixed.Resources;
  const { ApplicationName } = fixed.Parameters;
  const provider = { 'Fn::If': ['MakesProvider', getAtt('GithubProvider', 'Arn'), { Ref: 'GithubProviderArn' }] };
  const condition = trustCondition(settings.stages, (environment) => sub(`repo:\${GithubOwner}/\${GithubRepoName}:${environment}`));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      ApplicationName: withDefault(ApplicationName!, settings.applicationName),
      GithubOwner: { Type: 'String', Description: 'User or organisation that has the repository on GitHub.' },
      GithubRepoName: { Type: 'String', Description: "The repository's name on GitHub." },
      GithubProviderArn: {
        Type: 'String',
        Default: '',
        Description: `ARN of the account's OpenID Connect provider for ${issuer}; without, the stack makes it. An account has one.`,
      },
    },
    Conditions: { MakesProvider: { 'Fn::Equals': [{ Ref: 'GithubProviderArn' }, ''] } },
    Resources: {
      GithubProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'MakesProvider',
        Properties: { Url: `https://${issuer}`, ClientIdList: ['sts.amazonaws.com'] },
      } as PlainTemplate['Resources'][string],
      ApplicationBucket: ApplicationBucket!,
      ApplicationBucketPolicy: ApplicationBucketPolicy!,
      GithubActionsRole: {
        Type: 'AWS::IAM::Role',
        Properties: roleProperties(
          { Federated: provider },
          [assuming],
          'DeployAccess',
          [
            allow(['s3:GetObject', 's3:PutObject'], ['${ApplicationBucket.Arn}/*']),
            allow(['s3:ListBucket', 's3:GetBucketLocation'], ['${ApplicationBucket.Arn}']),
            ...deployingStatements(settings.stages),
          ],
          condition,
        ),
      },
      CFNDeployRole: deployRole(settings.deployPolicy),
    },
    Outputs: {
      S3ApplicationBucket: { Value: { Ref: 'ApplicationBucket' } },
      GithubActionsRoleArn: { Value: getAtt('GithubActionsRole', 'Arn') },
      CFNDeployRoleArn: { Value: getAtt('CFNDeployRole', 'Arn') },
    },
  };
}
