import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type Place, type Problem } from '../../compiler/problem/problem.js';
import { pathProblem } from '../../compiler/zip/zip.js';
import { checkPackage, checkPackageName, unplacedProblem } from './check-package.js';
import { closePackages, type PlacedPackage } from './closure.js';
import { type PackageFiles, readPackageFiles, type SourcedEntry } from './files.js';
import type { Architecture } from './platform.js';
import { shippedFiles } from './shipped-files.js';

export interface CollectedPackage {
  readonly name: string;
  readonly version: string;
  /** The real folder that it was copied from. */
  readonly directory: string;
  /** Unzipped, all copies together. */
  readonly bytes: number;
}

export interface CollectedPackages {
  /** Sorted by path. */
  readonly entries: readonly SourcedEntry[];
  /** Sorted by name, then by folder. */
  readonly packages: readonly CollectedPackage[];
  readonly problems: readonly Problem[];
}

/**
 * Collects npm packages that stay outside the bundle, with everything that they depend on, as files under `node_modules/`.
 *
 * @param where gives the place in the user's files that requests a package, by its name
 * @param isLeftOut says which dependencies are available at run time anyway
 * @param hasMaps says of a requested package whether source maps come along, with it and what it depends on
 */
export async function collectPackages(
  projectDir: string,
  names: readonly string[],
  architectures: readonly Architecture[],
  where: (name: string) => Place,
  isLeftOut: (name: string) => boolean = () => false,
  hasMaps: (requested: string) => boolean = () => true,
): Promise<CollectedPackages> {
  const wanted = [...new Set(names)].sort();
  const misnamed = wanted.flatMap((name) => checkPackageName(name, where(name)));
  const nameable = wanted.filter((name) => !hasErrors(checkPackageName(name, where(name))));
  const { placed, unplaced } = closePackages(projectDir, nameable, architectures, (name) => name === 'tschalice' || isLeftOut(name));
  const plugAndPlay = existsSync(join(projectDir, '.pnp.cjs'));
  const copies = byFolder(placed);
  const read = new Map([...copies.keys()].map((directory) => [directory, readPackageFiles(directory)]));

  const shipped = new Map(
    [...copies].map(([directory, [{ name, requested }]]) => {
      const files = filesToZip(read.get(directory)!).filter(({ path }) => !path.endsWith('.map') || hasMaps(requested));
      return [directory, shippedFiles(name, files, architectures)];
    }),
  );

  const entries = placed.flatMap(({ path, directory }) => shipped.get(directory)!.map((file) => ({ ...file, path: `${path}/${file.path}` })));
  const packages = [...copies].map(([directory, [{ name, manifest }, ...others]]) => {
    const bytes = sizeOf(shipped.get(directory)!);
    return { name, version: manifest.version ?? '', directory, bytes: bytes * (1 + others.length) };
  });
  return {
    entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)),
    packages: packages.sort((a, b) => (a.name === b.name ? (a.directory < b.directory ? -1 : 1) : a.name < b.name ? -1 : 1)),
    problems: [
      ...misnamed,
      ...unplaced.map((one) => unplacedProblem(one, architectures, plugAndPlay, where(one.requested))),
      ...[...copies].flatMap(([directory, [first]]) => checkPackage(first, read.get(directory)!, architectures, where(first.requested))),
    ],
  };
}

/** The places of each package, which may be several. */
function byFolder(placed: readonly PlacedPackage[]): Map<string, [PlacedPackage, ...PlacedPackage[]]> {
  const copies = new Map<string, [PlacedPackage, ...PlacedPackage[]]>();
  for (const one of placed) {
    const known = copies.get(one.directory);
    if (known === undefined) copies.set(one.directory, [one]);
    else known.push(one);
  }
  return copies;
}

/** Without those that a zip cannot hold. */
function filesToZip({ files }: PackageFiles): SourcedEntry[] {
  return files.filter(({ path }) => pathProblem(path) === undefined);
}

function sizeOf(files: readonly SourcedEntry[]): number {
  return files.reduce((sum, { content }) => sum + content.byteLength, 0);
}
