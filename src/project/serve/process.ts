import { fork } from 'node:child_process';
import { entryFile } from '../disk/entry-file.js';
import { endGroup, endWithParent, leadsGroup } from '../process/end-with-parent.js';
import type { Answer, Invocation } from '../lambda/invocation.js';
import { lambdaError, type ThrownError } from '../lambda/thrown-error.js';
import type { FunctionMessage, LoadMessage, ToldMessage } from './message.js';

export interface RunningInvocation {
  /** Never rejects. */
  readonly answer: Promise<Answer>;
  /** Stops waiting for it. */
  abandon(): void;
}

/** A process that has loaded the bundle, like Lambda's execution environment of one function. */
export interface FunctionProcess {
  /** Never rejects; null if the handler can be called. */
  readonly loaded: Promise<ThrownError | null>;
  readonly hasEnded: boolean;
  invoke(invocation: Invocation): RunningInvocation;
  /** Ends it once nobody waits for it any more. */
  retire(): void;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts a process for a function. What the app prints goes to standard error, because standard output belongs to the tool.
 *
 * @param environment all of it
 */
export function startProcess(message: LoadMessage, environment: NodeJS.ProcessEnv): FunctionProcess {
  const child = fork(entryFile('serve/local-worker.js'), {
    cwd: message.directory,
    env: environment,
    // Without the options of this process, which may be a test runner.
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
    detached: leadsGroup,
  });
  endWithParent(child, true);
  const waiting = new Map<string, (answer: Answer) => void>();
  let [isRetired, hasEnded] = [false, false];
  let tellLoaded!: (error: ThrownError | null) => void;
  const loaded = new Promise<ThrownError | null>((resolve) => {
    tellLoaded = resolve;
  });
  const kill = (): void => endGroup(child);
  const endIfIdle = (): void => {
    if (isRetired && waiting.size === 0) kill();
  };
  const settle = (id: string, answer: Answer): void => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
    endIfIdle();
  };
  const atEnd = (reason: string): void => {
    hasEnded = true;
    const error = lambdaError(reason);
    tellLoaded(error);
    for (const id of waiting.keys()) settle(id, { kind: 'error', error });
  };
  child.on('message', (told) => {
    const said = told as FunctionMessage;
    if (said.kind === 'ready') tellLoaded(null);
    else if (said.kind === 'load-failed') tellLoaded(said.error);
    else settle(said.id, said.answer);
  });
  child.once('error', ({ message: reason }) => atEnd(`the function's process could not be started: ${reason}`));
  child.once('exit', (code, signal) => atEnd(`the function's process ended (${signal === null ? `exit status ${code}` : signal})`));
  // A message to a process that has just ended is lost. The end of the process then settles the call.
  const send = (said: ToldMessage): void => void child.send(said, () => undefined);
  send(message);
  return {
    loaded,
    get hasEnded() {
      return hasEnded;
    },
    invoke: (invocation) => {
      const { id } = invocation;
      const answer = new Promise<Answer>((resolve) => void waiting.set(id, resolve));
      if (hasEnded) settle(id, { kind: 'error', error: lambdaError("the function's process has ended") });
      else send({ kind: 'invoke', ...invocation });
      const abandon = (): void => {
        waiting.delete(id);
        endIfIdle();
      };
      return { answer, abandon };
    },
    retire: () => {
      isRetired = true;
      endIfIdle();
    },
    kill,
  };
}
