import { Worker } from 'node:worker_threads';
import { entryFile } from '../disk/entry-file.js';
import { toolEnvironment } from '../lambda/environment.js';
import { describeThrown } from '../lambda/thrown-error.js';
import type { LoadResult } from './load-result.js';
import type { WorkerInput } from './load-worker.js';

/** A thread for one app. */
export interface LoadThread {
  /** Loads an app, and ends the thread, with the servers, timers and sockets that the app opened. */
  load(input: WorkerInput, timeLimitMs: number): Promise<LoadResult>;
  end(): void;
}

// At most one, from `prepareThread` to the first app that is loaded.
let prepared: { readonly thread: LoadThread; readonly folder: string | undefined } | undefined;

/** Starts a thread before it is known what to load in it, because that takes longer than bundling a small app. It does not keep the process alive. */
export function prepareThread(): void {
  // One that nobody took was started in a folder that may be gone by now.
  prepared?.thread.end();
  prepared = { folder: workingFolder(), thread: startThread() };
}

/** The thread that was prepared in this folder, or else a new one. */
export function takeThread(): LoadThread {
  const found = prepared;
  prepared = undefined;
  if (found !== undefined && found.folder === workingFolder()) return found.thread;
  found?.thread.end();
  return startThread();
}

/** Undefined if it is gone. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function startThread(): LoadThread {
  // NODE_OPTIONS is meant for the tool itself: it may hold options that a thread refuses.
  const { NODE_OPTIONS: _, ...env } = toolEnvironment(process.env);
  const worker = new Worker(entryFile('load/load-worker.js'), {
    env,
    // Evaluates the bundle from memory, as if it were in the project folder, where nothing is written.
    execArgv: ['--experimental-vm-modules', '--experimental-import-meta-resolve', '--no-warnings'],
    stdin: false,
    stdout: true,
    stderr: true,
  });
  const ended = new Promise<LoadResult>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (thrown) => resolve({ kind: 'exception', error: { ...describeThrown(thrown), at: [] }, sdk: 'none' }));
    worker.once('exit', (code) => resolve({ kind: 'exit', code, at: [], called: false, asked: false, sdk: 'none' }));
  });
  // Only now, because who listens to a thread keeps the process alive for it.
  worker.unref();
  return {
    load: async (input, timeLimitMs) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<LoadResult>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'timeout', sdk: 'none' }), timeLimitMs);
      });
      worker.ref();
      worker.postMessage(input);
      try {
        return await Promise.race([ended, late]);
      } finally {
        clearTimeout(timer);
        void worker.terminate();
      }
    },
    end: () => void worker.terminate(),
  };
}
