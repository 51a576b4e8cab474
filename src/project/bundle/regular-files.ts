import { stat } from 'node:fs/promises';
import type { PartialMessage, Plugin } from 'esbuild';
import { checkKind, mostCodeBytes } from '../disk/read-bytes.js';

/** What `detail` of this plugin's errors is: why a module cannot be read. */
export type UnreadModule = NodeJS.ErrnoException & { readonly path: string };

export const regularFilesName = 'regular-files';

/** Refuses modules that esbuild could not read to their end: named pipes, devices, and more than it has memory for. */
export const regularFiles: Plugin = {
  name: regularFilesName,
  setup(build) {
    // esbuild asks for every file that the filter takes, which costs time. npm installs nothing but files, and a link leads to its target's path.
    build.onLoad({ filter: outsidePackages('node_modules'), namespace: 'file' }, async ({ path }) => {
      try {
        checkKind(await stat(path), path, mostCodeBytes);
        return undefined;
      } catch (error) {
        return (error as NodeJS.ErrnoException).syscall === 'read' ? { errors: [{ text: 'unreadable', detail: error } satisfies PartialMessage] } : undefined;
      }
    });
  },
};

/** Matches paths none of whose folders has the name. Go's regular expressions, which esbuild uses, cannot say "not" of more than a character. */
function outsidePackages(name: string): RegExp {
  const others = Array.from(name, (character, index) => `${name.slice(0, index)}(?:[^${character}/\\\\][^/\\\\]*)?`);
  return new RegExp(`^(?:(?:${others.join('|')}|${name}[^/\\\\]+)[/\\\\])*[^/\\\\]*$`);
}
