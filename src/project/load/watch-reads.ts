import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Reports each file of the project that is opened from now on, except those of packages.
 *
 * @param told gets the path relative to the project, with `/`
 */
export function watchReads(directory: string, told: (path: string) => void): void {
  const modules = `${sep}node_modules${sep}`;
  const watch = (file: unknown): void => {
    const path = typeof file === 'string' ? resolve(directory, file) : file instanceof URL && file.protocol === 'file:' ? fileURLToPath(file) : undefined;
    if (path === undefined || !path.startsWith(join(directory, sep)) || path.includes(modules)) return;
    if (fs.statSync(path, { throwIfNoEntry: false })?.isFile() === true) told(relative(directory, path).replaceAll('\\', '/'));
  };
  for (const [owner, names] of [
    [fs, ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream']],
    [fs.promises, ['readFile', 'open']],
  ] as const) {
    for (const name of names) {
      const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
      Reflect.set(owner, name, (...given: unknown[]) => {
        watch(given[0]);
        return original.apply(owner, given);
      });
    }
  }
  syncBuiltinESMExports();
}
