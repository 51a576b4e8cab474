/** The files that a process, a thread or Node's module loader starts with. Nothing imports them, so they are listed here. */
export const entryFiles = [
  'base/base-child.js',
  'load/load-worker.js',
  'prove/offline.cjs',
  'prove/proof-child.js',
  'prove/task-hooks.js',
  'serve/local-hooks.js',
  'serve/local-thread.js',
  'serve/local-worker.js',
] as const;

/** The URL of one of them. In dist/ each is in its own room too; the code that they share is in a folder next to the rooms (`src/build/bundle.mjs`). */
export function entryFile(name: (typeof entryFiles)[number]): URL {
  return new URL(`../${name}`, import.meta.url);
}
