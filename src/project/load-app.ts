import { Worker } from 'node:worker_threads';
import type { AppDefinition, CallSite } from '../app/definition.js';
import type { DeclarationProblem } from '../app/inspection.js';
import { functionConfig } from '../config/function-config.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { type Place, type Problem, ProblemError } from '../problem/problem.js';
import type { Bundle } from './bundle.js';
import { codeFrame } from './code-frame.js';
import { importedNames } from './imported-names.js';
import type { Failure, Loaded, WorkerInput } from './load-worker.js';
import { ownPlaces } from './source-map.js';

/** Long for an import, short for someone who waits; an app that connects to something at import is stuck. */
const timeLimitMs = 30_000;

export interface LoadedApp {
  readonly definition: AppDefinition;
  readonly problems: readonly Problem[];
  readonly placeOf: (at: CallSite) => Place;
}

/**
 * Imports the bundle in a worker thread and asks the app what it declares.
 *
 * The AWS SDK, which is no part of the bundle, is stood in for by a stub: it loads several times faster, and no app can
 * call AWS while it is being packaged. An app that needs an SDK value to declare itself is loaded again with the real one.
 *
 * @throws ProblemError when the app can't be imported, or exports no app.
 */
export async function loadApp(directory: string, appFile: string, bundle: Bundle, stage: StageConfig): Promise<LoadedApp> {
  const sdkNames = await importedNames(bundle.code);
  const run = (stub: boolean): Promise<Loaded | Failure> => inWorker({ directory, code: bundle.code, sdkNames: stub ? sdkNames : null }, stage);
  const usesSdk = Object.keys(sdkNames).length > 0;
  let result = await run(usesSdk);
  if (usesSdk && (result.kind !== 'loaded' || result.problems.length > 0 || result.usedStub)) result = await run(false);
  const placeOf = (at: CallSite): Place => ownPlaces(bundle.map, at)[0] ?? { file: appFile };
  if (result.kind !== 'loaded') throw new ProblemError([failureProblem(result, directory, appFile, bundle)]);
  return { definition: result.definition, problems: result.problems.map((problem) => toProblem(problem, placeOf)), placeOf };
}

function toProblem({ code, message, fix, at }: DeclarationProblem, placeOf: LoadedApp['placeOf']): Problem {
  return { code, severity: 'error', where: placeOf(at), message, fix };
}

function inWorker(input: WorkerInput, stage: StageConfig): Promise<Loaded | Failure> {
  const worker = new Worker(new URL('./load-worker.js', import.meta.url), {
    workerData: input,
    env: { ...process.env, ...functionConfig(stage, 'api_handler').environment, AWS_CHALICE_CLI_MODE: 'true' },
    // Evaluates the bundle from memory, as if it lay in the project folder, where nothing is written.
    execArgv: ['--experimental-vm-modules', '--experimental-import-meta-resolve', '--no-warnings'],
    stdin: false,
    stdout: true,
    stderr: true,
  });
  worker.stdout.pipe(process.stderr, { end: false });
  worker.stderr.pipe(process.stderr, { end: false });
  let timer: NodeJS.Timeout;
  return new Promise<Loaded | Failure>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'timeout' }), timeLimitMs);
    worker.once('message', resolve);
    worker.once('error', (error: Error) => resolve({ kind: 'exception', name: error.name, message: error.message, at: [], stack: error.stack ?? '' }));
    worker.once('exit', (code) => resolve({ kind: 'exit', code }));
  }).finally(() => {
    clearTimeout(timer);
    // Servers, timers and sockets that the app opened end with the thread.
    void worker.terminate();
  });
}

function failureProblem(failure: Failure, directory: string, appFile: string, { map }: Bundle): Problem {
  const error = { severity: 'error', where: { file: appFile } } as const;
  switch (failure.kind) {
    case 'no-app':
      return {
        ...error,
        code: 'app-not-exported',
        message: `the file has no export named 'app' that is a Chalice app${failure.found === '' ? '' : ` (its 'app' is ${failure.found})`}`,
        fix: "write export const app = new Chalice({ appName: '…' })",
      };
    case 'timeout':
      return {
        ...error,
        code: 'app-load-timeout',
        message: `importing the app took longer than ${timeLimitMs / 1000} seconds`,
        fix: 'move work and connections out of the module level, into the handlers',
      };
    case 'exit':
      return {
        ...error,
        code: 'app-load-exit',
        message:
          failure.code === 13 || failure.code === 0
            ? 'importing the app never came to an end: it waits for something that does not happen'
            : `the app ended the process (exit status ${failure.code}) while it was imported`,
        fix: 'remove process.exit and endless waiting from the module level',
      };
    case 'exception': {
      const places = ownPlaces(map, failure.at);
      const where = places[0] ?? error.where;
      return {
        code: 'app-exception',
        severity: 'error',
        where,
        message: `importing the app failed: ${failure.name === 'Error' ? '' : `${failure.name}: `}${failure.message}`,
        fix: exceptionFix(failure),
        frame: codeFrame(directory, places),
      };
    }
  }
}

function exceptionFix({ message }: { message: string }): string {
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
  return missing === undefined || missing.startsWith('.') || missing.startsWith('/')
    ? 'mend the code there; environment variables of the stage are set as in Lambda'
    : `install it: npm install ${missing}`;
}
