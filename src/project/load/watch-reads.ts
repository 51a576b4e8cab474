import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Reports each file of the project that is opened from now on, except those of packages. Named pipes cannot be opened: a thread that waits for one
 * could never be ended.
 *
 * @param told gets the path relative to the project, with `/`
 */
export function watchReads(directory: string, told: (path: string) => void): void {
  const modules = `${sep}node_modules${sep}`;
  const watch = (file: unknown, flags: unknown): void => {
    const path = typeof file === 'string' ? resolve(directory, file) : file instanceof URL && file.protocol === 'file:' ? fileURLToPath(file) : undefined;
    if (path === undefined) return;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFIFO() === true && isForReading(flags)) throw Object.assign(new Error(`${path} is not a regular file`), { code: 'ENOTREG', path });
    if (!path.startsWith(join(directory, sep)) || path.includes(modules)) return;
    if (stats?.isFile() === true) told(relative(directory, path).replaceAll('\\', '/'));
  };
  for (const [owner, names] of [
    [fs, ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream']],
    [fs.promises, ['readFile', 'open']],
  ] as const) {
    for (const name of names) {
      const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
      Reflect.set(owner, name, (...given: unknown[]) => {
        watch(given[0], given[1]);
        return original.apply(owner, given);
      });
    }
  }
  syncBuiltinESMExports();
}

/** The second argument: flags, options or a callback. Who opens a pipe for reading and writing does not wait. */
function isForReading(flags: unknown): boolean {
  const given = typeof flags === 'object' && flags !== null ? (flags as { readonly flag?: unknown; readonly flags?: unknown }) : { flag: flags };
  const mode = given.flag ?? given.flags;
  return !(typeof mode === 'number' && (mode & (fs.constants.O_RDWR | fs.constants.O_NONBLOCK)) !== 0) && mode !== 'r+';
}

const statSync = fs.statSync.bind(fs);
