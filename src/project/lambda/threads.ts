import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import workerThreads from 'node:worker_threads';
import { interceptThreads } from './intercept-threads.js';

/** For a thread that loads an app: what the app asks tells it that it runs in a process of its own, and it cannot speak for the tool. */
export function pretendMainThread(): void {
  Object.assign(workerThreads, { isMainThread: true, parentPort: null, workerData: null, threadId: 0 });
  syncBuiltinESMExports();
}

/**
 * Threads and processes of modules that are not on this disk, as they ship compiled, are not started: the app gets one that never answers.
 *
 * @param files absolute paths
 * @param told gets the path of each that the app would have started
 * @param moved where other files really are
 */
export function standInForThreads(files: ReadonlySet<string>, told: (file: string) => void, moved: ReadonlyMap<string, string> = new Map()): void {
  if (files.size === 0 && moved.size === 0) return;
  const standInFor = (given: unknown): EventEmitter | undefined => {
    const file = fileOf(given);
    if (file === undefined || !files.has(file)) return undefined;
    told(file);
    return silent();
  };
  const placeOf = (given: unknown): unknown => moved.get(fileOf(given) ?? '') ?? given;
  interceptThreads({
    thread: ([file, ...rest], start) => standInFor(file) ?? start([placeOf(file), ...rest]),
    process: ([file, ...rest], start) => (standInFor(file) as ChildProcess | undefined) ?? start(placeOf(file) as string, ...rest),
  });
}

function fileOf(given: unknown): string | undefined {
  if (typeof given === 'string') return resolve(process.cwd(), given);
  return given instanceof URL && given.protocol === 'file:' ? fileURLToPath(given) : undefined;
}

/** What a thread and a process have in common. */
function silent(): EventEmitter {
  const nothing = (): void => undefined;
  return Object.assign(new EventEmitter(), {
    postMessage: nothing,
    send: () => true,
    ref: nothing,
    unref: nothing,
    kill: () => true,
    terminate: async () => 0,
  });
}
