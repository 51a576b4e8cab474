import { isAbsolute, relative } from 'node:path';

/** A path as short as the user, who stands in `from`, can give it back to a command. */
export function shownPath(from: string, path: string): string {
  const short = relative(from, path) || '.';
  if (isAbsolute(short) || /^(\.\.[\\/]){2}/.test(short)) return path;
  // Else a command would take it for an option.
  return short.startsWith('-') ? `./${short}` : short;
}
