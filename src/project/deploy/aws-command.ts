import { spawn } from 'node:child_process';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { endWithParent } from '../process/end-with-parent.js';
import { findProgram } from '../process/find-program.js';
import { shownPlace } from '../disk/shown-path.js';

export interface AwsResult {
  /** Undefined if a signal ended the command. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `aws` command with its settings. */
export interface Aws {
  /** @param words are not interpreted by a shell */
  run(words: readonly string[], options?: { readonly onOutput?: OnOutput }): Promise<AwsResult>;
}

/** Called with the command's output as it is printed. */
export type OnOutput = (text: string, stream: 'stdout' | 'stderr') => void;

export interface AwsSettings {
  readonly profile?: string | undefined;
  /** Default: the aws command's own setting. */
  readonly region?: string | undefined;
  /** Ends the running call. Its reason is the name of the signal that the user sent. */
  readonly interrupted?: AbortSignal;
}

/** The command with its settings. It reads environment variables such as AWS_PROFILE itself. @param program its path, from `findAws` */
export function awsCommand(program: string, environment: NodeJS.ProcessEnv, { profile, region, interrupted }: AwsSettings): Aws {
  const common = [...(profile === undefined ? [] : ['--profile', profile]), ...(region === undefined ? [] : ['--region', region])];
  return { run: (words, { onOutput } = {}) => run(program, [...words, ...common], environment, onOutput, interrupted) };
}

/**
 * The command's path.
 *
 * One in the project or among installed packages is never used, because the command gets the user's credentials.
 *
 * @param project real path of the project folder
 * @throws ProblemError if there is none
 */
export async function findAws(environment: NodeJS.ProcessEnv, project: string): Promise<string> {
  const { path, refused } = await findProgram('aws', environment, project);
  if (path !== undefined) return path;
  throw new ProblemError([missing(refused === undefined ? undefined : shownPlace(project, refused))]);
}

function missing(refused: string | undefined): Problem {
  const other = refused === undefined ? '' : `; ${refused} is not used, because code of the project or of its packages must not get your credentials`;
  return {
    code: 'aws-missing',
    severity: 'error',
    where: { file: 'aws' },
    message: `there is no aws command on the PATH, and tschalice needs it to deploy${other}`,
    fix: 'install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
  };
}

function run(
  program: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  onOutput: OnOutput | undefined,
  interrupted: AbortSignal | undefined,
): Promise<AwsResult> {
  // A pager or a prompt would wait for input, but nobody sees it. Templates are UTF-8, whatever this machine uses: versions 2 and 1 want to be told.
  const env = { ...environment, AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off', AWS_CLI_FILE_ENCODING: 'UTF-8', PYTHONUTF8: '1' };
  // The command keeps the user's standard input, because it asks for a code for roles with MFA.
  const child = spawn(program, words, { env, stdio: ['inherit', 'pipe', 'pipe'], shell: false, windowsHide: true });
  // Not in a group of its own, because it may ask for a code on the terminal.
  endWithParent(child, false);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      onOutput?.(text, name);
    });
  }
  let late: NodeJS.Timeout | undefined;
  const end = (): void => {
    const signal = String(interrupted?.reason) as NodeJS.Signals;
    // A terminal sends Ctrl-C to the command too, and a second one would interrupt its cleanup.
    if (signal !== 'SIGINT') child.kill(signal);
    late = setTimeout(() => child.kill('SIGTERM'), 1000);
  };
  if (interrupted?.aborted === true) end();
  interrupted?.addEventListener('abort', end, { once: true });
  return new Promise<AwsResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? undefined, ...said }));
  }).finally(() => {
    clearTimeout(late);
    interrupted?.removeEventListener('abort', end);
  });
}
