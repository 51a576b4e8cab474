import { spawn } from 'node:child_process';
import { endGroup, endWithParent, leadsGroup } from './end-with-parent.js';

export interface ProgramResult {
  /** Undefined if a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends it at once, with all that it has started. */
  readonly interrupted?: AbortSignal | undefined;
}

/** More is of no use in a message, and a program may print without end. */
const keptOutput = 1_000_000;

/** Runs a program that asks nothing. Its words are not interpreted by a shell. It ends with this process. */
export function runProgram(program: string, words: readonly string[], { cwd, env, interrupted }: ProgramOptions): Promise<ProgramResult> {
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: false, windowsHide: true, detached: leadsGroup });
  endWithParent(child, true);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] = (said[name] + text).slice(-keptOutput)));
  }
  const end = (): void => endGroup(child);
  if (interrupted?.aborted === true) end();
  interrupted?.addEventListener('abort', end, { once: true });
  return new Promise<ProgramResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? undefined, ...said }));
  }).finally(() => interrupted?.removeEventListener('abort', end));
}
