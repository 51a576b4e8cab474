import { readFileSync, statSync } from 'node:fs';

const mostBytes = 10 * 1024 * 1024;

/**
 * The text of a regular file, without a byte-order mark; undefined if there is no such file.
 *
 * @throws Error for anything else: a named pipe, which might never end, or more than 10 MB, or what is not UTF-8
 */
export function readTextFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isFile()) throw new Error(`${path} cannot be read: it is not a regular file`);
  if (stats.size > mostBytes) throw new Error(`${path} cannot be read: it is larger than 10 MB`);
  const content = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new Error(`${path} cannot be read: it is not UTF-8`, { cause });
  }
}
