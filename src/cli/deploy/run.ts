import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { awsCommand, findAws } from '../../project/deploy/aws-command.js';
import { writeDeployed } from '../../project/deploy/deployed-files.js';
import { type Deployment, deployStage } from '../../project/deploy/deploy-stage.js';
import { findProject } from '../../project/read/find-project.js';
import { checkLeftBehind, refuseSharedStack, type StageStack } from '../../project/deploy/stage-stack.js';
import { writeOutputs } from '../../project/disk/write-files.js';
import type { DeployedArguments } from '../deployed/options.js';
import { type DeployOutcome, deployResult, deployText } from './text.js';
import { stageStackOf } from '../deployed/arguments.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { notesOf } from '../package/notes.js';
import { type PackagedProject, packageProject, type ProjectArguments } from '../package/package-project.js';
import { reportFailure, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import type { DeployResult } from './result.js';

interface DeployArguments extends ProjectArguments, DeployedArguments {
  readonly stage: string;
  readonly 'project-dir': string | undefined;
  readonly 's3-bucket': string | undefined;
  readonly 'parameter-overrides': readonly string[];
  readonly tags: readonly string[];
  readonly 'no-execute': boolean;
}

export async function runDeploy(args: DeployArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  let prepared: Prepared;
  try {
    prepared = await prepare(args, () => packageProject(args, undefined, progress));
  } catch (error) {
    return reportFailure(error, args.json, '; nothing was deployed.');
  } finally {
    progress.done();
  }
  reportProblems(args.json ? [] : prepared.packaging.packaged.problems);
  // A signal may end the aws command early, but neither the file nor the word on what has become of the stack.
  return uninterrupted((interrupted) => handOver(args, prepared, interrupted).catch((error: unknown) => reportFailure(error, args.json, '.')));
}

interface Prepared {
  readonly packaging: PackagedProject;
  readonly stageStack: StageStack;
  readonly program: string;
  readonly bucket: string;
}

/** All that can be wrong before AWS is asked for anything, told at once. */
async function prepare(args: DeployArguments, packageIt: () => Promise<PackagedProject>): Promise<Prepared> {
  findProject(process.cwd(), args['project-dir']);
  const problems: Problem[] = [];
  const attempt = async <T>(act: Promise<T>): Promise<T | undefined> =>
    act.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return undefined;
    });
  const program = await attempt(findAws(process.env));
  const stageStack = await attempt(stageStackOf(args));
  if (stageStack !== undefined) await attempt(refuseSharedStack(stageStack));
  const bucket = args['s3-bucket'] ?? stageStack?.deployed?.values.stack?.s3_bucket;
  if (bucket === undefined) problems.push(bucketMissing);
  const packaging = await attempt(packageIt());
  const different = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  if (different.length > 0) throw new ProblemError([...(packaging?.packaged.problems ?? []), ...different]);
  return { packaging: packaging!, stageStack: stageStack!, program: program!, bucket: bucket! };
}

const bucketMissing: Problem = {
  code: 'bucket-missing',
  severity: 'error',
  where: { file: '--s3-bucket' },
  message: 'a stage that is not deployed yet needs the name of a bucket to upload its code to',
  fix: 'add --s3-bucket NAME, of a bucket in the region of the stack (aws s3 mb s3://NAME makes one); later deployments remember it',
};

async function handOver(args: DeployArguments, { packaging, stageStack, program, bucket }: Prepared, interrupted: AbortSignal): Promise<number> {
  const { project, packaged, out } = packaging;
  await writeOutputs(out, packaged.files);
  const deployment = await deployStage({
    packaged,
    folder: out,
    aws: awsCommand(program, process.env, { profile: args.profile, region: stageStack.region, interrupted }),
    stackName: stageStack.stackName,
    bucket,
    parameters: args['parameter-overrides'],
    tags: args.tags,
    isExecuted: !args['no-execute'],
    before: stageStack.deployed?.values,
    onOutput: (text) => void process.stderr.write(text),
    interrupted,
  });
  const { file, problems } = await record(deployment, stageStack);
  const outcome: DeployOutcome = { app: packaged.config.appName, stageStack, deployment, file, profile: args.profile, notes: notesOf(packaged) };
  if (args.json) {
    printJson<DeployResult>({ ok: true, ...deployResult(outcome), problems: [...packaged.problems, ...problems] });
  } else {
    reportProblems(problems);
    process.stdout.write(deployText(outcome, styleOf(process.stdout)));
  }
  return ExitStatus.done;

  /** Only what was executed is deployed. */
  async function record(done: Deployment, { stage, deployed }: StageStack): Promise<{ file: string | null; problems: readonly Problem[] }> {
    if (done.kind !== 'deployed') return { file: null, problems: [] };
    const written = writeDeployed(project, stage, done.values).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      const fix = 'mend that, and run the same command again: it only writes them then';
      throw new ProblemError(
        error.problems.map((problem) => ({ ...problem, message: `the stack is deployed, but its values are not written: ${problem.message}`, fix })),
      );
    });
    return { file: await written, problems: checkLeftBehind(deployed, done.values) };
  }
}
