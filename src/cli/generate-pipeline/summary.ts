import type { DeployPolicy } from '../../compiler/iam/deploy/deploy-policy.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { largestBody } from '../../compiler/cloudformation/template-size.js';
import type { GeneratedPipeline, PipelineOutput } from '../../project/pipeline/generate-pipeline.js';
import { ofStage } from '../../compiler/pipeline/stage-title.js';
import { shellQuoted } from '../terminal/shell.js';
import { shownPath } from '../../project/disk/shown-path.js';

export interface PipelineSummary {
  readonly app: string;
  readonly stages: readonly { readonly name: string; readonly stackName: string; readonly needsApproval: boolean }[];
  /** The files, the template last. Paths are relative to the user's working folder. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The number of resource types that the deploy role is for; null if it may do everything or is not ours. */
  readonly resourceTypes: number | null;
  /** The resources for which a deploy role is wider than needed, as `--allow-wide` accepts. */
  readonly wide: readonly { readonly logicalId: string; readonly message: string }[];
  /** The parameters whose defaults are in the deploy roles: another value at deployment needs another role. */
  readonly defaults: readonly string[];
  /** What else the deploy roles hold for, as sentences. */
  readonly limits: readonly string[];
  /** The trust policies for the workflow's roles, one a stage, if no template creates the roles. */
  readonly trustPolicies?: readonly { readonly stage: string; readonly policy: object }[];
  /** The next commands, for a POSIX shell in the user's working folder. */
  readonly next: readonly string[];
  /** Steps that are not commands. */
  readonly hints: readonly string[];
}

export function pipelineSummary(
  { app, applicationName, settings, files, trustPolicies }: GeneratedPipeline,
  output: PipelineOutput,
  from: string,
): PipelineSummary {
  const { stages } = settings;
  const policies = stages.flatMap(({ deployPolicy }) => deployPolicy ?? []);
  const shown = files.map(({ path, content }) => ({ path: shownPath(from, path), bytes: Buffer.byteLength(content) }));
  const template = output.templatePath === undefined ? undefined : shown.at(-1);
  const stack = (word: string): string => `${applicationName}-${stages.some(({ name }) => name === word) ? 'delivery' : word}`;
  return {
    app,
    stages: stages.map(({ name, stack: { name: stackName }, needsApproval }) => ({ name, stackName, needsApproval })),
    files: shown,
    resourceTypes: policies.length === 0 ? null : new Set(policies.flatMap(({ types }) => types)).size,
    ...limitsOf(policies),
    ...(trustPolicies !== undefined && { trustPolicies }),
    ...(output.kind === 'codepipeline' ? ofPipeline(settings, template!, stack('pipeline')) : ofWorkflow(settings, template, stack('github'))),
  };
}

type Steps = Pick<PipelineSummary, 'next' | 'hints'>;
type Shown = PipelineSummary['files'][number];

function ofPipeline({ source, version, applicationName }: GeneratedPipeline['settings'], template: Shown, stack: string): Steps {
  switch (source) {
    case 'codecommit':
      return {
        next: [deployCommand(template, stack, ['SourceBranch=main']), outputsCommand(stack, 'SourceRepoURL')],
        hints: ['Then push your code to the repository at that address. Each push to the branch is deployed.'],
      };
    case 'github': {
      const repository = ['GithubOwner=OWNER', 'GithubRepoName=REPOSITORY', 'SourceBranch=main'];
      const secret = `aws secretsmanager create-secret --name GithubRepoAccess --secret-string file://secret.json`;
      if (version === 'v1') return { next: [deployCommand(template, stack, [...repository, 'GithubPersonalToken=TOKEN'])], hints: [] };
      return {
        next: [secret, deployCommand(template, stack, repository)],
        hints: ['secret.json contains {"OAuthToken": "your token"}; remove it afterwards.'],
      };
    }
    case 'connection':
      return {
        next: [
          `aws codeconnections create-connection --provider-type GitHub --connection-name ${applicationName}`,
          deployCommand(template, stack, ['ConnectionArn=ARN', 'FullRepositoryId=OWNER/REPOSITORY', 'SourceBranch=main']),
        ],
        hints: ['Confirm a new connection in the console, under Developer Tools, before the pipeline uses it.'],
      };
  }
}

function ofWorkflow({ stages }: GeneratedPipeline['settings'], template: Shown | undefined, stack: string): Steps {
  const names = stages.map(({ name }) => name).join(', ');
  const approvals = stages.filter(({ needsApproval }) => needsApproval).map(({ name }) => name);
  const repository = ['GithubOwner=OWNER@ID', 'GithubRepoName=REPO@ID', 'GithubBranch=main'];
  const rolesOf = stages.map((stage, index) => {
    const [role, deployRole] = ['GithubActionsRole', 'CFNDeployRole'].map((name) => `${ofStage(name, stage, index)}Arn`);
    return `  ${stage.name}: AWS_ROLE (${role}), CFN_DEPLOY_ROLE (${deployRole})`;
  });
  return {
    next: [idsCommand, ...(template === undefined ? [] : [deployCommand(template, stack, repository), outputsCommand(stack)])],
    hints: [
      'The first command prints owner and repository with their IDs, as GitHub names them. A repository',
      'made before 15 July 2026 and not renamed since has none: leave out @ and the ID there.',
      `On GitHub, create the environments ${names}, for your branch only, with the variables`,
      ...(template === undefined
        ? [
            'AWS_REGION, ARTIFACT_BUCKET, AWS_ROLE and CFN_DEPLOY_ROLE.',
            'In GovCloud, write arn:aws-us-gov in place of arn:aws. In China, write arn:aws-cn,',
            'and the audience sts.amazonaws.com.cn.',
          ]
        : ['AWS_REGION, ARTIFACT_BUCKET (S3ApplicationBucket), and the roles of the stage:', ...rolesOf]),
      ...(approvals.length === 0 ? [] : [`Give ${approvals.join(', ')} required reviewers there, because a workflow cannot ask for an approval itself.`]),
    ],
  };
}

const idsCommand = String.raw`gh api repos/OWNER/REPO --jq '"\(.owner.login)@\(.owner.id) \(.name)@\(.id)"'`;

function limitsOf(policies: readonly DeployPolicy[]): Pick<PipelineSummary, 'wide' | 'defaults' | 'limits'> {
  const wide = distinct(policies.flatMap((policy) => policy.wide.map(({ logicalId, message }) => ({ logicalId, message }))));
  const defaults = [...new Set(policies.flatMap((policy) => policy.defaults))];
  const names = [...new Set(wide.map(({ logicalId }) => logicalId))];
  const hasApi = policies.some(({ types }) => types.some((type) => type.startsWith('AWS::ApiGateway')));
  const limits = [
    ...(hasApi ? ['APIs have random IDs, so it may change every API of its account and region.'] : []),
    ...(defaults.length === 0 ? [] : [`It holds for the defaults of ${defaults.join(', ')}. Another value at deployment needs another role.`]),
    ...(names.length === 0 ? [] : [`It reaches more than the stack for ${names.join(', ')}, as --allow-wide accepts.`]),
  ];
  return { wide, defaults, limits };
}

function deployCommand({ path, bytes }: Shown, stack: string, parameters: readonly string[]): string {
  const bucket = bytes > largestBody ? ' --s3-bucket YOUR-BUCKET' : '';
  const overrides = ` --parameter-overrides ${parameters.join(' ')}`;
  return `aws cloudformation deploy --template-file ${shellQuoted(path)} --stack-name ${stack} --capabilities CAPABILITY_IAM${bucket}${overrides}`;
}

function outputsCommand(stack: string, output?: string): string {
  const query = output === undefined ? 'Stacks[0].Outputs' : `Stacks[0].Outputs[?OutputKey=='${output}'].OutputValue`;
  return `aws cloudformation describe-stacks --stack-name ${stack} --query "${query}" --output text`;
}
