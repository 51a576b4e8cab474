import { readFile, stat } from 'node:fs/promises';

/**
 * The content of a regular file. Reading anything else might never end: a named pipe waits for somebody who writes into it.
 *
 * @throws an error with a code and the path, like the file system's own
 */
export async function readBytes(path: string, mostBytes: number = Infinity): Promise<Buffer> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) throw unreadable('ENOTREG', path);
    if (stats.size > mostBytes) throw unreadable('EFBIG', path);
    return await readFile(path);
  } catch (error) {
    // Errors from reading do not name the path.
    throw Object.assign(error as Error, { path });
  }
}

/** An error like the file system's own. `rethrowUnreadable` turns it into a problem. */
export function unreadable(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'read' });
}
