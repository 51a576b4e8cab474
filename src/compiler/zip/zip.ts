import { endOf, headersOf } from './zip-headers.js';
import { packAll } from './pack-contents.js';

/** A file in an archive. */
export interface ZipEntry {
  /** Relative, with `/` between folders: `node_modules/sharp/package.json`. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Mode 0o755 instead of 0o644. */
  readonly executable?: boolean;
}

/**
 * The zip archive of some files: the same bytes for the same files, in any order and on any machine.
 *
 * @throws Error for a path that a zip must not hold (see `pathProblem`), for a duplicate path, and for a file where another entry needs a folder.
 * That would be a bug of this tool, because the code that collects files reports such names as problems.
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  checkPaths(sorted.map(({ path }) => path));
  const contents = await packAll(sorted.map(({ content }) => content));
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [index, { path, content, executable = false }] of sorted.entries()) {
    const packed = contents[index]!;
    const [local, central] = headersOf({ path, content, packed, executable }, offset);
    parts.push(local, packed);
    directory.push(central);
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, endOf(sorted.length, size, offset)]);
}

/** What is wrong with the path of an entry, as the end of a sentence; undefined if nothing is. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.includes('\\')) return 'has a backslash';
  if (path.includes('\0')) return 'has a NUL character';
  if (path.startsWith('/')) return 'is absolute';
  // Some programs take what is before the colon for a drive, and drop it.
  if (/^\w+:/.test(path)) return 'starts like a drive or a URL';
  const wrong = path.split('/').find((segment) => segment === '' || segment === '.' || segment === '..');
  return wrong === undefined ? undefined : `has ${wrong === '' ? 'an empty segment' : `'${wrong}' as a segment`}`;
}

function checkPaths(paths: readonly string[]): void {
  const files = new Set<string>();
  for (const path of paths) {
    const problem = files.has(path) ? 'is given twice' : pathProblem(path);
    if (problem !== undefined) throw new Error(`The path '${path}' of a zip entry ${problem}`);
    files.add(path);
  }
  for (const path of paths) {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      if (files.has(path.slice(0, end))) throw new Error(`The path '${path.slice(0, end)}' of a zip entry is also the folder of '${path}'`);
    }
  }
}
