import { type ChildProcess, fork } from 'node:child_process';
import type { Ran } from './run-cli.js';
import type { RunMessage } from './shared-process-child.js';

/**
 * Most runs of the command line share one process, which has everything loaded: that takes a fifth of the time of a process each.
 * It is the built `dist/cli/main.js` all the same, with its words, its folder, its environment and its outputs.
 * When a run ends the process, or is killed in it, that is the outcome of the run, and the next run starts another process.
 */
let child: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();
let runs = 0;

/** Runs wait for each other. */
export function runInSharedProcess(run: Omit<RunMessage, 'mark'>): Promise<Ran> {
  const ran = last.then(() => runNext(run));
  last = ran.catch(() => undefined);
  return ran;
}

function runNext(run: Omit<RunMessage, 'mark'>): Promise<Ran> {
  const used = (child ??= start());
  runs += 1;
  const mark = `\0end of run ${runs}\0`;
  let [stdout, stderr] = ['', ''];
  let status: number | undefined;
  return new Promise((resolve, reject) => {
    const onStdout = (text: string): void => {
      stdout += text;
      finish();
    };
    const onStderr = (text: string): void => {
      stderr += text;
      finish();
    };
    const onMessage = (said: number): void => {
      status = said;
      finish();
    };
    const onClose = (code: number | null, signal: NodeJS.Signals | null): void => {
      child = undefined;
      resolve({ status: code, signal, stdout, stderr });
    };
    const finish = (): void => {
      if (status === undefined || !stdout.endsWith(mark) || !stderr.endsWith(mark)) return;
      used.stdout!.off('data', onStdout);
      used.stderr!.off('data', onStderr);
      used.off('message', onMessage).off('close', onClose).off('error', reject);
      hold(used, false);
      resolve({ status, signal: null, stdout: stdout.slice(0, -mark.length), stderr: stderr.slice(0, -mark.length) });
    };
    used.stdout!.on('data', onStdout);
    used.stderr!.on('data', onStderr);
    used.on('message', onMessage).once('close', onClose).once('error', reject);
    hold(used, true);
    used.send({ ...run, mark } satisfies RunMessage);
  });
}

function start(): ChildProcess {
  const started = fork(new URL('./shared-process-child.js', import.meta.url), [], { execArgv: [], silent: true });
  started.stdout!.setEncoding('utf8');
  started.stderr!.setEncoding('utf8');
  return started;
}

/** Whether this process waits for the other one: else the tests would never come to an end. */
function hold(used: ChildProcess, held: boolean): void {
  const what = held ? 'ref' : 'unref';
  used[what]();
  used.channel?.[what]();
  for (const stream of [used.stdout, used.stderr]) (stream as unknown as { ref(): void; unref(): void })[what]();
}
