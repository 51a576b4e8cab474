import { mostCodeBytes, readBytesSync } from './read-bytes.js';

/** The text of a module; undefined for one that cannot be read, such as one that a plugin made or that is in an archive. */
export function readCode(path: string): string | undefined {
  try {
    return readBytesSync(path, mostCodeBytes)
      .toString()
      .replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
