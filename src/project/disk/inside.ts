import { realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';

/**
 * The real path of a file that the configuration names; undefined if it is outside the project folder, whether through
 * `..`, an absolute path or a link. For a file that does not exist, only the name counts.
 *
 * @param directory real path of the project folder
 */
export async function insideProject(directory: string, base: string, name: string): Promise<string | undefined> {
  const path = resolve(base, name);
  const real = await realpath(path).catch(() => path);
  return isInside(directory, path) && isInside(directory, real) ? path : undefined;
}

/** @param directory and path: absolute, without `..` */
export function isInside(directory: string, path: string): boolean {
  return path !== directory && holds(directory, path);
}

/** Whether a real path is the folder itself or something in it. */
export function holds(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The real path; undefined for a link that leads nowhere or in a circle. */
export function followLink(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** A path relative to the project, as places show it. */
export function fromProject(directory: string, path: string): string {
  return relative(directory, path).replaceAll('\\', '/');
}
