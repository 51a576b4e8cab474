import { mkdtempSync, writeFileSync } from 'node:fs';
import Module, { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { pathToFileURL } from 'node:url';
import workerThreads from 'node:worker_threads';
import { interceptThreads } from '../lambda/intercept-threads.js';
import { entryFile } from '../disk/entry-file.js';
import { initialize, load, resolve, type ServedModules } from './local-hooks.js';

/** Under this name, threads get what is served. */
export const servedKey = 'tschalice-served';

/** Makes modules from memory importable, here and in the threads and processes that they start. */
export function serveModules(served: ServedModules): void {
  hook(served);
  // The app's own two files are no file of a thread.
  if (served.modules.length > 2) serveOthers(served);
}

/** Newer versions of Node can run hooks in the same thread, which takes less time. */
function hook(data: ServedModules): void {
  const { registerHooks } = Module as { registerHooks?: (hooks: object) => void };
  if (registerHooks === undefined) {
    register(entryFile('serve/local-hooks.js'), { data });
  } else {
    initialize(data);
    registerHooks({ resolve, load });
  }
}

function serveOthers(served: ServedModules): void {
  const urls = new Set(served.modules.map(([url]) => url));
  const isServed = (given: unknown): boolean => urls.has(given instanceof URL ? given.href : pathToFileURL(resolvePath(String(given))).href);
  workerThreads.setEnvironmentData(servedKey, JSON.stringify(served));
  interceptThreads({
    thread: (given, start) => {
      const [file, options, ...rest] = given as [unknown, { readonly execArgv?: readonly string[] } | undefined];
      if (!isServed(file)) return start(given);
      const execArgv = [...(options?.execArgv ?? process.execArgv), '--import', entryFile('serve/local-thread.js').href];
      return start([file, { ...options, execArgv }, ...rest]);
    },
    process: (given, start) => {
      const [file, ...rest] = given as [string, ...unknown[]];
      if (!isServed(file)) return start(...given);
      const options = rest.find((one) => typeof one === 'object' && !Array.isArray(one)) as { execArgv?: string[] } | undefined;
      const args = rest.find((one) => Array.isArray(one)) as string[] | undefined;
      const url = entryFile('serve/local-thread.js');
      url.searchParams.set('served', writtenOnce(served));
      return start(file, args, { ...options, execArgv: [...(options?.execArgv ?? process.execArgv), '--import', url.href] });
    },
  });
}

/** The process that reads the file removes it. */
function writtenOnce(served: ServedModules): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tschalice-local-')), 'served.json');
  writeFileSync(file, JSON.stringify(served));
  return file;
}
