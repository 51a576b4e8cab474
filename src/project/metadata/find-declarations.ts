import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackage, readPackageJson } from '../npm/manifest.js';

const isDeclarations = /\.d\.[cm]?ts$/;

/** The file that declares a module's types, as TypeScript finds it from another file; undefined where there is none. */
export function findDeclarations(specifier: string, importer: string): string | undefined {
  const folder = dirname(importer);
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) return fileOf(join(folder, specifier));
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const directory = findPackage(name, folder);
  const own = directory === undefined ? undefined : ofPackage(directory, rest);
  if (own !== undefined) return own;
  const typed = findPackage(`@types/${name.replace(/^@([^/]+)\//, '$1__')}`, folder);
  return typed === undefined ? undefined : ofPackage(typed, rest);
}

function ofPackage(directory: string, subpath: string | undefined): string | undefined {
  const manifest = readPackageJson(directory);
  if (manifest === undefined) return undefined;
  const exported = exportedPath(manifest['exports'], subpath === undefined ? '.' : `./${subpath}`);
  if (exported !== undefined) return fileOf(join(directory, exported));
  if (subpath !== undefined) return fileOf(join(directory, subpath));
  const named = [manifest['types'], manifest['typings'], manifest['main'], 'index'].filter((path) => typeof path === 'string');
  return named.flatMap((path) => fileOf(join(directory, path)) ?? [])[0];
}

function exportedPath(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === 'string' || Array.isArray(exports)) return subpath === '.' ? conditional(exports) : undefined;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith('.'))) return subpath === '.' ? conditional(exports) : undefined;
  for (const [key, target] of entries) {
    const [before, after] = key.split('*');
    if (key === subpath) return conditional(target);
    if (after === undefined || !subpath.startsWith(before!) || !subpath.endsWith(after)) continue;
    return conditional(target)?.replaceAll('*', subpath.slice(before!.length, subpath.length - after.length));
  }
  return undefined;
}

/** The first path under a condition that TypeScript goes by. */
function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return target.map(conditional).find((one) => one !== undefined);
  if (typeof target !== 'object' || target === null) return undefined;
  const conditions = ['types', 'import', 'node', 'require', 'default'];
  for (const [condition, inner] of Object.entries(target)) {
    const path = conditions.includes(condition) || condition.startsWith('types@') ? conditional(inner) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A file of declarations or TypeScript: itself, beside the JavaScript of the same name, or a folder's index. */
export function fileOf(path: string): string | undefined {
  const stem = path.replace(/\.([cm]?)js$/, '');
  const kind = /\.([cm])js$/.exec(path)?.[1] ?? '';
  const candidates = [
    ...(/\.[cm]?tsx?$/.test(path) || isDeclarations.test(path) ? [path] : []),
    ...[`.${kind}ts`, '.tsx', `.d.${kind}ts`].map((ending) => stem + ending),
    ...['.ts', '.tsx', '.d.ts', '/index.ts', '/index.d.ts'].map((ending) => path + ending),
  ];
  return candidates.find((one) => existsSync(one) && statSync(one).isFile());
}
