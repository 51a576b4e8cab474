import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { taskFolder } from '../lambda/folders.js';

/** The folder of the function's zip. On Windows on the current drive. */
export const taskRoot: string = resolve(taskFolder);

/** The bundle's path in Lambda, which is where it seems to be. */
export const bundleFile: string = join(taskRoot, 'app.mjs');
export const bundleUrl: string = pathToFileURL(bundleFile).href;

/** Path in Lambda (`/var/task/data.json`, `/opt/nodejs/node_modules/…`) → the file on this disk that the package has a copy of. */
export type TaskFiles = ReadonlyMap<string, string>;

type Callable = (...given: unknown[]) => unknown;

const reading = ['access', 'lstat', 'open', 'opendir', 'readFile', 'readdir', 'readlink', 'realpath', 'stat'];
const readers = [...withSync(reading), 'createReadStream', 'exists', 'existsSync'];
/** Streams that write open their files through `open`. */
const writing = 'appendFile chmod copyFile cp link mkdir mkdtemp rename rm rmdir symlink truncate unlink utimes writeFile';
const writers = withSync(writing.split(' '));

/**
 * Lets the process see its files as a function in Lambda does: under `/var/task`, the working folder, it sees those in the
 * package and no others. It does not see the project itself, except what packages find in their own folders.
 *
 * Nothing is copied: a file of the package is read where it was packaged from. As in Lambda, nothing can be written to the folder.
 */
export function arrangeFiles(files: TaskFiles, projectDir: string): void {
  let cwd = taskRoot;
  process.cwd = () => cwd;
  process.chdir = (folder) => {
    cwd = resolve(cwd, folder);
  };
  const sources = new Set(files.values());
  const folders = new Map([[taskRoot, projectDir]]);
  for (const [path, source] of files) {
    let [above, beside] = [dirname(path), dirname(source)];
    for (; isBelow(above, taskRoot) && !folders.has(above); [above, beside] = [dirname(above), dirname(beside)]) folders.set(above, beside);
  }

  /** The path in Lambda that a call means; undefined for a path of the system. */
  const inTask = (given: unknown): string | undefined => {
    const path = typeof given === 'string' ? resolve(cwd, given) : given instanceof URL && given.protocol === 'file:' ? fileURLToPath(given) : undefined;
    if (path === undefined) return undefined;
    if (isBelow(path, taskRoot) || files.has(path) || folders.has(path)) return path;
    const isHidden = isBelow(path, projectDir) && !sources.has(path) && !path.split(sep).includes('node_modules');
    return isHidden && !isFolder(path) ? join(taskRoot, relative(projectDir, path)) : undefined;
  };
  const isRead = (name: string, flags: unknown): boolean =>
    !/^open(Sync)?$/.test(name) || flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY;
  for (const owner of [fs, fs.promises]) {
    for (const name of readers) {
      replace(owner, name, (original, given) => {
        const path = inTask(given[0]);
        if (path === undefined) return original(...given);
        if (!isRead(name, given[1]) && typeof given[1] !== 'function') return refuseToWrite(owner, name, path, given);
        return original(files.get(path) ?? folders.get(path) ?? path, ...given.slice(1));
      });
    }
    for (const name of writers) {
      replace(owner, name, (original, given) => {
        const path = inTask(given[0]) ?? (/^(copyFile|cp|link|rename|symlink)/.test(name) ? inTask(given[1]) : undefined);
        return path === undefined ? original(...given) : refuseToWrite(owner, name, path, given);
      });
    }
  }
  syncBuiltinESMExports();
}

function withSync(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `${name}Sync`]);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

const statSync = fs.statSync.bind(fs);

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function replace(owner: object, name: string, call: (original: Callable, given: unknown[]) => unknown): void {
  const original = Reflect.get(owner, name) as unknown;
  if (typeof original !== 'function') return;
  const bound = (original as Callable).bind(owner);
  Reflect.set(
    owner,
    name,
    Object.assign((...given: unknown[]) => call(bound, given), original),
  );
}

function refuseToWrite(owner: object, name: string, path: string, given: readonly unknown[]): unknown {
  const error = Object.assign(new Error(`EROFS: read-only file system, ${name.replace(/Sync$/, '')} '${path}'`), { code: 'EROFS', errno: -30, path });
  if (owner === fs.promises) return Promise.reject(error);
  const done = given.at(-1);
  if (name.endsWith('Sync') || typeof done !== 'function') throw error;
  process.nextTick(done, error);
  return undefined;
}
