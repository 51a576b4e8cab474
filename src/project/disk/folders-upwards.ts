import { dirname } from 'node:path';

/** A folder, then each one that it is in, up to the root of the file system. */
export function foldersUpwards(from: string): readonly string[] {
  const folders = [from];
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  return folders;
}
