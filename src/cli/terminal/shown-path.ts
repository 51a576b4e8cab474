import { isAbsolute, relative } from 'node:path';

/** The shortest path that the user, whose working folder is `from`, can use in a command. */
export function shownPath(from: string, path: string): string {
  const short = relative(from, path) || '.';
  if (isAbsolute(short) || /^(\.\.[\\/]){2}/.test(short)) return path;
  // Otherwise a command would take it for an option.
  return short.startsWith('-') ? `./${short}` : short;
}
