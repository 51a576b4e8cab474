import { matchesWildcard } from '../../compiler/cloudformation/wildcard.js';

/**
 * Whether a pattern of `include`, `exclude` or `files` matches a path: `**` is any number of folders, and a folder's name is for all that is in it.
 *
 * There is no backtracking but to the last `**`, so that no pattern takes long.
 *
 * @param path with `/`
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const given = path.split('/');
  let [at, next] = [0, 0];
  let retry: { readonly after: number; from: number } | undefined;
  while (next < wanted.length) {
    if (wanted[next] === '**') {
      next += 1;
      retry = { after: next, from: at };
    } else if (at < given.length && matchesWildcard(wanted[next]!, given[at]!)) {
      at += 1;
      next += 1;
    } else if (retry !== undefined && retry.from < given.length) {
      retry.from += 1;
      [at, next] = [retry.from, retry.after];
    } else return false;
  }
  return true;
}
