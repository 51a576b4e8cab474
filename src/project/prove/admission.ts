import { dirname } from 'node:path';
import { isSdkModule } from '../bundle/imported-names.js';
import { tellNote } from './note.js';

/** Allows a file to be loaded, or throws what Node.js throws for a missing module. `from`: the file that imports it; undefined for the bundle. */
export type Admit = (file: string, specifier: string, from: string | undefined) => void;

/**
 * Allows only files that are in the package, by the paths that they were packaged from, even if more is installed here.
 * What is part of Lambda (the AWS SDK and its dependencies) may load anything.
 */
export function admission(sources: ReadonlySet<string>, code: 'MODULE_NOT_FOUND' | 'ERR_MODULE_NOT_FOUND'): Admit {
  const told = new Set<string>();
  return (file, specifier, from) => {
    if (from !== undefined && !sources.has(from)) return;
    if (!sources.has(file) && !isSdkModule(specifier)) throw notFound(specifier, from, code);
    const folder = folderOf(file);
    if (told.has(folder) || folder === (from && folderOf(from))) return;
    told.add(folder);
    tellNote({ kind: 'edge', ...(from !== undefined && { from }), to: file });
  };
}

/** With Node's code, because packages that work without a module check it. */
export function notFound(specifier: string, from: string | undefined, code: string): Error {
  return Object.assign(new Error(`Cannot find module '${specifier}'`), { code, ...(from !== undefined && { requireStack: [from] }) });
}

/** The folder of the package that a file belongs to; the file's own folder if it is in none. */
function folderOf(file: string): string {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? dirname(file);
}
