import { largestBody } from '../../compiler/cloudformation/template-size.js';
import type { GeneratedPipeline, PipelineOutput } from '../../project/pipeline/generate-pipeline.js';
import { shellQuoted } from '../terminal/shell.js';
import { shownPath } from '../../project/disk/shown-path.js';

export interface PipelineSummary {
  readonly app: string;
  readonly stages: readonly { readonly name: string; readonly stackName: string; readonly needsApproval: boolean }[];
  /** The files, the template last. Paths are relative to the user's working folder. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The number of resource types that the deploy role is for; null if it may do everything or is not ours. */
  readonly resourceTypes: number | null;
  /** The trust policy for the workflow's role, if no template creates the role. */
  readonly trustPolicy?: object;
  /** The next commands, for a POSIX shell in the user's working folder. */
  readonly next: readonly string[];
  /** Steps that are not commands. */
  readonly hints: readonly string[];
}

export function pipelineSummary(
  { app, applicationName, settings, files, trustPolicy }: GeneratedPipeline,
  output: PipelineOutput,
  from: string,
): PipelineSummary {
  const { stages, deployPolicy } = settings;
  const shown = files.map(({ path, content }) => ({ path: shownPath(from, path), bytes: Buffer.byteLength(content) }));
  const template = output.templatePath === undefined ? undefined : shown.at(-1);
  const stack = (word: string): string => `${applicationName}-${stages.some(({ name }) => name === word) ? 'delivery' : word}`;
  return {
    app,
    stages: stages.map(({ name, stack: { name: stackName }, needsApproval }) => ({ name, stackName, needsApproval })),
    files: shown,
    resourceTypes: deployPolicy?.types ?? null,
    ...(trustPolicy !== undefined && { trustPolicy }),
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
  return {
    next: template === undefined ? [] : [deployCommand(template, stack, ['GithubOwner=OWNER', 'GithubRepoName=REPOSITORY']), outputsCommand(stack)],
    hints: [
      `On GitHub, create the environments ${names}, for your branch only, with the variables`,
      'AWS_REGION, AWS_ROLE (GithubActionsRoleArn), CFN_DEPLOY_ROLE (CFNDeployRoleArn),',
      'and ARTIFACT_BUCKET (S3ApplicationBucket).',
      ...(approvals.length === 0 ? [] : [`Give ${approvals.join(', ')} required reviewers there, because a workflow cannot ask for an approval itself.`]),
    ],
  };
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
