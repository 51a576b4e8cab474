import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { nearestPackage, readPackageJson } from '../npm/manifest.js';

/** A module that ships as a file of its own, because code finds it by its path. */
export interface ShippedModule {
  /** Its place in the zip: `lib/count.js`. */
  readonly path: string;
  readonly text: string;
  readonly format: 'esm' | 'cjs' | 'json';
  /** The bundler's source map, as JSON; of code only. */
  readonly map?: () => string;
}

/** Where the nearest package.json is, and the `type` in it. */
interface PackageScope {
  /** Relative to the project; `.` if it is above. */
  readonly folder: string;
  readonly type: 'module' | 'commonjs' | undefined;
}

/** What Node.js goes by to tell what a `.js` file is. */
export function packageScope(directory: string, path: string): PackageScope {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const type = typeIn(join(directory, folder));
    if (type !== null) return { folder, type };
    if (folder === '.') break;
  }
  const above = nearestPackage(dirname(directory));
  return { folder: '.', type: (above === undefined ? null : typeIn(above)) ?? undefined };
}

/** Null if there is no package.json. */
function typeIn(folder: string): PackageScope['type'] | null {
  if (!existsSync(join(folder, 'package.json'))) return null;
  const type = readPackageJson(folder)?.['type'];
  return type === 'module' || type === 'commonjs' ? type : undefined;
}
