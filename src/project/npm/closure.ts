import { findPackage, readManifest, type PackageManifest } from './manifest.js';
import { fitsLambda, type Architecture } from './platform.js';

/** A package at its place in the zip. */
export interface PlacedPackage {
  readonly name: string;
  /** In the zip: `node_modules/a`, or `node_modules/a/node_modules/b` if `node_modules/b` is another version. */
  readonly path: string;
  /** Its real folder on disk. */
  readonly directory: string;
  readonly manifest: PackageManifest;
  /** The requested package that led to this one; perhaps this one. */
  readonly requested: string;
}

/** A dependency that cannot be placed. */
export interface Unplaced {
  readonly reason: 'missing' | 'unreadable' | 'platform' | 'cycle';
  readonly name: string;
  /** The name of the package that needs it; undefined if it was requested itself. */
  readonly dependent?: string;
  readonly requested: string;
}

export interface Closure {
  /** Dependents before their dependencies. */
  readonly placed: readonly PlacedPackage[];
  readonly unplaced: readonly Unplaced[];
}

interface Folder {
  readonly placed: PlacedPackage | undefined;
  readonly parent: Folder | undefined;
  /** The packages in its node_modules. */
  readonly children: Map<string, Folder>;
}

/**
 * Finds packages and everything that they depend on, and gives each a place where Node finds the same versions as on this disk.
 *
 * A package goes into the top node_modules, or into its dependent's own if the dependent would find another version in between.
 * @param isLeftOut says which dependencies are available at run time anyway
 */
export function closePackages(
  projectDir: string,
  names: readonly string[],
  architectures: readonly Architecture[],
  isLeftOut: (name: string) => boolean = () => false,
): Closure {
  const placed: PlacedPackage[] = [];
  const unplaced: Unplaced[] = [];
  const root: Folder = { placed: undefined, parent: undefined, children: new Map() };
  // Breadth first: once a package's dependencies have their places, no later package can come between them and their own.
  const queue: Folder[] = [root];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    const dependent = folder.placed;
    const wanted =
      dependent === undefined
        ? names.map((name) => ({ name, required: true }))
        : dependencies(dependent.manifest).filter((dependency) => !isLeftOut(dependency.name));
    for (const { name, required } of wanted) {
      const requested = dependent?.requested ?? name;
      const leaveOut = (reason: Unplaced['reason']): void => {
        unplaced.push({ reason, name, requested, ...(dependent && { dependent: dependent.name }) });
      };
      const directory = findPackage(name, dependent?.directory ?? projectDir);
      const manifest = directory === undefined ? undefined : readManifest(directory);
      if (directory === undefined || manifest === undefined || !fitsLambda(name, manifest, architectures)) {
        if (required) leaveOut(directory === undefined ? 'missing' : manifest === undefined ? 'unreadable' : 'platform');
        continue;
      }
      const nearest = lookUp(folder, name);
      if (nearest?.directory === directory) continue;
      if (nearest !== undefined && above(folder, directory)) {
        leaveOut('cycle');
        continue;
      }
      const home = nearest === undefined ? root : folder;
      const path = `${home.placed === undefined ? '' : `${home.placed.path}/`}node_modules/${name}`;
      const child: Folder = { placed: { name, path, directory, manifest, requested }, parent: home, children: new Map() };
      home.children.set(name, child);
      placed.push(child.placed!);
      queue.push(child);
    }
  }
  return { placed, unplaced };
}

/** What Node finds under a name from inside a folder of the zip. */
function lookUp(from: Folder, name: string): PlacedPackage | undefined {
  for (let folder: Folder | undefined = from; folder !== undefined; folder = folder.parent) {
    const found = folder.children.get(name);
    if (found !== undefined) return found.placed;
  }
  return undefined;
}

/** Whether the package is one of those that this folder is nested in; nesting it again would never end. */
function above(from: Folder, directory: string): boolean {
  for (let folder: Folder | undefined = from; folder !== undefined; folder = folder.parent) {
    if (folder.placed?.directory === directory) return true;
  }
  return false;
}

function dependencies({
  dependencies: needed = {},
  optionalDependencies = {},
  peerDependencies = {},
  optionalPeers = [],
}: PackageManifest): { name: string; required: boolean }[] {
  const required = new Map<string, boolean>();
  // Whether a peer is installed is the user's choice, so only installed peers are included.
  for (const name of Object.keys(peerDependencies)) if (!optionalPeers.includes(name)) required.set(name, false);
  for (const name of Object.keys(needed)) required.set(name, true);
  // Some tools list an optional dependency under both keys.
  for (const name of Object.keys(optionalDependencies)) required.set(name, false);
  return [...required].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, isRequired]) => ({ name, required: isRequired }));
}
