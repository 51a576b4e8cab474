import type { FunctionConfig } from '../../compiler/config/function-config.js';
import type { Outcome } from '../../testing/gateway.js';
import { answerLimit, answerTooLarge, eventLimit, isTooLarge } from '../../testing/limit.js';
import { lambdaError, type ThrownError } from '../lambda/thrown-error.js';
import type { LoadMessage } from './message.js';
import { type FunctionProcess, startProcess } from './process.js';

/** A function of the app, with a process of its own while it is needed. */
export interface LocalFunction {
  /** Starts the process in advance. @returns the error if the handler could not be loaded */
  warmUp(): Promise<ThrownError | undefined>;
  /** Never rejects. */
  invoke(event: unknown, requestId: string): Promise<Outcome>;
  kill(): void;
}

export interface FunctionSetup {
  readonly message: LoadMessage;
  readonly settings: FunctionConfig;
  /** All environment variables of the process. */
  readonly environment: NodeJS.ProcessEnv;
  /** Gets each error, for the terminal. */
  readonly report: (error: ThrownError) => void;
  /** How long API Gateway waits for a function, in seconds; default 29. */
  readonly patience?: number;
}

/** How long an import may take, in seconds; the same as when the app is loaded for packaging. */
const loadLimit = 30;

export function localFunction({ message, settings, environment, report, patience = 29 }: FunctionSetup): LocalFunction {
  let current: FunctionProcess | undefined;
  const drop = (dropped: FunctionProcess): void => {
    dropped.retire();
    if (current === dropped) current = undefined;
  };
  const load = async (): Promise<ThrownError | FunctionProcess> => {
    if (current === undefined || current.hasEnded) current = startProcess(message, environment);
    const started = current;
    const error = await within(loadLimit, started.loaded);
    if (error === null) return started;
    drop(started);
    return error ?? lambdaError(`importing the app took longer than ${loadLimit} seconds`);
  };
  const failed = (error: ThrownError): Outcome => {
    report(error);
    return { kind: 'failed', message: error.message };
  };
  return {
    warmUp: async () => {
      const result = await load();
      return 'stack' in result ? result : undefined;
    },
    invoke: async (event, requestId) => {
      const text = JSON.stringify(event);
      if (isTooLarge(text, eventLimit)) return { kind: 'too-long' };
      const running = await load();
      if ('stack' in running) return failed(running);
      const limit = settings.timeout;
      const call = running.invoke({ id: requestId, event: text, deadline: Date.now() + limit * 1000 });
      const answer = await within(Math.min(limit, patience), call.answer);
      if (answer !== undefined) return answer.kind === 'error' ? failed(answer.error) : returned(answer.body, failed);
      const endByForce = (): void => {
        call.abandon();
        drop(running);
      };
      if (limit < patience) {
        endByForce();
        // For API Gateway a function that Lambda ended is one that failed: it answers 502.
        return failed(lambdaError(`Task timed out after ${limit.toFixed(2)} seconds`));
      }
      // The function runs on until its own timeout, though nobody waits for its answer.
      void within(limit - patience, call.answer).then((late) => late ?? endByForce());
      return { kind: 'timed-out' };
    },
    kill: () => current?.kill(),
  };
}

function returned(body: string, failed: (error: ThrownError) => Outcome): Outcome {
  if (isTooLarge(body, answerLimit)) return failed(lambdaError(answerTooLarge));
  return { kind: 'returned', payload: JSON.parse(body) as unknown };
}

/** The value if it comes within some seconds, else undefined. */
function within<T>(seconds: number, awaited: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), seconds * 1000);
    timer.unref();
  });
  return Promise.race([awaited, end]).finally(() => clearTimeout(timer));
}
