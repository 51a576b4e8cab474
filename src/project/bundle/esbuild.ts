import { createRequire } from 'node:module';

type Esbuild = Pick<typeof import('esbuild'), 'build' | 'formatMessages'>;

/** Not by `import`: that reads through all of a CommonJS file for the names it exports, which takes longer than bundling. */
export function loadEsbuild(): Esbuild {
  return createRequire(import.meta.url)('esbuild') as Esbuild;
}
