import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';

/** Ten times what CloudFormation takes for a template. */
const mostBytes = 10 * 1024 * 1024;

/**
 * The text of a file that a user wrote; undefined where there is none.
 *
 * @throws an error with a code and the path, as the file system's are, for a file that is there and cannot be read: what is no
 *   regular file would never end, and what is not UTF-8 would lose letters without a word. `rethrowUnreadable` makes a problem of it.
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
    // Errors of reading name no path.
    throw Object.assign(error as Error, { path });
  }
}

function unreadable(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'read' });
}
