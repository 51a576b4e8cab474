import { lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ZipEntry } from '../../compiler/zip/zip.js';
import { followLink, holds } from '../disk/inside.js';

/** A file that is going to be in a zip. */
export interface SourcedEntry extends ZipEntry {
  /** Where it lies on this disk, without symbolic links. */
  readonly source: string;
}

export interface PackageFiles {
  /** Sorted by path, which is relative to the package's folder. */
  readonly files: readonly SourcedEntry[];
  /** Symbolic links that lead out of the package, sorted. */
  readonly outside: readonly string[];
}

/**
 * All files of an installed package but those that are certain to be of no use at run time.
 *
 * Links inside the package are followed; one that leads nowhere, or into a folder that holds it, is left out.
 * @param directory The package's real folder.
 */
export function readPackageFiles(directory: string): PackageFiles {
  const files: SourcedEntry[] = [];
  const outside: string[] = [];
  // Bundlers write `dist/node_modules` into packages that they make, and there it is code; in a folder of one's own it is an example's installation.
  const installed = directory.split(sep).includes('node_modules');

  const walk = (folder: string, prefix: string, ancestors: readonly string[]): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = prefix + name;
      if (isUseless(name) || (name === 'node_modules' && (prefix === '' || !installed))) continue;
      const file = join(folder, name);
      const real = lstatSync(file).isSymbolicLink() ? followLink(file) : file;
      if (real === undefined) continue;
      if (!holds(directory, real)) {
        outside.push(path);
        continue;
      }
      const stats = statSync(real);
      if (stats.isDirectory()) {
        if (!ancestors.includes(real)) walk(real, `${path}/`, [...ancestors, real]);
      } else if (stats.isFile()) {
        const content = readFileSync(real);
        files.push({ path, content, executable: isProgram(content), source: real });
      }
    }
  };

  walk(directory, '', [directory]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, outside: outside.sort() };
}

function isUseless(name: string): boolean {
  // Object files are what the compiler leaves behind once the addon is linked.
  return name === '.git' || name === '.cache' || name.endsWith('.o') || name.endsWith('.obj');
}

/**
 * Whether a file is there to be run, by its first bytes: a script or an ELF binary. Its mode would not do, since some disks
 * (Windows', those of archives without modes) have one for all, and the zip has to be the same from each.
 */
export function isProgram(content: Uint8Array): boolean {
  const [a, b, c, d] = content;
  return (a === 0x23 && b === 0x21) || (a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46);
}
