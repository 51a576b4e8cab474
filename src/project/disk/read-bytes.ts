import { readFileSync, type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** The limit for a text that a user wrote, in bytes: ten times CloudFormation's own for a template. */
export const mostTextBytes: number = 10 * 1024 * 1024;

/** The limit for a module, in bytes. The bundler needs a multiple of it. */
export const mostCodeBytes: number = 50 * 1024 * 1024;

/** The limit for a file that ships, or that shipped, in bytes: what Lambda takes unzipped. */
export const mostShippedBytes: number = 250 * 1024 * 1024;

/**
 * The content of a regular file. Reading anything else might never end: a named pipe waits for somebody who writes into it.
 *
 * @param mostBytes a larger file is refused before it takes this machine's memory
 * @throws an error with a code and the path, like the file system's own
 */
export async function readBytes(path: string, mostBytes: number): Promise<Buffer> {
  try {
    checkKind(await stat(path), path, mostBytes);
    return await readFile(path);
  } catch (error) {
    // Errors from reading do not name the path.
    throw Object.assign(error as Error, { path });
  }
}

/** The same, at once. */
export function readBytesSync(path: string, mostBytes: number): Buffer {
  try {
    checkKind(statSync(path), path, mostBytes);
    return readFileSync(path);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}

/** Does nothing for what can be read to its end, and for what is not there. @throws an error like the file system's own for anything else */
export function checkKind(stats: Stats | undefined, path: string, mostBytes: number): void {
  if (stats === undefined) return;
  if (!stats.isFile() && !stats.isDirectory()) throw unreadable('ENOTREG', path);
  if (stats.size > mostBytes) throw Object.assign(unreadable('EFBIG', path), { mostBytes });
}

/** An error like the file system's own. `rethrowUnreadable` turns it into a problem. */
export function unreadable(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'read' });
}
