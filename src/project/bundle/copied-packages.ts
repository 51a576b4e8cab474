import { realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { closePackages } from '../npm/closure.js';
import { findPackage, readManifest } from '../npm/manifest.js';
import { type InputPackage, isInPackage, packageOf, packagesIn } from './inputs.js';

/** Why a package is copied beside the bundle though nobody asked for it. */
export type CopyReason =
  /** It finds files, or modules by names that are put together, beside its own. */
  | 'files'
  | 'modules'
  /** The app's own code asks for it by its name when it runs. */
  | 'named'
  /** A package that is copied uses it too, and there must be only one of it. */
  | 'shared';

/** The packages to copy, and those that would have to be but cannot. */
export interface Copies {
  readonly copied: Map<string, CopyReason>;
  readonly bundledAnyway: readonly string[];
}

/**
 * Chooses the packages that leave a bundle.
 *
 * A package that the app itself does not find, as it lies below another one, takes that one with it.
 * @param wanted packages in the bundle that do not work in it, by their folders
 */
export function copiesOf(
  metafile: Metafile,
  directory: string,
  wanted: ReadonlyMap<string, CopyReason>,
  named: ReadonlySet<string>,
  outside: readonly string[],
): Copies {
  const copied = new Map<string, CopyReason>();
  const bundledAnyway: string[] = [];
  const packages = packagesIn(metafile).filter(({ name }) => !outside.includes(name));
  const importers = importersIn(metafile);
  const take = (one: InputPackage, reason: CopyReason, from: readonly string[]): void => {
    if (from.includes(one.path) || copied.has(one.name)) return;
    if (isFoundAndCopyable(one, directory)) {
      copied.set(one.name, reason);
      return;
    }
    const above = importers.get(one.path) ?? [];
    if (isFound(one, directory) || above.length === 0) bundledAnyway.push(one.name);
    else for (const importer of above) take(importer, reason, [...from, one.path]);
  };
  for (const one of packages) if (wanted.has(one.path)) take(one, wanted.get(one.path)!, []);
  for (const name of named) if (!outside.includes(name) && !copied.has(name) && isCopyable(name, directory)) copied.set(name, 'named');
  for (const name of sharedWith([...copied.keys()], packages, directory)) if (!copied.has(name)) copied.set(name, 'shared');
  return { copied, bundledAnyway };
}

/** The packages whose modules import those of each package, by its folder; none for one that the app imports from a folder of its own. */
function importersIn({ inputs }: Metafile): Map<string, InputPackage[]> {
  const importers = new Map<string, Map<string, InputPackage>>();
  for (const [path, { imports }] of Object.entries(inputs)) {
    const from = packageOf(path);
    for (const { path: target } of imports) {
      const to = isInPackage(target) ? packageOf(target) : undefined;
      if (to === undefined || from === undefined || to.path === from.path) continue;
      importers.set(to.path, (importers.get(to.path) ?? new Map<string, InputPackage>()).set(from.path, from));
    }
  }
  return new Map([...importers].map(([path, found]) => [path, [...found.values()]]));
}

export function isFoundAndCopyable(one: InputPackage, directory: string): boolean {
  return isFound(one, directory) && isCopyable(one.name, directory);
}

/** Whether the app finds this very package by its name, and not another version of it. */
function isFound({ name, path }: InputPackage, directory: string): boolean {
  try {
    return findPackage(name, directory) === realpathSync(join(directory, path));
  } catch {
    // In an archive, as Yarn has them.
    return false;
  }
}

/** Whether a package runs from a folder of its own. One that uses the library would get a second copy of it. */
function isCopyable(name: string, directory: string): boolean {
  const folder = findPackage(name, directory);
  const { dependencies = {}, peerDependencies = {} } = (folder === undefined ? undefined : readManifest(folder)) ?? {};
  // A package may have the name of a module of Node.js, which then cannot be asked for by that name.
  if (folder === undefined || isBuiltin(name) || 'tschalice' in dependencies || 'tschalice' in peerDependencies) return false;
  const { placed, unplaced } = closePackages(directory, [name], ['x86_64', 'arm64']);
  return unplaced.length === 0 && !placed.some((one) => one.name === 'tschalice');
}

function sharedWith(names: readonly string[], packages: readonly InputPackage[], directory: string): string[] {
  if (names.length === 0) return [];
  const folders = new Set(closePackages(directory, names, ['x86_64', 'arm64']).placed.map((one) => one.directory));
  return packages.filter((one) => !isBuiltin(one.name) && isFound(one, directory) && folders.has(findPackage(one.name, directory)!)).map(({ name }) => name);
}
