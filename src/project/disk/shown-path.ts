import { isAbsolute, relative } from 'node:path';
import { holds } from './inside.js';

/**
 * The shortest path that the user, whose working folder is `from`, can use in a command.
 *
 * @param inside a folder, such as a repository: between places in it, paths are never absolute
 */
export function shownPath(from: string, path: string, inside?: string): string {
  const short = relative(from, path).replaceAll('\\', '/') || '.';
  const isNear = inside !== undefined && holds(inside, from) && holds(inside, path);
  if (isAbsolute(short) || (!isNear && /^(\.\.\/){2}/.test(short))) return path;
  // Otherwise a command would take it for an option.
  return short.startsWith('-') ? `./${short}` : short;
}

/**
 * A file or folder as problems name it: relative to the project folder or, if it is outside of it, as the user named it.
 *
 * @param given default: the shortest path from the project folder
 */
export function shownPlace(directory: string, path: string, given: string = shownPath(directory, path)): string {
  return holds(directory, path) ? shownPath(directory, path) : given;
}
