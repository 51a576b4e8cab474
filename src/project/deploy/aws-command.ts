import { spawn } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';

export interface AwsResult {
  /** Undefined when a signal ended the command. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `aws` command, with what all its calls have in common. */
export interface Aws {
  /** @param words Never pass through a shell. */
  run(words: readonly string[], options?: { readonly onOutput?: OnOutput }): Promise<AwsResult>;
}

/** Told what the command prints, as it comes. */
export type OnOutput = (text: string, stream: 'stdout' | 'stderr') => void;

export interface AwsSettings {
  readonly profile?: string | undefined;
  /** Else the aws command's own settings decide. */
  readonly region?: string | undefined;
  /** Ends a call that is under way; its reason is the name of the signal that the user sent. */
  readonly interrupted?: AbortSignal;
}

/** The command with its settings. Environment variables such as AWS_PROFILE are left to it. @param program its path, from `findAws` */
export function awsCommand(program: string, environment: NodeJS.ProcessEnv, { profile, region, interrupted }: AwsSettings): Aws {
  const common = [...(profile === undefined ? [] : ['--profile', profile]), ...(region === undefined ? [] : ['--region', region])];
  return { run: (words, { onOutput } = {}) => run(program, [...words, ...common], environment, onOutput, interrupted) };
}

/**
 * The command's path. It is looked up here, since Windows itself would take one from the project folder first.
 *
 * @throws ProblemError where there is none.
 */
export async function findAws({ PATH = '', Path = '' }: NodeJS.ProcessEnv): Promise<string> {
  const name = process.platform === 'win32' ? 'aws.exe' : 'aws';
  for (const folder of (PATH || Path).split(delimiter).filter(isAbsolute)) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
  }
  throw new ProblemError([missing]);
}

const missing: Problem = {
  code: 'aws-missing',
  severity: 'error',
  where: { file: 'aws' },
  message: 'there is no aws command on the PATH, and it is what deploys',
  fix: 'install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
};

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function run(
  program: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  onOutput: OnOutput | undefined,
  interrupted: AbortSignal | undefined,
): Promise<AwsResult> {
  // A pager or a prompt of its own would wait for somebody who does not see it.
  const env = { ...environment, AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off' };
  // Standard input stays the user's: for roles with MFA the command asks for a code.
  const child = spawn(program, words, { env, stdio: ['inherit', 'pipe', 'pipe'], shell: false, windowsHide: true });
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
    // A terminal sends Ctrl-C to the command as well, and two of them would cut short its clearing up.
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
