import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The real path of a file that the configuration names, or undefined when it lies outside of the project folder, whether
 * by `..`, by an absolute path or by a link. A file that does not exist is judged by its name alone.
 *
 * @param directory real path of the project folder
 */
export async function insideProject(directory: string, base: string, name: string): Promise<string | undefined> {
  const path = resolve(base, name);
  const real = await realpath(path).catch(() => path);
  return isInside(directory, path) && isInside(directory, real) ? path : undefined;
}

export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path relative to the project, as places show it. */
export function fromProject(directory: string, path: string): string {
  return relative(directory, path).replaceAll('\\', '/');
}
