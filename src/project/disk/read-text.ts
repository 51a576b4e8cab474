import { isUtf8 } from 'node:buffer';
import { mostTextBytes, readBytes, readBytesSync, unreadable } from './read-bytes.js';

/**
 * The text of a file that a user wrote; undefined if there is no such file.
 *
 * @throws an error with a code and the path, like the file system's own, for a file that exists and cannot be read. Text that is not UTF-8
 *   would silently lose letters. `rethrowUnreadable` turns it into a problem.
 */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return textOf(await readBytes(path, mostTextBytes), path);
  } catch (error) {
    return undefinedIfMissing(error);
  }
}

/** The same, at once. */
export function readTextSync(path: string): string | undefined {
  try {
    return textOf(readBytesSync(path, mostTextBytes), path);
  } catch (error) {
    return undefinedIfMissing(error);
  }
}

function textOf(content: Buffer, path: string): string {
  if (!isUtf8(content)) throw unreadable('EILSEQ', path);
  return content.toString();
}

function undefinedIfMissing(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}
