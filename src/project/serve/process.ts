import { fork } from 'node:child_process';
import type { FunctionMessage, InvokeMessage, LoadMessage, Thrown } from './message.js';

/** What became of an invocation in its process. */
export type Ended = { readonly kind: 'returned'; readonly json: string | undefined } | { readonly kind: 'threw'; readonly thrown: Thrown };

export interface RunningInvocation {
  /** Never rejects. */
  readonly ended: Promise<Ended>;
  /** Waits no longer for its end. */
  abandon(): void;
}

/** A process that has loaded the bundle, as Lambda's execution environment of one function. */
export interface FunctionProcess {
  /** Never rejects; null when the handler is there to be called. */
  readonly loaded: Promise<Thrown | null>;
  readonly hasEnded: boolean;
  invoke(call: Omit<InvokeMessage, 'kind' | 'id'>): RunningInvocation;
  /** Ends it once nobody waits for it any more. */
  retire(): void;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts a process for a function. What the app prints goes to standard error, since standard output belongs to the tool.
 *
 * @param environment all of it
 */
export function startProcess(message: LoadMessage, environment: NodeJS.ProcessEnv): FunctionProcess {
  const child = fork(new URL('./local-worker.js', import.meta.url), {
    cwd: message.directory,
    env: environment,
    // Not those of this process, which may be a test runner's.
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const waiting = new Map<number, (ended: Ended) => void>();
  let [nextId, isRetired, hasEnded] = [0, false, false];
  let tellLoaded!: (thrown: Thrown | null) => void;
  const loaded = new Promise<Thrown | null>((resolve) => {
    tellLoaded = resolve;
  });
  const kill = (): void => void child.kill('SIGKILL');
  const endIfIdle = (): void => {
    if (isRetired && waiting.size === 0) kill();
  };
  const settle = (id: number, ended: Ended): void => {
    waiting.get(id)?.(ended);
    waiting.delete(id);
    endIfIdle();
  };
  const atEnd = (reason: string): void => {
    hasEnded = true;
    const thrown = { message: reason, stack: reason };
    tellLoaded(thrown);
    for (const id of waiting.keys()) settle(id, { kind: 'threw', thrown });
  };
  child.on('message', (told) => {
    const said = told as FunctionMessage;
    if (said.kind === 'ready') tellLoaded(null);
    else if (said.kind === 'load-failed') tellLoaded(said.thrown);
    else settle(said.id, said);
  });
  child.once('error', ({ message: reason }) => atEnd(`the function's process could not be started: ${reason}`));
  child.once('exit', (code, signal) => atEnd(`the function's process ended (${signal === null ? `exit status ${code}` : signal})`));
  // A message to a process that has just ended is lost; what waits for its answer is told by the end itself.
  const send = (said: LoadMessage | InvokeMessage): void => void child.send(said, () => undefined);
  send(message);
  return {
    loaded,
    get hasEnded() {
      return hasEnded;
    },
    invoke: (call) => {
      const id = (nextId += 1);
      const ended = new Promise<Ended>((resolve) => void waiting.set(id, resolve));
      if (hasEnded) settle(id, { kind: 'threw', thrown: { message: "the function's process has ended", stack: '' } });
      else send({ kind: 'invoke', id, ...call });
      const abandon = (): void => {
        waiting.delete(id);
        endIfIdle();
      };
      return { ended, abandon };
    },
    retire: () => {
      isRetired = true;
      endIfIdle();
    },
    kill,
  };
}
