import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { findPackage } from '../npm/manifest.js';

/** Where Lambda puts what a layer holds under `nodejs/node_modules` (Developer Guide, "Layer paths for each Lambda runtime"). */
const layerRoot = '/opt/nodejs/node_modules/';

/** `@x/y/z` → `@x/y`. */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What an ES module imports to get a file of a package in the layer. Specifiers are URLs, relative to `file:` ones here. */
export function layerSpecifier(name: string, path: string): string {
  return layerRoot + [...name.split('/'), ...path.split(/[/\\]/)].map((part) => encodeURIComponent(part).replaceAll('%40', '@')).join('/');
}

/** The file on this disk that is going to stand in the layer; undefined for specifiers of anything else. */
export function fileOfLayer(specifier: string, directory: string): string | undefined {
  if (!specifier.startsWith(layerRoot)) return undefined;
  const path = decodeURIComponent(specifier.slice(layerRoot.length));
  const name = packageNameOf(path);
  const folder = findPackage(name, directory);
  return folder === undefined ? undefined : join(folder, path.slice(name.length));
}

/** Whether Node takes a file of a package for CommonJS, or for something else that only `require` loads without ado: JSON, machine code. */
export function isCommonJs(file: string, packageFolder: string): boolean {
  if (extname(file) === '.mjs' || extname(file) === '.wasm') return false;
  if (extname(file) !== '.js') return true;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: unknown }).type !== 'module';
    if (folder === packageFolder || dirname(folder) === folder) return true;
  }
}
