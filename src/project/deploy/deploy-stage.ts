import { join } from 'node:path';
import type { DeployedFile } from '../../compiler/deployed/generated/deployed-file.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { writeOutputs } from '../disk/write-files.js';
import type { PackageOptions } from '../stage/package-options.js';
import { packageStage } from '../stage/package-stage.js';
import type { PackagedStage } from '../stage/packaged-stage.js';
import { awsCommand, findAws } from './aws-command.js';
import { writeDeployed } from './deployed-files.js';
import { type Deployment, deployStack } from './deploy-stack.js';
import type { StackActOptions, StackOptions } from './stack-options.js';
import { checkLeftBehind, findStageStack, refuseSharedStack, type StageStack } from './stage-stack.js';

/** What to package, and the stack to deploy it as. */
export interface DeployOptions extends PackageOptions, StackOptions {
  /** To upload the code to. By default that of the last deployment; the first one needs it. */
  readonly bucket?: string | undefined;
  /** `NAME=VALUE` of parameters of the template. */
  readonly parameters?: readonly string[];
  /** `KEY=VALUE` of tags of the stack. */
  readonly tags?: readonly string[];
  /** False makes a change set to look at, and leaves the stack as it is. Default true. */
  readonly isExecuted?: boolean;
}

/** How a deployment is followed, and broken off. */
export interface DeployActOptions extends StackActOptions {
  /** Told what the aws command prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** What can be deployed: nothing is wrong with it as far as this machine knows. */
export interface PreparedDeployment {
  readonly options: DeployOptions;
  readonly packaged: PackagedStage;
  readonly stageStack: StageStack;
  /** Path of the aws command. */
  readonly program: string;
  readonly bucket: string;
}

/** What a deployment has done. */
export interface StageDeployment {
  /** What was deployed. */
  readonly packaged: PackagedStage;
  /** Its stack as it was known before. */
  readonly stageStack: StageStack;
  /** What has become of the stack. */
  readonly deployment: Deployment;
  /** The deployed values, relative to the project folder; null where none were written, as only what was executed is deployed. */
  readonly file: string | null;
  /** Warnings about what the deployment has left behind; those of packaging are the package's. */
  readonly problems: readonly Problem[];
}

/**
 * Packages a stage and deploys it as a stack by the aws command, as `tschalice deploy` does: writes the package to `outputPath` (default
 * `out/<stage>` in the project folder) and the deployed values to `.chalice/deployed/<stage>.yml`. Prints nothing, asks nobody, and
 * never ends the process. Packaging is described at `packageStage`.
 *
 * @throws ProblemError with all that can be wrong before AWS is asked for anything; else with the reason that CloudFormation gives.
 */
export async function deployStage(options: DeployOptions & DeployActOptions): Promise<StageDeployment> {
  return executeDeployment(await prepareDeployment(options), options);
}

/** Packages the stage, and finds all that can be wrong before AWS is asked for anything, to be told at once. @throws ProblemError */
export async function prepareDeployment(options: DeployOptions): Promise<PreparedDeployment> {
  const { environment = process.env } = options;
  const problems: Problem[] = [];
  const attempt = async <T>(act: Promise<T>): Promise<T | undefined> =>
    act.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return undefined;
    });
  const program = await attempt(findAws(environment));
  const stageStack = await attempt(findStageStack(options));
  if (stageStack !== undefined) await attempt(refuseSharedStack(stageStack));
  const bucket = options.bucket ?? stageStack?.deployed?.values.stack?.s3_bucket;
  if (bucket === undefined) problems.push(bucketMissing);
  const packaged = await attempt(packageStage({ ...options, outputPath: outputPathOf(options) }));
  const different = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  if (different.length > 0) throw new ProblemError([...(packaged?.problems ?? []), ...different]);
  return { options, packaged: packaged!, stageStack: stageStack!, program: program!, bucket: bucket! };
}

/** Writes what was packaged, deploys it, and writes down what is deployed then. @throws ProblemError */
export async function executeDeployment(prepared: PreparedDeployment, { onOutput, interrupted }: DeployActOptions = {}): Promise<StageDeployment> {
  const { options, packaged, stageStack, program, bucket } = prepared;
  const { profile, environment = process.env, parameters = [], tags = [], isExecuted = true } = options;
  const { region, stackName, deployed } = stageStack;
  const folder = outputPathOf(options);
  await writeOutputs(folder, packaged.files);
  const deployment = await deployStack({
    packaged,
    folder,
    aws: awsCommand(program, environment, { profile, region, ...(interrupted && { interrupted }) }),
    stackName,
    bucket,
    parameters,
    tags,
    isExecuted,
    before: deployed?.values,
    onOutput,
    interrupted,
  });
  if (deployment.kind !== 'deployed') return { packaged, stageStack, deployment, file: null, problems: [] };
  const file = await writeValues(stageStack, deployment.values);
  return { packaged, stageStack, deployment, file, problems: checkLeftBehind(deployed, deployment.values) };
}

function outputPathOf({ outputPath, project, stage }: DeployOptions): string {
  return outputPath ?? join(project.directory, 'out', stage);
}

async function writeValues({ project, stage }: StageStack, values: DeployedFile): Promise<string> {
  return writeDeployed(project, stage, values).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const fix = 'fix that, and run the same command again: it then only writes the values';
    throw new ProblemError(
      error.problems.map((problem) => ({ ...problem, message: `the stack is deployed, but its values are not written: ${problem.message}`, fix })),
    );
  });
}

const bucketMissing: Problem = {
  code: 'bucket-missing',
  severity: 'error',
  where: { file: '--s3-bucket' },
  message: 'a stage that is not deployed yet needs the name of a bucket to upload its code to',
  fix: 'add --s3-bucket NAME, of a bucket in the region of the stack (aws s3 mb s3://NAME makes one); later deployments remember it',
};
