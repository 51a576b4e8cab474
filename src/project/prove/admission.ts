import { dirname } from 'node:path';
import { isSdkModule } from '../bundle/imported-names.js';
import { tellNote } from './note.js';

/** Lets a file be loaded, or throws what Node throws for a module that is not there. `from`: the file that wants it, undefined for the bundle. */
export type Admit = (file: string, specifier: string, from: string | undefined) => void;

/**
 * Admits files that the package holds, by the places that they were packaged from, and no others, though more may be
 * installed here. What is part of Lambda (the AWS SDK and all that it needs) is left to itself.
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

/** Packages that can do without a module look for its code. */
export function notFound(specifier: string, from: string | undefined, code: string): Error {
  return Object.assign(new Error(`Cannot find module '${specifier}'`), { code, ...(from !== undefined && { requireStack: [from] }) });
}

/** The folder of the package that a file belongs to; its own folder outside of packages. */
function folderOf(file: string): string {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? dirname(file);
}
