import type { Metafile } from 'esbuild';
import { entryName, isOfPlugin, packageOf } from '../bundle/inputs.js';
import { packageNameOf } from '../bundle/layer-module.js';
import type { ProofNote } from './note.js';

type Edge = Extract<ProofNote, { kind: 'edge' }>;

/**
 * The shortest chain of imports from the app to one of its sources: `app.ts`, `lib/a.ts`, `package 'b'`. Empty if there is none.
 *
 * @param source relative to the project
 */
export function chainToSource(inputs: Metafile['inputs'], source: string): string[] {
  return chainTo(inputs, (path) => path === source);
}

/** The same for a package outside the bundle. */
export function chainToPackage(inputs: Metafile['inputs'], name: string): string[] {
  return chainTo(inputs, (path, isOutside) => isOutside && outsideName(path) === name);
}

/** The chain of files outside the bundle that leads to one of them, which comes last. The bundle imports the first one. */
export function chainBeside(edges: readonly Edge[], file: string): [first: string, ...others: string[]] {
  const chain: [string, ...string[]] = [ownerOf(file)];
  for (;;) {
    const from = edges.find(({ to }) => ownerOf(to) === chain[0])?.from;
    if (from === undefined || chain.includes(ownerOf(from))) return chain;
    chain.unshift(ownerOf(from));
  }
}

/** The name of the package that a file belongs to; the path of any other file. */
export function ownerOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  return packageOf(path)?.name ?? path;
}

function chainTo(inputs: Metafile['inputs'], isWanted: (path: string, isOutside: boolean) => boolean): string[] {
  const cameFrom = new Map<string, string | undefined>([[entryName, undefined]]);
  for (const [path] of cameFrom) {
    for (const { path: next, external: isOutside = false } of inputs[path]?.imports ?? []) {
      if (!cameFrom.has(next)) cameFrom.set(next, path);
      if (isWanted(next, isOutside)) return labels([...wayTo(path, cameFrom), next]);
    }
  }
  return [];
}

function wayTo(path: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = path; at !== undefined && at !== entryName; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

/** One label for each file of the user, and one for all files of a package. */
function labels(paths: readonly string[]): string[] {
  // A module of ours that only leads to a package is no step of its own.
  const names = paths
    .filter((path) => !isOfPlugin(path))
    .map((path) => {
      const owner = packageOf(path);
      return owner === undefined ? path : `package '${owner.name}'`;
    });
  return names.filter((name, index) => name !== names[index - 1]);
}

/** An import that stays outside: a package's module by its name, or by its path in the layer. */
function outsideName(specifier: string): string {
  return packageOf(specifier)?.name ?? packageNameOf(specifier);
}
