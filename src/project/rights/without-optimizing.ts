import { setFlagsFromString } from 'node:v8';

/** Where somebody has told V8 how to compile, it stays as it is. */
const isTold = /--(?:jitless|(?:no-?)?(?:opt|turbofan|maglev|sparkplug)|max-lazy)\b/.test([...process.execArgv, process.env['NODE_OPTIONS']].join(' '));

const { v8_enable_maglev: hasMaglev } = process.config.variables as { readonly v8_enable_maglev?: unknown };

/** Its best compiler, and one before that where this Node.js was built to use it. */
const compilers = hasMaglev === 1 ? ['opt', 'maglev'] : ['opt'];

/**
 * Runs what is over soon without V8's optimizing compilers. They work on other threads, and their code would be ready when it is not needed any more: a tenth
 * of the time that packaging takes would be spent on that alone. The flags are for the whole process, of which nothing else runs meanwhile.
 *
 * @param task gets what lets V8 optimize after all, for when it is not over soon
 */
export function withoutOptimizing<T>(task: (optimize: () => void) => T): T {
  if (isTold) return task(() => undefined);
  const optimize = (): void => compilers.forEach((name) => setFlagsFromString(`--${name}`));
  compilers.forEach((name) => setFlagsFromString(`--no-${name}`));
  try {
    return task(optimize);
  } finally {
    optimize();
  }
}
