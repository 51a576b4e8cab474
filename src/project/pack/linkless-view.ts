import { type Dirent, readdir, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileSystemAdapter } from 'tinyglobby';
import { followLink, holds } from '../disk/inside.js';

type Report = (path: string) => void;

/**
 * A view of the disk where symbolic links look like their targets, so that the globber need not know about links.
 *
 * Folders outside the root are reported and look empty; folders that contain themselves look empty; links that lead nowhere do not exist.
 *
 * @param reportHidden called with what begins with a dot in the folders that are read; like all paths here relative to the root, with `/`
 */
export function linklessView(root: string, reportOutside: Report = () => undefined, reportHidden: Report = () => undefined): Partial<FileSystemAdapter> {
  const readLinkless = (path: string, _options: unknown, done: (error: Error | null, files?: Dirent[]) => void): void => {
    const folder = resolve(path);
    const relative = folder.slice(root.length + 1).replaceAll('\\', '/');
    const real = followLink(folder);
    if (real !== undefined && !holds(root, real)) {
      reportOutside(relative);
      return done(null, []);
    }
    if (real === undefined || holdsItself(folder, real, root)) return done(null, []);
    readdir(folder, { withFileTypes: true }, (error, files) => {
      if (error !== null) return done(error);
      for (const { name } of files) if (name.startsWith('.')) reportHidden(relative === '' ? name : `${relative}/${name}`);
      done(
        null,
        files.flatMap((file) => linkless(folder, file)),
      );
    });
  };
  return { readdir: readLinkless as unknown as NonNullable<FileSystemAdapter['readdir']> };
}

function linkless(folder: string, file: Dirent): Dirent[] {
  if (!file.isSymbolicLink()) return [file];
  const real = followLink(join(folder, file.name));
  if (real === undefined) return [];
  const stats = statSync(real);
  return [
    Object.assign(Object.create(file) as Dirent, {
      name: file.name,
      isSymbolicLink: () => false,
      isDirectory: () => stats.isDirectory(),
      isFile: () => stats.isFile(),
    }),
  ];
}

function holdsItself(folder: string, real: string, root: string): boolean {
  for (let above = dirname(folder); holds(root, above); above = dirname(above)) {
    if (followLink(above) === real) return true;
  }
  return false;
}
