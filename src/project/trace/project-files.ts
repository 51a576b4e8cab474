import { existsSync, type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { betweenParts } from '../../compiler/cloudformation/parts-in-order.js';
import { followLink, holds } from '../disk/inside.js';
import { specialFile } from '../disk/special-file.js';
import { hole } from './path-value.js';

/** More than this in one folder is not what code means by a path. */
const maximum = 5000;

/**
 * All files below a folder of the project, relative to the project, sorted; undefined if there are too many. Without packages, hidden
 * files and what packaging wrote.
 */
export function filesBelow(root: string, folder: string): string[] | undefined {
  const files: string[] = [];
  const walk = (path: string, above: readonly string[]): void => {
    const here = join(root, path);
    const real = followLink(here);
    if (real === undefined || !holds(root, real) || above.includes(real) || files.length > maximum || isOutput(here)) return;
    for (const entry of readdirSync(here, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (isFolder(entry, join(root, inner))) walk(inner, [...above, real]);
      else if (isFileInside(root, inner)) files.push(inner);
    }
  };
  if (existsSync(join(root, folder))) walk(folder, []);
  return files.length > maximum ? undefined : files.sort();
}

/** The file, folder or nothing at a path. Nothing, too, for a link that leads out of the project. */
export function kindAt(root: string, path: string): 'file' | 'folder' | undefined {
  const real = followLink(join(root, path));
  if (real === undefined || !holds(root, real)) return undefined;
  const stats = statSync(real);
  return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
}

/** What stands at a path that is neither a file nor a folder, nor a link to one in the project. Undefined where nothing does. */
export function specialKindAt(root: string, path: string): string | undefined {
  const file = join(root, path);
  const [stats, target] = [lstatSync(file, { throwIfNoEntry: false }), statSync(file, { throwIfNoEntry: false })];
  if (stats === undefined || kindAt(root, path) !== undefined) return undefined;
  if (target === undefined) return 'a symbolic link that leads nowhere';
  if (target.isFile() || target.isDirectory()) return 'a symbolic link to something outside the project';
  return specialFile(target);
}

/** Whether a path fits a pattern: each hole stands for any text. */
export function fitsPattern(pattern: string): (path: string) => boolean {
  const parts = pattern.split(hole);
  return (path) => betweenParts(parts, path) !== undefined;
}

/** The folder that holds everything that a pattern can mean: `a/b\0.html` → `a`. */
export function folderOf(pattern: string): string {
  const start = pattern.indexOf(hole);
  const end = pattern.lastIndexOf('/', start < 0 ? undefined : start);
  return end < 0 ? '' : pattern.slice(0, end);
}

function isOutput(folder: string): boolean {
  return existsSync(join(folder, 'deployment.zip')) && ['sam.json', 'sam.yaml'].some((name) => existsSync(join(folder, name)));
}

function isFolder(entry: Dirent, path: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
}

function isFileInside(root: string, path: string): boolean {
  return kindAt(root, path) === 'file';
}
