import { largestBody } from '../../compiler/cloudformation/template-size.js';
import { type BucketParameter, bucketParameters, pipelineBuckets, workflowBuckets } from '../../compiler/pipeline/region-buckets.js';
import { deployRoleId } from '../../compiler/pipeline/role.js';
import type { PipelineSettings } from '../../compiler/pipeline/settings.js';
import { ofStage } from '../../compiler/pipeline/stage-title.js';
import { hasRegions, inRegionVariable, otherRegions, targetsOfStage } from '../../compiler/pipeline/target.js';
import { shellQuoted } from '../terminal/shell.js';

/** A file as its path is shown. */
interface Shown {
  readonly path: string;
  readonly bytes: number;
}

/** What is deployed to set a pipeline up. */
export interface SetUp {
  readonly template: Shown;
  /** That of the buckets in other regions, if there are any. */
  readonly regionTemplate: Shown | undefined;
  /** The name of the stack. */
  readonly stack: string;
}

/** Commands for a POSIX shell, and sentences. */
interface Steps {
  readonly next: readonly string[];
  readonly hints: readonly string[];
}

export function ofPipeline(settings: PipelineSettings, setUp: SetUp): Steps {
  const { source, version, applicationName, home } = settings;
  const before = regionCommands(settings, setUp);
  const deploy = (parameters: readonly string[]): string =>
    deployCommand(setUp, home, [...parameters, ...bucketParameters(settings, pipelineBuckets).map((one) => override(one, setUp))]);
  switch (source) {
    case 'codecommit':
      return {
        next: [...before, deploy(['SourceBranch=main']), outputsCommand(setUp.stack, home, 'SourceRepoURL')],
        hints: ['Then push your code to the repository at that address. Each push to the branch is deployed.'],
      };
    case 'github': {
      const repository = ['GithubOwner=OWNER', 'GithubRepoName=REPOSITORY', 'SourceBranch=main'];
      const secret = `aws secretsmanager create-secret --name GithubRepoAccess --secret-string file://secret.json${inRegion(home)}`;
      if (version === 'v1') return { next: [...before, deploy([...repository, 'GithubPersonalToken=TOKEN'])], hints: [] };
      return {
        next: [secret, ...before, deploy(repository)],
        hints: ['secret.json contains {"OAuthToken": "your token"}; remove it afterwards.'],
      };
    }
    case 'connection':
      return {
        next: [
          `aws codeconnections create-connection --provider-type GitHub --connection-name ${applicationName}${inRegion(home)}`,
          ...before,
          deploy(['ConnectionArn=ARN', 'FullRepositoryId=OWNER/REPOSITORY', 'SourceBranch=main']),
        ],
        hints: ['Confirm a new connection in the console, under Developer Tools, before the pipeline uses it.'],
      };
  }
}

export function ofWorkflow(settings: PipelineSettings, setUp: SetUp | undefined): Steps {
  const { stages } = settings;
  const names = stages.map(({ name }) => name).join(', ');
  const approvals = stages.filter(({ needsApproval }) => needsApproval).map(({ name }) => name);
  return {
    next: [idsCommand, ...(setUp === undefined ? [] : roleCommands(settings, setUp))],
    hints: [
      'The first command prints owner and repository with their IDs, as GitHub names them. A repository',
      'made before 15 July 2026 and not renamed since has none: leave out @ and the ID there.',
      `On GitHub, create the environments ${names}, for your branch only, with the variables`,
      ...(stages.some(hasRegions) ? variablesByRegion(settings, setUp) : variables(settings, setUp)),
      ...(setUp === undefined
        ? ['In GovCloud, write arn:aws-us-gov in place of arn:aws. In China, write arn:aws-cn,', 'and the audience sts.amazonaws.com.cn.']
        : []),
      ...(approvals.length === 0 ? [] : [`Give ${approvals.join(', ')} required reviewers there, because a workflow cannot ask for an approval itself.`]),
    ],
  };
}

const idsCommand = String.raw`gh api repos/OWNER/REPO --jq '"\(.owner.login)@\(.owner.id) \(.name)@\(.id)"'`;

function roleCommands(settings: PipelineSettings, setUp: SetUp): string[] {
  const { home } = settings;
  const buckets = bucketParameters(settings, workflowBuckets);
  const repository = ['GithubOwner=OWNER@ID', 'GithubRepoName=REPO@ID', 'GithubBranch=main'];
  return [
    ...regionCommands(settings, setUp),
    deployCommand(setUp, home, [...repository, ...buckets.map((one) => override(one, setUp))]),
    outputsCommand(setUp.stack, home),
    ...otherRegions(settings).map((region) => outputsCommand(regionStack(setUp), region)),
  ];
}

function variables({ stages }: PipelineSettings, setUp: SetUp | undefined): string[] {
  if (setUp === undefined) return ['AWS_REGION, ARTIFACT_BUCKET, AWS_ROLE and CFN_DEPLOY_ROLE.'];
  const rolesOf = stages.map((stage, index) => {
    const [role, deployRole] = ['GithubActionsRole', 'CFNDeployRole'].map((name) => `${ofStage(name, stage, index)}Arn`);
    return `  ${stage.name}: AWS_ROLE (${role}), CFN_DEPLOY_ROLE (${deployRole})`;
  });
  return ['AWS_REGION, ARTIFACT_BUCKET (S3ApplicationBucket), and the roles of the stage:', ...rolesOf];
}

/** A line for each, as the names are long. */
function variablesByRegion(settings: PipelineSettings, setUp: SetUp | undefined): string[] {
  const { stages } = settings;
  const lines = stages.flatMap((stage, index) => {
    const targets = targetsOfStage(settings, stage);
    const ofRegions = targets.flatMap((target) => {
      const { elsewhere } = target;
      const stackThere = elsewhere === undefined || setUp === undefined ? '' : ` of ${regionStack(setUp)} in ${elsewhere}`;
      return [
        [inRegionVariable('ARTIFACT_BUCKET', elsewhere), `S3ApplicationBucket${stackThere}`],
        [inRegionVariable('CFN_DEPLOY_ROLE', elsewhere), `${deployRoleId(target)}Arn`],
      ];
    });
    const all = [['AWS_ROLE', `${ofStage('GithubActionsRole', stage, index)}Arn`], ...ofRegions];
    return [`  ${stage.name}:`, ...all.map(([name, output]) => `    ${name}${setUp === undefined ? '' : ` (${output})`}`)];
  });
  return [setUp === undefined ? 'of its regions:' : 'of its regions, from the outputs of the stacks:', ...lines];
}

/** The buckets of the other regions come first, since the pipeline has their names. */
function regionCommands(settings: PipelineSettings, setUp: SetUp): string[] {
  const { regionTemplate } = setUp;
  if (regionTemplate === undefined) return [];
  const command = `aws cloudformation deploy --template-file ${shellQuoted(regionTemplate.path)} --stack-name ${regionStack(setUp)}`;
  return otherRegions(settings).map((region) => `${command}${inRegion(region)}`);
}

function regionStack({ stack }: SetUp): string {
  return `${stack}-region`;
}

/** A parameter that takes the name of a bucket from the stack that has it. */
function override({ name, region, output }: BucketParameter, setUp: SetUp): string {
  return `${name}="$(${outputsCommand(regionStack(setUp), region, output)})"`;
}

function deployCommand({ template: { path, bytes }, stack }: SetUp, home: string | undefined, parameters: readonly string[]): string {
  const bucket = bytes > largestBody ? ' --s3-bucket YOUR-BUCKET' : '';
  const overrides = ` --parameter-overrides ${parameters.join(' ')}`;
  return `aws cloudformation deploy --template-file ${shellQuoted(path)} --stack-name ${stack}${inRegion(home)} --capabilities CAPABILITY_IAM${bucket}${overrides}`;
}

function outputsCommand(stack: string, region: string | undefined, output?: string): string {
  const query = output === undefined ? 'Stacks[0].Outputs' : `Stacks[0].Outputs[?OutputKey=='${output}'].OutputValue`;
  return `aws cloudformation describe-stacks --stack-name ${stack}${inRegion(region)} --query "${query}" --output text`;
}

function inRegion(region: string | undefined): string {
  return region === undefined ? '' : ` --region ${region}`;
}
