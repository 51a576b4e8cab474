import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { lambdaContext, lambdaFunction } from '../../src/testing/lambda-context.js';
import { answerer } from './answers.js';
import { functionOf, type Run } from './fixture.js';
import { recordCommands, type SentCommand } from './recorded-sdk.js';
import { runEvent } from './run-event.js';

/** The thread's task: the functions of one packaged app. */
export interface RecordTask {
  /** The bundle, as it ships. */
  readonly bundle: string;
  readonly functions: readonly { readonly name: string; readonly handler: string; readonly environment: { readonly [name: string]: string } }[];
  readonly runs: readonly Run[];
}

export interface Recorded {
  /** By function: what its module code and its handler made the SDK send. */
  readonly sent: { readonly [functionName: string]: readonly SentCommand[] };
  /** Runs that did not end as they are meant to. */
  readonly failures: readonly string[];
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

type Answered = { readonly statusCode?: number; readonly body?: string } | null | undefined;

let sent: SentCommand[] = [];
let answer = answerer({});
recordCommands(
  (one) => void sent.push(one),
  (...asked) => answer(...asked),
);

const shell = { ...process.env };
const longest = 10_000;

/** Every function loads the bundle anew, with its own environment, as in Lambda. */
async function recordFunction(
  { bundle, runs }: RecordTask,
  { name, handler, environment }: RecordTask['functions'][number],
  failures: string[],
): Promise<SentCommand[]> {
  for (const key of Object.keys(process.env)) if (!(key in shell)) delete process.env[key];
  Object.assign(process.env, lambdaVariables, environment, { AWS_LAMBDA_FUNCTION_NAME: name });
  sent = [];
  answer = answerer({});
  const module = (await import(`${pathToFileURL(bundle).href}?function=${name}`)) as { [name: string]: Handler };
  for (const [index, run] of runs.filter((one) => functionOf(one) === name).entries()) {
    answer = answerer(run.answers ?? {});
    const what = `${name}, run ${index + 1} (${run.request ?? JSON.stringify(run.make ?? run.event ?? {})})`;
    const failure = await within(what, failureOf(module[handler]!, name, run));
    if ((failure !== undefined) !== (run.fails ?? false)) failures.push(`${what}: ${failure ?? 'was meant to fail'}`);
  }
  return sent;
}

async function failureOf(handler: Handler, name: string, run: Run): Promise<string | undefined> {
  try {
    const answered = (await handler(runEvent(run), lambdaContext(lambdaFunction('app', 'dev', name)))) as Answered;
    if (run.request === undefined || answered?.statusCode === undefined || answered.statusCode < 400) return undefined;
    return `answered ${answered.statusCode} ${answered.body}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function within<T>(what: string, act: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not end within ${longest / 1000} s`)), longest);
  });
  try {
    return await Promise.race([act, late]);
  } finally {
    clearTimeout(timer);
  }
}

const lambdaVariables = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'A',
  AWS_SECRET_ACCESS_KEY: 'S',
  AWS_SESSION_TOKEN: 'T',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_EC2_METADATA_DISABLED: 'true',
};

async function record(task: RecordTask): Promise<Recorded> {
  const failures: string[] = [];
  const all: { [functionName: string]: readonly SentCommand[] } = {};
  for (const one of task.functions) all[one.name] = await recordFunction(task, one, failures);
  return { sent: all, failures };
}

parentPort?.on('message', (task: RecordTask) => {
  record(task).then(
    (recorded) => parentPort?.postMessage(recorded),
    (error: unknown) => parentPort?.postMessage({ sent: {}, failures: [error instanceof Error ? error.stack : String(error)] }),
  );
});
