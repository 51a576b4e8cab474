/** A file in an archive. */
export interface ZipEntry {
  /** Relative, with `/` between folders: `node_modules/sharp/package.json`. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Mode 0o755 instead of 0o644. */
  readonly executable?: boolean;
}

// A fixed date, the earliest that a zip can hold, so that the same files always give the same bytes.
const date = new Date('1980-01-01T00:00:00Z');

/**
 * The zip archive of some files: the same bytes for the same files, in any order and on any machine.
 *
 * @throws Error for a path that a zip must not hold (see `pathProblem`), for a duplicate path, and for a file where another entry needs a folder.
 * That would be a bug of this tool, because the code that collects files reports such names as problems.
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  checkPaths(sorted.map(({ path }) => path));
  const { ZipArchive } = await import('archiver');
  const archive = new ZipArchive({ zlib: { level: 9 } });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    archive.on('error', reject);
    archive.on('warning', reject);
    archive.on('data', (chunk: Buffer) => chunks.push(chunk));
    archive.on('end', () => resolve(Buffer.concat(chunks)));
    // Only buffers keep their order: archiver calls stat for four named files at a time, and queues each when it is done.
    for (const { path, content, executable } of sorted) {
      archive.append(Buffer.from(content.buffer, content.byteOffset, content.byteLength), { name: path, date, mode: executable ? 0o755 : 0o644 });
    }
    archive.finalize().catch(reject);
  });
}

/** Starts to load what `zip` needs. Call it while waiting for something else. */
export function prepareZip(): void {
  import('archiver').catch(() => undefined);
}

/** What is wrong with the path of an entry, as the end of a sentence; undefined if nothing is. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.includes('\\')) return 'has a backslash';
  if (path.includes('\0')) return 'has a NUL character';
  if (path.startsWith('/')) return 'is absolute';
  // Archiver takes what is before the colon for a drive, and drops it.
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
