import { isUtf8 } from 'node:buffer';
import { readBytes, unreadable } from './read-bytes.js';

/** Ten times CloudFormation's limit for a template. */
const mostBytes = 10 * 1024 * 1024;

/**
 * The text of a file that a user wrote; undefined if there is no such file.
 *
 * @throws an error with a code and the path, like the file system's own, for a file that exists and cannot be read. Text that is not UTF-8
 *   would silently lose letters. `rethrowUnreadable` turns it into a problem.
 */
export async function readText(path: string): Promise<string | undefined> {
  try {
    const content = await readBytes(path, mostBytes);
    if (!isUtf8(content)) throw unreadable('EILSEQ', path);
    return content.toString();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
