import { distinct } from '../../compiler/cloudformation/distinct.js';
import { join } from 'node:path';
import type { DeployedFile } from '../../compiler/deployed/generated/deployed-file.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { checkReplaced, inLockedFolder, replaceFiles } from '../disk/write-files.js';
import { shownPlace } from '../disk/shown-path.js';
import type { PackageOptions } from '../stage/package-options.js';
import { packageStage } from '../stage/package-stage.js';
import type { PackagedStage } from '../stage/packaged-stage.js';
import { regionToLookAt } from '../stage/release-region.js';
import { awsCommand, findAws } from './aws-command.js';
import { refuseOtherTarget } from './check-target.js';
import { removeDeployed, writeDeployed } from './deployed-files.js';
import { type Deployment, deployStack, packagedName } from './deploy-stack.js';
import type { StackActOptions, StackOptions } from './stack-options.js';
import { checkLeftBehind, findStageStack, refuseSharedStack, type StageStack } from './stage-stack.js';

/** What to package, and the stack to deploy it as. */
export interface DeployOptions extends Omit<PackageOptions, 'region'>, StackOptions {
  /** The bucket to upload the code to. Default: that of the last deployment. Required for the first one. */
  readonly bucket?: string | undefined;
  /** `NAME=VALUE` for each parameter of the template. */
  readonly parameters?: readonly string[];
  /** `KEY=VALUE` for each tag of the stack. */
  readonly tags?: readonly string[];
  /** False creates a change set without executing it. Default true. */
  readonly isExecuted?: boolean;
}

/** How to follow and to interrupt a deployment. */
export interface DeployActOptions extends StackActOptions {
  /** Called with the aws command's output as it is printed. */
  readonly onOutput?: (text: string) => void;
}

/** A deployment that passed all checks on this machine. */
export interface PreparedDeployment {
  readonly options: DeployOptions;
  readonly packaged: PackagedStage;
  readonly stageStack: StageStack;
  /** Path of the aws command. */
  readonly program: string;
  readonly bucket: string;
}

/** The result of a deployment. */
export interface StageDeployment {
  /** The package that was deployed. */
  readonly packaged: PackagedStage;
  /** Its stack, as known before. */
  readonly stageStack: StageStack;
  /** What happened to the stack. */
  readonly deployment: Deployment;
  /** The file of deployed values, relative to the project folder; null if the change set was not executed. */
  readonly file: string | null;
  /** Warnings about what earlier deployments left behind. Those of packaging are in `packaged`. */
  readonly problems: readonly Problem[];
}

/**
 * Packages a stage and deploys it as a stack with the aws command, as `tschalice deploy` does. It writes the package to `outputPath`
 * (default `out/<stage>` in the project folder, `out/<stage>/<region>` for a region of the configuration) and the deployed values to
 * `.chalice/deployed/<stage>.yml`, or `<stage>.<region>.yml`. It prints nothing, asks
 * nothing and never ends the process. See `packageStage` for packaging.
 *
 * @throws ProblemError with all problems found before AWS is called, or with CloudFormation's reason
 */
export async function deployStage(options: DeployOptions & DeployActOptions): Promise<StageDeployment> {
  return executeDeployment(await prepareDeployment(options), options);
}

/** Packages the stage and checks everything that can be checked without AWS. @throws ProblemError with all problems */
export async function prepareDeployment(options: DeployOptions): Promise<PreparedDeployment> {
  const { environment = process.env } = options;
  const problems: Problem[] = [];
  const attempt = async <T>(act: Promise<T>): Promise<T | undefined> =>
    act.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return undefined;
    });
  const program = await attempt(findAws(environment, options.project.directory));
  const stageStack = await attempt(findStageStack(options));
  if (stageStack !== undefined) await attempt(refuseSharedStack(stageStack));
  const bucket = options.bucket ?? stageStack?.deployed?.values.stack?.s3_bucket;
  if (bucket === undefined) problems.push(bucketMissing);
  // Whatever is wrong with the stack's region, what is packaged is checked with a ledger that there is.
  const region = stageStack === undefined ? await attempt(regionToLookAt({ ...options, region: undefined })) : stageStack.ofRegion;
  const packaged = await attempt(packageStage({ ...options, region, outputPath: outputPathOf(options, region) }));
  const different = distinct(problems);
  if (different.length > 0) throw new ProblemError([...(packaged?.problems ?? []), ...different]);
  return { options, packaged: packaged!, stageStack: stageStack!, program: program!, bucket: bucket! };
}

/** Writes the package, deploys it, and writes the deployed values. @throws ProblemError */
export async function executeDeployment(prepared: PreparedDeployment, { onOutput, interrupted }: DeployActOptions = {}): Promise<StageDeployment> {
  const { options, packaged, stageStack, program, bucket } = prepared;
  const { profile, environment = process.env, parameters = [], tags = [], isExecuted = true } = options;
  const { region, stackName, deployed } = stageStack;
  const folder = outputPathOf(options, stageStack.ofRegion);
  const aws = awsCommand(program, environment, { profile, region, ...(interrupted && { interrupted }) });
  await refuseOtherTarget(aws, stageStack);
  const shown = shownPlace(options.project.directory, folder);
  // The aws command reads what was written, so no other run may replace it until then.
  const deployment = await inLockedFolder(folder, shown, async () => {
    const special = await checkReplaced(join(folder, packagedName), `${shown}/${packagedName}`);
    if (special.length > 0) throw new ProblemError(special);
    await replaceFiles(folder, packaged.files, shown);
    return deployStack({ packaged, folder, aws, stackName, bucket, parameters, tags, isExecuted, before: deployed?.values, onOutput, interrupted });
  });
  if (deployment.kind !== 'deployed') return { packaged, stageStack, deployment, file: null, problems: [] };
  const file = await writeValues(stageStack, deployment.values);
  return { packaged, stageStack, deployment, file, problems: checkLeftBehind(deployed, deployment.values) };
}

function outputPathOf({ outputPath, project, stage }: DeployOptions, region: string | undefined): string {
  return outputPath ?? join(project.directory, 'out', stage, region ?? '');
}

async function writeValues({ project, stage, ofRegion, deployed }: StageStack, values: DeployedFile): Promise<string> {
  // Before the configuration had regions, the file was that of the stage alone.
  const isMoved = ofRegion !== undefined && deployed?.ofRegion === undefined && deployed?.values.stack?.id === values.stack?.id;
  const write = async (): Promise<string> => {
    const file = await writeDeployed(project, stage, values, ofRegion);
    if (isMoved) await removeDeployed(project, stage);
    return file;
  };
  return write().catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const fix = 'fix that, and run the same command again; it will only write the values';
    throw new ProblemError(
      error.problems.map((problem) => ({ ...problem, message: `the stack is deployed, but its values could not be written: ${problem.message}`, fix })),
    );
  });
}

const bucketMissing: Problem = {
  code: 'bucket-missing',
  severity: 'error',
  where: { file: '--s3-bucket' },
  message: 'the first deployment of a stage needs a bucket to upload its code to',
  fix: "add --s3-bucket NAME, with a bucket in the stack's region (aws s3 mb s3://NAME creates one); later deployments remember it",
};
