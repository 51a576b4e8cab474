import module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Lets Node.js keep the compiled code of this tool from one run to the next, from version 22 on. It is kept where npm packages keep such
 * things, in `node_modules/.cache`; not in Node.js's own place, which is below the system's folder for temporary files: what is
 * loaded from there is run, and others may write to it. Where nothing can be written, nothing is kept.
 */
export function useCompileCache(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const modules = basename(dirname(root)) === 'node_modules' ? dirname(root) : join(root, 'node_modules');
  enableCompileCache?.(join(modules, '.cache/tschalice'));
}
