import type { FunctionConfig } from '../../compiler/config/function-config.js';
import type { Outcome } from '../../testing/gateway.js';
import type { InvokeMessage, LoadMessage, Thrown } from './message.js';
import { type Ended, type FunctionProcess, startProcess } from './process.js';

/** A function of the app, with a process of its own while it is needed. */
export interface LocalFunction {
  /** Starts the process beforehand. @returns why the handler could not be loaded, if that is so */
  warmUp(): Promise<Thrown | undefined>;
  /** Never rejects. */
  invoke(event: unknown, context: InvokeMessage['context']): Promise<Outcome>;
  kill(): void;
}

export interface FunctionSetup {
  readonly message: LoadMessage;
  readonly settings: FunctionConfig;
  /** All environment variables of the process. */
  readonly environment: NodeJS.ProcessEnv;
  /** Gets whatever goes wrong, for the terminal. */
  readonly report: (thrown: Thrown) => void;
  /** How long API Gateway waits for a function, in seconds; default 29. */
  readonly patience?: number;
}

/** Bytes of JSON that Lambda takes as an event, and hands over as an answer. */
const eventLimit = 6 * 1024 * 1024;
const answerLimit = eventLimit + 100;

/** How long an import may take, as for inspecting the app. */
const loadLimit = 30;

export function localFunction({ message, settings, environment, report, patience = 29 }: FunctionSetup): LocalFunction {
  let current: FunctionProcess | undefined;
  const drop = (dropped: FunctionProcess): void => {
    dropped.retire();
    if (current === dropped) current = undefined;
  };
  const load = async (): Promise<Thrown | FunctionProcess> => {
    if (current === undefined || current.hasEnded) current = startProcess(message, environment);
    const started = current;
    const thrown = await within(loadLimit, started.loaded);
    if (thrown === null) return started;
    drop(started);
    return thrown ?? plain(`importing the app took longer than ${loadLimit} seconds`);
  };
  const failed = (thrown: Thrown): Outcome => {
    report(thrown);
    return { kind: 'failed', message: thrown.message };
  };
  return {
    warmUp: async () => {
      const result = await load();
      return 'stack' in result ? result : undefined;
    },
    invoke: async (event, context) => {
      const text = JSON.stringify(event);
      if (Buffer.byteLength(text) > eventLimit) return { kind: 'too-long' };
      const running = await load();
      if ('stack' in running) return failed(running);
      const limit = settings.timeout;
      const call = running.invoke({ event: text, context, deadline: Date.now() + limit * 1000 });
      const end = await within(Math.min(limit, patience), call.ended);
      if (end !== undefined) return end.kind === 'threw' ? failed(end.thrown) : answered(end, failed);
      const endByForce = (): void => {
        call.abandon();
        drop(running);
      };
      if (limit < patience) {
        endByForce();
        // To API Gateway a function that Lambda ended is one that failed: it answers 502.
        return failed(plain(`Task timed out after ${limit.toFixed(2)} seconds`));
      }
      // With time to spare the function runs on, though nobody waits for its answer.
      void within(limit - patience, call.ended).then((late) => late ?? endByForce());
      return { kind: 'timed-out' };
    },
    kill: () => current?.kill(),
  };
}

function answered({ json }: Ended & { kind: 'returned' }, failed: (thrown: Thrown) => Outcome): Outcome {
  if (json === undefined) return { kind: 'returned', payload: null };
  if (Buffer.byteLength(json) > answerLimit) return failed(plain("the function's answer is larger than the 6 MB that Lambda hands over"));
  return { kind: 'returned', payload: JSON.parse(json) as unknown };
}

function plain(message: string): Thrown {
  return { message, stack: '' };
}

/** What comes within some seconds, else undefined. */
function within<T>(seconds: number, awaited: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), seconds * 1000);
    timer.unref();
  });
  return Promise.race([awaited, end]).finally(() => clearTimeout(timer));
}
