import { readdirSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { PartialMessage, Plugin } from 'esbuild';
import { checkKind, mostCodeBytes } from '../disk/read-bytes.js';
import { literalPattern } from './literal-pattern.js';

/** What `detail` of this plugin's errors is: why a module cannot be read. */
export type UnreadModule = NodeJS.ErrnoException & { readonly path: string };

export const regularFilesName = 'regular-files';

/** More entries are not looked at before the build. */
const mostEntries = 2000;

/**
 * Refuses modules that esbuild could not read to their end: named pipes, devices, and more than it has memory for.
 *
 * esbuild asks for every file that a plugin's filter takes, which costs more than to look at the project's own files beforehand. So it is asked to do so
 * only where there is something to refuse, or too much to look at. One plugin serves all runs, so that it looks once.
 *
 * @param directory real path of the project folder
 */
export function regularFiles(directory: string): Plugin {
  let filter: RegExp | undefined;
  return {
    name: regularFilesName,
    setup(build) {
      filter ??= hasOnlyFiles(directory) ? outsideFolder(directory) : outsidePackages('node_modules');
      build.onLoad({ filter, namespace: 'file' }, async ({ path }) => {
        try {
          checkKind(await stat(path), path, mostCodeBytes);
          return undefined;
        } catch (error) {
          return (error as NodeJS.ErrnoException).syscall === 'read' ? { errors: [{ text: 'unreadable', detail: error } satisfies PartialMessage] } : undefined;
        }
      });
    },
  };
}

/** Whether nothing in the project is to be refused. False if that takes too long to tell. npm installs nothing but files, so its packages do not count. */
function hasOnlyFiles(directory: string): boolean {
  const folders = [directory];
  let left = mostEntries;
  try {
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        left -= 1;
        if (left < 0) return false;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (entry.name !== 'node_modules' && entry.name !== '.git') folders.push(path);
          continue;
        }
        const stats = statSync(path, { throwIfNoEntry: false });
        if (stats?.isDirectory() === true) continue;
        checkKind(stats, path, mostCodeBytes);
      }
    }
    return true;
  } catch {
    return false;
  }
}

/** Matches paths that do not begin with the folder's, as far as Go's regular expressions can say "not". */
function outsideFolder(folder: string): RegExp {
  const others: string[] = [];
  let start = '';
  for (const character of folder.endsWith(sep) ? folder : folder + sep) {
    others.push(`${start}[^${literalPattern(character)}]`);
    start += literalPattern(character);
  }
  return new RegExp(`^(?:${others.join('|')})`);
}

/** Matches paths none of whose folders has the name. Go's regular expressions, which esbuild uses, cannot say "not" of more than a character. */
function outsidePackages(name: string): RegExp {
  const others = Array.from(name, (character, index) => `${name.slice(0, index)}(?:[^${character}/\\\\][^/\\\\]*)?`);
  return new RegExp(`^(?:(?:${others.join('|')}|${name}[^/\\\\]+)[/\\\\])*[^/\\\\]*$`);
}
