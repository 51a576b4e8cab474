/** A path without the slashes at its end, or at both ends. A regular expression would take much longer for thousands of them. */
export function withoutSlashes(path: string, where: 'end' | 'both'): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  if (where === 'end') return path.slice(0, end);
  let start = 0;
  while (start < end && path[start] === '/') start += 1;
  return path.slice(start, end);
}
