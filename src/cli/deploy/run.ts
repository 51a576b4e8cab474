import { executeDeployment, type PreparedDeployment, prepareDeployment } from '../../project/deploy/deploy-stage.js';
import { shownLines } from '../../project/deploy/progress-line.js';
import type { DeployedArguments } from '../deployed/options.js';
import { printable } from '../../compiler/problem/format.js';
import { notesOf } from '../package/notes.js';
import { packageRequest, type ProjectArguments } from '../package/package-request.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import type { DeployOutcome } from './outcome.js';
import { type DeployResult, deployResult } from './result.js';
import { deployText, uploadText } from './text.js';

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
  let prepared: PreparedDeployment;
  try {
    // Which region is meant, and so where to write, is for the deployment to say.
    const { outputPath: _outputPath, ...options } = packageRequest(args, undefined, progress).options;
    prepared = await prepareDeployment({
      ...options,
      stackName: args['stack-name'],
      region: args.region,
      profile: args.profile,
      bucket: args['s3-bucket'],
      parameters: args['parameter-overrides'],
      tags: args.tags,
      isExecuted: !args['no-execute'],
    });
  } catch (error) {
    return endWithProblems(error, args.json, '; nothing was deployed.');
  } finally {
    progress.done();
  }
  reportProblems(args.json ? [] : prepared.packaged.problems);
  // A signal may end the aws command early, but the file and the report must still be written.
  return uninterrupted((interrupted) => execute(args, prepared, interrupted).catch((error: unknown) => endWithProblems(error, args.json, '.')));
}

async function execute(args: DeployArguments, prepared: PreparedDeployment, interrupted: AbortSignal): Promise<number> {
  const write = (text: string): void => void process.stderr.write(text);
  write(`${printable(uploadText(prepared))}\n`);
  const deployed = await executeDeployment(prepared, { onOutput: process.stderr.isTTY ? write : shownLines(write), interrupted });
  const { packaged } = prepared;
  const outcome: DeployOutcome = { ...deployed, app: packaged.config.appName, profile: args.profile, notes: notesOf(packaged) };
  if (args.json) {
    printJson<DeployResult>({ ok: true, ...deployResult(outcome), problems: [...packaged.problems, ...deployed.problems] });
  } else {
    reportProblems(deployed.problems);
    process.stdout.write(deployText(outcome, styleOf(process.stdout)));
  }
  return ExitStatus.done;
}
