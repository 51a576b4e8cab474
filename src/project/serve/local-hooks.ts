/** Hooks for Node's module loader, so that it finds the bundle and the library in the project folder, though they are not files there. */
import { pathToFileURL } from 'node:url';
import { fileOfLayer } from '../bundle/layer-module.js';
import { shippedLibrary } from '../bundle/library-file.js';

export interface ServedModules {
  readonly modules: readonly (readonly [url: string, source: string])[];
  readonly directory: string;
}

type Next = (name: string, context: unknown) => unknown;

let sources: ReadonlyMap<string, string>;
let directory: string;

/** Called by Node, where the hooks run in a thread of their own. */
export function initialize(served: ServedModules): void {
  sources = new Map(served.modules);
  ({ directory } = served);
}

export function resolve(specifier: string, context: { readonly parentURL?: string }, next: Next): unknown {
  const url = specifier === shippedLibrary && context.parentURL !== undefined ? new URL(specifier, context.parentURL).href : specifier;
  if (sources.has(url)) return { url, shortCircuit: true };
  const ofLayer = fileOfLayer(specifier, directory);
  return next(ofLayer === undefined ? specifier : pathToFileURL(ofLayer).href, context);
}

export function load(url: string, context: unknown, next: Next): unknown {
  const source = sources.get(url);
  return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
}
