import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type RuntimeApi, startRuntimeApi } from '../../../src/project/lambda/runtime-api.js';

const bootstrap = fileURLToPath(new URL('../../../src/project/lambda/bootstrap.js', import.meta.url));

const running: { readonly child: ChildProcess; readonly api: RuntimeApi }[] = [];

/** Ends all processes that were started. */
export async function endProcesses(): Promise<void> {
  for (const { child, api } of running.splice(0)) {
    child.kill('SIGKILL');
    await api.close();
  }
}

export interface LambdaProcess {
  readonly api: RuntimeApi;
  /** What the process has written so far, both streams. */
  readonly output: () => string;
  /** Exit status, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts one function of an unpacked deployment package, as Lambda does. */
export async function startLambda(folder: string, handlerPath: string, environment: { readonly [name: string]: string } = {}): Promise<LambdaProcess> {
  const api = await startRuntimeApi();
  const child = spawn(process.execPath, [bootstrap], {
    env: {
      _HANDLER: handlerPath,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_FUNCTION_NAME: 'function',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/function',
      AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_REGION: 'us-east-1',
      LAMBDA_TASK_ROOT: folder,
      TZ: ':UTC',
      ...environment,
    },
  });
  running.push({ child, api });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { api, output: () => output, ended: new Promise((resolve) => void child.once('close', resolve)) };
}
