import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import type { PipelineVersion, SourceKind } from './settings.js';
import { allow } from '../iam/deploy/statement.js';

interface Named<T> {
  readonly [name: string]: T;
}

/** The parts of a pipeline that depend on where its code comes from. */
export interface Source {
  readonly parameters: Named<Value>;
  readonly resources: Named<TemplateResource>;
  readonly outputs: Named<{ readonly Value: Value }>;
  /** Type and configuration of the pipeline's source action. */
  readonly actionType: Value;
  readonly configuration: Value;
  /** The permissions that the pipeline's role needs to read the code. */
  readonly statements: readonly Value[];
}

const branch = ref('SourceBranch');

export function renderSource(source: SourceKind, version: PipelineVersion): Source {
  switch (source) {
    case 'codecommit':
      return codecommit();
    case 'github':
      return github(version);
    case 'connection':
      return connection();
  }
}

function codecommit(): Source {
  const SourceRepository = {
    Type: 'AWS::CodeCommit::Repository',
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: { RepositoryName: ref('ApplicationName'), RepositoryDescription: sub('Source code of ${ApplicationName}') },
  };
  const actions = ['CancelUploadArchive', 'GetBranch', 'GetCommit', 'GetUploadArchiveStatus', 'UploadArchive'].map((name) => `codecommit:${name}`);
  return {
    parameters: {},
    resources: { SourceRepository },
    outputs: { SourceRepoURL: { Value: getAtt('SourceRepository', 'CloneUrlHttp') } },
    actionType: { Category: 'Source', Owner: 'AWS', Version: '1', Provider: 'CodeCommit' },
    configuration: { BranchName: branch, RepositoryName: getAtt('SourceRepository', 'Name') },
    statements: [allow(actions, ['${SourceRepository.Arn}'])],
  };
}

/** With an OAuth token; a GitHub App needs a connection. */
function github(version: PipelineVersion): Source {
  const token: Named<Value> =
    version === 'v1'
      ? { GithubPersonalToken: { Type: 'String', NoEcho: true, Description: 'OAuth token that may read the repository.' } }
      : {
          GithubRepoSecretId: {
            Type: 'String',
            Default: 'GithubRepoAccess',
            Description: 'Name or ID of the secret in Secrets Manager that holds the OAuth token.',
          },
          GithubRepoSecretJSONKey: { Type: 'String', Default: 'OAuthToken', Description: "The token's key in the secret, which is JSON." },
        };
  const OAuthToken =
    version === 'v1' ? ref('GithubPersonalToken') : sub('{{resolve:secretsmanager:${GithubRepoSecretId}:SecretString:${GithubRepoSecretJSONKey}}}');
  return {
    parameters: {
      GithubOwner: { Type: 'String', Description: 'User or organisation that has the repository on GitHub.' },
      GithubRepoName: { Type: 'String', Description: "The repository's name on GitHub." },
      ...token,
    },
    resources: {},
    outputs: {},
    actionType: { Category: 'Source', Owner: 'ThirdParty', Version: '1', Provider: 'GitHub' },
    configuration: { Owner: ref('GithubOwner'), Repo: ref('GithubRepoName'), OAuthToken, Branch: branch, PollForSourceChanges: true },
    statements: [],
  };
}

/** GitHub, GitLab or Bitbucket, through a connection that was created and confirmed in the console. */
function connection(): Source {
  return {
    parameters: {
      ConnectionArn: {
        Type: 'String',
        AllowedPattern: '^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]+$',
        ConstraintDescription: 'must be the ARN of a connection of AWS CodeConnections',
        Description: 'ARN of the connection to GitHub, GitLab or Bitbucket.',
      },
      FullRepositoryId: { Type: 'String', Description: 'Owner and name of the repository, such as my-team/orders.' },
    },
    resources: {},
    outputs: {},
    actionType: { Category: 'Source', Owner: 'AWS', Version: '1', Provider: 'CodeStarSourceConnection' },
    configuration: { ConnectionArn: ref('ConnectionArn'), FullRepositoryId: ref('FullRepositoryId'), BranchName: branch, OutputArtifactFormat: 'CODE_ZIP' },
    // The service has two names; which one is needed depends on the connection's ARN.
    statements: [allow(['codeconnections:UseConnection', 'codestar-connections:UseConnection'], ['${ConnectionArn}'])],
  };
}
