import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lambdaEnvironment } from '../../../src/project/lambda/environment.js';
import { lambdaFunction } from '../../../src/testing/lambda-context.js';
import { type InvokingApi, startInvokingApi } from './event-queue.js';

const bootstrap = fileURLToPath(new URL('./bootstrap.js', import.meta.url));

const running: { readonly child: ChildProcess; readonly api: InvokingApi }[] = [];

/** Ends all processes that were started. */
export async function endProcesses(): Promise<void> {
  for (const { child, api } of running.splice(0)) {
    child.kill('SIGKILL');
    await api.close();
  }
}

export interface LambdaProcess {
  readonly api: InvokingApi;
  /** What the process has written so far, both streams. */
  readonly output: () => string;
  /** Exit status, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts one function of an unpacked deployment package, as Lambda does. */
export async function startLambda(folder: string, handlerPath: string, environment: { readonly [name: string]: string } = {}): Promise<LambdaProcess> {
  const api = await startInvokingApi();
  const child = spawn(process.execPath, [bootstrap], {
    env: {
      ...lambdaEnvironment(lambdaFunction('sample', 'dev', 'function'), handlerPath, 'nodejs24.x'),
      AWS_LAMBDA_RUNTIME_API: api.address,
      LAMBDA_TASK_ROOT: folder,
      ...environment,
    },
  });
  running.push({ child, api });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { api, output: () => output, ended: new Promise((resolve) => void child.once('close', resolve)) };
}
