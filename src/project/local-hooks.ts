/** Hooks for Node's module loader: by them it finds the bundle, which is no file, in the project folder. */
import { pathToFileURL } from 'node:url';
import { fileOfLayer } from './layer-module.js';

export interface ServedModule {
  readonly url: string;
  readonly source: string;
  readonly directory: string;
}

type Next = (name: string, context: unknown) => unknown;

let served: ServedModule;

/** Called by Node, where the hooks run in a thread of their own. */
export function initialize(module: ServedModule): void {
  served = module;
}

export function resolve(specifier: string, context: unknown, next: Next): unknown {
  if (specifier === served.url) return { url: served.url, shortCircuit: true };
  const ofLayer = fileOfLayer(specifier, served.directory);
  return next(ofLayer === undefined ? specifier : pathToFileURL(ofLayer).href, context);
}

export function load(url: string, context: unknown, next: Next): unknown {
  return url === served.url ? { format: 'module', source: served.source, shortCircuit: true } : next(url, context);
}
