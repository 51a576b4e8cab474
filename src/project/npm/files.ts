import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ZipEntry } from '../../compiler/zip/zip.js';
import { followLink, holds } from '../disk/inside.js';
import { mostShippedBytes, readBytesSync } from '../disk/read-bytes.js';

/** A file for a zip. */
export interface SourcedEntry extends ZipEntry {
  /** Its real path on this disk. */
  readonly source: string;
}

export interface PackageFiles {
  /** Sorted by path, relative to the package's folder. */
  readonly files: readonly SourcedEntry[];
  /** Symbolic links to something outside the package, sorted. */
  readonly outside: readonly string[];
}

/**
 * All files of an installed package, except those that are certainly useless at run time.
 *
 * Links inside the package are followed. One that leads nowhere, or to a folder that contains it, is left out.
 * @param directory the package's real folder
 * @throws an error like the file system's own for a file that is too large for Lambda
 */
export function readPackageFiles(directory: string): PackageFiles {
  const files: SourcedEntry[] = [];
  const outside: string[] = [];
  // In an installed package, `dist/node_modules` is code that a bundler wrote. In a folder of one's own, it is an example's installation.
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
        const content = readBytesSync(real, mostShippedBytes);
        files.push({ path, content, executable: isProgram(content), source: real });
      }
    }
  };

  walk(directory, '', [directory]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, outside: outside.sort() };
}

function isUseless(name: string): boolean {
  // node-gyp's own folder has a link to the Python of this machine. Object files are of no use once the addon is linked.
  return name === '.git' || name === '.cache' || name === 'node_gyp_bins' || name.endsWith('.o') || name.endsWith('.obj');
}

/**
 * Whether a file is a program, judged by its first bytes: a script or an ELF binary. Its mode would not do: some disks
 * (such as those of Windows) have one mode for all files, and the zip must be the same on every disk.
 */
export function isProgram(content: Uint8Array): boolean {
  const [a, b, c, d] = content;
  return (a === 0x23 && b === 0x21) || (a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46);
}
