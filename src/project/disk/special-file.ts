import type { Stats } from 'node:fs';

/** What stands where neither a file nor a folder does: `a named pipe`. */
export function specialFile(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  return stats.isFIFO() ? 'a named pipe' : stats.isSocket() ? 'a socket' : 'a device';
}
