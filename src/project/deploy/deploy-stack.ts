import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { largestBody } from '../../compiler/cloudformation/template-size.js';
import { partsOfStackId, type Stack } from '../../compiler/deployed/stack.js';
import { toAscii } from '../../compiler/syntax/ascii.js';
import type { DeployedFile } from '../../compiler/deployed/generated/deployed-file.js';
import { deployedResources } from '../../compiler/deployed/deployed-resources.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { Aws, AwsResult } from './aws-command.js';
import { awsMessage, awsProblem, refuseInterrupted } from './aws-problem.js';
import type { PastResource } from '../../compiler/release/past-resources.js';
import type { PackagedStage } from '../stage/packaged-stage.js';
import { pastMissing } from './past-missing.js';
import { stackPlan } from './stack-plan.js';
import { atWorkProblem, checkParameters, checkStackState, isAtWork, notDoneProblem, stackProblem } from './stack-problem.js';
import { describeStack, listStackEvents, listStackResources } from './stack.js';

/** The template that refers to the uploaded code. */
export const packagedName = 'packaged.yaml';

export interface StackDeployment {
  readonly packaged: PackagedStage;
  /** Where its files were written. Absolute. */
  readonly folder: string;
  readonly aws: Aws;
  readonly stackName: string;
  readonly bucket: string;
  /** `NAME=VALUE`, as for the aws command. */
  readonly parameters: readonly string[];
  readonly tags: readonly string[];
  /** False creates a change set without executing it. */
  readonly isExecuted: boolean;
  /** The deployed values of the last deployment, if known. */
  readonly before: DeployedFile | undefined;
  /** Called with the aws command's output as it is printed. */
  readonly onOutput?: ((text: string) => void) | undefined;
  readonly interrupted?: AbortSignal | undefined;
}

/** A deployed stack. If it was not to be executed: a change set, or no changes. */
export type Deployment =
  | { readonly kind: 'deployed'; readonly values: DeployedFile; readonly stack: Stack; readonly isChanged: boolean }
  | { readonly kind: 'change-set'; readonly changeSetId: string }
  | { readonly kind: 'no-changes' };

/**
 * Deploys a packaged stage with the aws command: uploads the code, deploys the stack and reads the result.
 *
 * @throws ProblemError with CloudFormation's reason if that fails
 */
export async function deployStack(request: StackDeployment): Promise<Deployment> {
  const { aws, stackName, isExecuted } = request;
  const existing = await checkStack(request);
  const template = await upload(request);
  const result = await deploy(request, template);
  if (result.status !== 0) throw await failed(request, existing, result);
  if (!isExecuted) {
    const changeSetId = /arn:\S{1,200}:changeSet\/\S+/.exec(result.stdout)?.[0];
    return changeSetId === undefined ? { kind: 'no-changes' } : { kind: 'change-set', changeSetId };
  }
  const stack = await describeStack(aws, stackName);
  if (stack === undefined) throw new ProblemError([stackProblem('stack-gone', stackName, 'it was deleted during the deployment', 'deploy again')]);
  return { kind: 'deployed', stack, values: await deployedValues(request, stack), isChanged: !isSame(existing, stack) };
}

/** The stack before the deployment. Refuses a deployment that could only fail, or that would replace another app's stack. */
async function checkStack({ packaged, aws, stackName, parameters, before, interrupted }: StackDeployment): Promise<Stack | undefined> {
  const stack = await describeStack(aws, stackName);
  refuseInterrupted(interrupted, `before anything was done to the stack ${stackName}`);
  const isNew = stack === undefined || stack.status === 'REVIEW_IN_PROGRESS';
  const problems = [...(stack === undefined ? [] : checkStackState(stack, packaged.config)), ...checkParameters(stackPlan(packaged), parameters, isNew)];
  const past = await pastOf(packaged);
  const isStrange = !isNew && before?.stack?.id !== stack.id;
  if ((isStrange || past.length > 0) && problems.length === 0) {
    const own = Object.keys(packaged.template['Resources'] ?? {});
    const made = isNew ? [] : await listStackResources(aws, stackName);
    const missing = past.filter(({ logicalId }) => !made.some((one) => one.logicalId === logicalId));
    if (missing.length > 0) problems.push(pastMissing(missing, packaged, stackName));
    if (isStrange && made.length > 0 && !made.some(({ logicalId }) => own.includes(logicalId))) {
      const message = `the stack already exists, and none of its ${made.length} resources belong to this app: deploying would delete them`;
      problems.push(stackProblem('stack-of-others', stackName, message, 'give the stack another name with --stack-name'));
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return stack;
}

/** What the ledger of the stage names beside the source. */
async function pastOf({ template, release }: PackagedStage): Promise<readonly PastResource[]> {
  if (release === undefined) return [];
  const { pastResources } = await import('../../compiler/release/past-resources.js');
  return pastResources(template, release.ledger, release.source);
}

/** @returns the path of the template that refers to the uploaded code */
async function upload({ packaged, folder, aws, bucket, onOutput, interrupted }: StackDeployment): Promise<string> {
  const template = join(folder, packagedName);
  const words = [
    'cloudformation',
    'package',
    '--template-file',
    join(folder, packaged.templateName),
    '--s3-bucket',
    bucket,
    '--output-template-file',
    template,
    // In its YAML, a string such as 12e4567 would become a number.
    '--use-json',
  ];
  // Its standard output only suggests the next command, which we run. Its standard error shows the progress.
  const result = await aws.run(words, { onOutput: (text, stream) => (stream === 'stderr' ? onOutput?.(text) : undefined) });
  refuseInterrupted(interrupted, 'while the code was uploaded; nothing was deployed');
  if (result.status === 0) {
    await makeCompact(template);
    return template;
  }
  const fix = `check that the bucket exists (aws s3 mb s3://${bucket} creates it), that you own it, and that it is in the stack's region`;
  throw awsProblem('upload-failed', `aws could not upload the code to the bucket ${bucket}`, result, fix);
}

/** Indented, the template of an app with some 200 routes would be too large for CloudFormation. ASCII means the same to every version of the aws command. */
async function makeCompact(file: string): Promise<void> {
  await writeFile(file, toAscii(JSON.stringify(JSON.parse(await readFile(file, 'utf8')))));
}

async function deploy(request: StackDeployment, template: string): Promise<AwsResult> {
  const { packaged, aws, stackName, bucket, parameters, tags, isExecuted, onOutput, interrupted } = request;
  const { capabilities } = stackPlan(packaged);
  const isLarge = (await stat(template)).size > largestBody;
  const words = [
    'cloudformation',
    'deploy',
    '--template-file',
    template,
    '--stack-name',
    stackName,
    '--no-fail-on-empty-changeset',
    ...(isLarge ? ['--s3-bucket', bucket] : []),
    ...(capabilities.length > 0 ? ['--capabilities', ...capabilities] : []),
    ...(parameters.length > 0 ? ['--parameter-overrides', ...parameters] : []),
    ...(tags.length > 0 ? ['--tags', ...tags] : []),
    ...(isExecuted ? [] : ['--no-execute-changeset']),
  ];
  const result = await aws.run(words, { ...(onOutput && { onOutput }) });
  refuseInterrupted(interrupted, `while CloudFormation was deploying the stack ${stackName}, which it continues to do`);
  return result;
}

/** The reason is in the stack's events if the stack was changed, and otherwise in the aws command's output. */
async function failed({ packaged, aws, stackName }: StackDeployment, before: Stack | undefined, result: AwsResult): Promise<ProblemError> {
  const stack = await describeStack(aws, stackName).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    // Most often the credentials have expired while it waited. It is not known how far CloudFormation got.
    const act = `aws failed while it deployed the stack ${stackName}, and cannot tell its state, so CloudFormation may still be at work`;
    throw awsProblem('aws-failed', act, result, 'fix what it names, and run the same command again');
  });
  if (stack !== undefined && isAtWork(stack) && !isSame(before, stack)) return new ProblemError([atWorkProblem(stack, awsMessage(result))]);
  if (stack === undefined || isSame(before, stack) || stack.status === 'REVIEW_IN_PROGRESS') {
    return awsProblem('deploy-failed', `aws could not deploy the stack ${stackName}`, result, 'fix what it names, and deploy again');
  }
  const problem = notDoneProblem(stack, await listStackEvents(aws, stackName), 'deployed', packaged.config);
  return new ProblemError([problem.frame === '' ? { ...problem, frame: awsMessage(result) } : problem]);
}

function isSame(before: Stack | undefined, after: Stack): boolean {
  return before !== undefined && before.id === after.id && before.updated === after.updated && before.status === after.status;
}

async function deployedValues({ packaged, aws, stackName, bucket }: StackDeployment, stack: Stack): Promise<DeployedFile> {
  const made = await listStackResources(aws, stackName);
  const { resources, template } = packaged;
  const rolesWithPath = Object.entries((template['Resources'] ?? {}) as { [logicalId: string]: { Properties?: { Path?: unknown } } }).flatMap(
    ([logicalId, { Properties }]) => (Properties?.Path === undefined ? [] : [logicalId]),
  );
  return {
    resources: deployedResources(resources, { stack, made, rolesWithPath }),
    schema_version: 2,
    backend: 'api',
    stack: { name: stack.name, id: stack.id, region: partsOfStackId(stack.id).region, s3_bucket: bucket, outputs: stack.outputs },
  };
}
