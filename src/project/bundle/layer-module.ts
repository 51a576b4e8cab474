import { dirname, extname, join } from 'node:path';
import { findPackage, nearestPackage, readPackageJson } from '../npm/manifest.js';

/** Where Lambda puts a layer's `nodejs/node_modules` (Developer Guide, "Layer paths for each Lambda runtime"). */
const layerRoot = '/opt/nodejs/node_modules/';

/** `@x/y/z` → `@x/y`. */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The specifier with which an ES module imports a file from the layer. Specifiers are URLs, here relative to `file:` URLs. */
export function layerSpecifier(name: string, path: string): string {
  return layerRoot + [...name.split('/'), ...path.split(/[/\\]/)].map((part) => encodeURIComponent(part).replaceAll('%40', '@')).join('/');
}

/** The file on this disk that will be in the layer; undefined for other specifiers. */
export function fileOfLayer(specifier: string, directory: string): string | undefined {
  if (!specifier.startsWith(layerRoot)) return undefined;
  const path = decodeURIComponent(specifier.slice(layerRoot.length));
  const name = packageNameOf(path);
  const folder = findPackage(name, directory);
  return folder === undefined ? undefined : join(folder, path.slice(name.length));
}

/** Whether Node.js treats a package's file as CommonJS, or as JSON or machine code, which only `require` loads directly. */
export function isCommonJs(file: string): boolean {
  if (extname(file) === '.mjs' || extname(file) === '.wasm') return false;
  if (extname(file) !== '.js') return true;
  const folder = nearestPackage(dirname(file));
  return folder === undefined || readPackageJson(folder)?.['type'] !== 'module';
}
