/** The files that a process, a thread or Node's module loader begins with. Nothing imports them, so they are named here. */
export const entryFiles = [
  'load/load-worker.js',
  'prove/offline.cjs',
  'prove/proof-child.js',
  'prove/task-hooks.js',
  'serve/local-hooks.js',
  'serve/local-worker.js',
] as const;

/** Where one of them is. In dist/ each stands in its room too, and the code that they share in a folder beside those (`src/build/bundle.mjs`). */
export function entryFile(name: (typeof entryFiles)[number]): URL {
  return new URL(`../${name}`, import.meta.url);
}
