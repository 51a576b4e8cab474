import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';

/** Ten times CloudFormation's limit for a template. */
const mostBytes = 10 * 1024 * 1024;

/**
 * The text of a file that a user wrote; undefined if there is no such file.
 *
 * @throws an error with a code and the path, like the file system's own, for a file that exists and cannot be read. Reading something that is
 *   not a regular file might never end, and text that is not UTF-8 would silently lose letters. `rethrowUnreadable` turns it into a problem.
 */
export async function readText(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) throw unreadable('ENOTREG', path);
    if (stats.size > mostBytes) throw unreadable('EFBIG', path);
    const content = await readFile(path);
    if (!isUtf8(content)) throw unreadable('EILSEQ', path);
    return content.toString();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // Errors from reading do not name the path.
    throw Object.assign(error as Error, { path });
  }
}

function unreadable(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'read' });
}
