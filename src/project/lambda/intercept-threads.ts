import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

type Fork = typeof childProcess.fork;

/** What becomes of threads and processes that the app starts. */
interface Interceptor {
  /** @param start starts the thread; `given` is what the app gives to `Worker` */
  readonly thread: (given: readonly unknown[], start: (given: readonly unknown[]) => object) => object;
  /** @param start starts the process; `given` is what the app gives to `fork` */
  readonly process: (given: Parameters<Fork>, start: Fork) => ReturnType<Fork>;
}

/** Has something else decide about the threads and processes that are started from here on. */
export function interceptThreads({ thread, process }: Interceptor): void {
  const { Worker } = workerThreads;
  const { fork } = childProcess;
  Object.assign(workerThreads, {
    Worker: new Proxy(Worker, {
      construct: (target, given: unknown[], self) => thread(given, (changed) => Reflect.construct(target, changed, self) as object),
    }),
  });
  Object.assign(childProcess, { fork: (...given: Parameters<Fork>) => process(given, fork) });
  syncBuiltinESMExports();
}
