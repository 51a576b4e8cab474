import { setFlagsFromString } from 'node:v8';

/** Where somebody has told V8 how to compile, it stays as it is. */
const isTold = /--(?:jitless|(?:no-?)?(?:opt|turbofan|maglev|sparkplug)|max-lazy)\b/.test([...process.execArgv, process.env['NODE_OPTIONS']].join(' '));

/**
 * Runs what is over soon without V8's optimizing compiler. That works on other threads, and its code would be ready when it is not needed any more: a fifth
 * of the time that packaging takes with it is spent on that alone. The flag is for the whole process, of which nothing else runs meanwhile.
 *
 * @param task gets what lets V8 optimize after all, for when it is not over soon
 */
export function withoutOptimizing<T>(task: (optimize: () => void) => T): T {
  if (isTold) return task(() => undefined);
  const optimize = (): void => setFlagsFromString('--opt');
  setFlagsFromString('--no-opt');
  try {
    return task(optimize);
  } finally {
    optimize();
  }
}
