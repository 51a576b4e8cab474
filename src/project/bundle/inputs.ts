import type { Metafile } from 'esbuild';
import { shippedLibrary } from './library-file.js';

/** esbuild's name for the module that we write around the app. */
export const entryName = 'tschalice-entry.mjs';

/** The SDK package that the library itself imports if an app sends to websockets. */
export const managementSdk = '@aws-sdk/client-apigatewaymanagementapi';

export function isInPackage(path: string): boolean {
  return /(^|\/)node_modules\//.test(path);
}

/** A package whose files are in a bundle. */
export interface InputPackage {
  readonly name: string;
  /** Its folder, relative to the project. */
  readonly path: string;
}

/** `a/node_modules/@x/y/z.js` → `@x/y`, in `a/node_modules/@x/y`. */
export function packageOf(path: string): InputPackage | undefined {
  const match = /^(.*(?:^|\/)node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match === null ? undefined : { name: match[2]!, path: match[1]! + match[2]! };
}

export function packagesIn({ inputs }: Metafile): InputPackage[] {
  const packages = Object.keys(inputs).flatMap((path) => packageOf(path) ?? []);
  return [...new Map(packages.map((one) => [one.path, one])).values()];
}

/** The library's entry files in the bundle: one in most projects, none if the app does not use the library. */
export function librariesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).filter((path) => inputs[path]!.imports.some((one) => one.path === shippedLibrary));
}

/** The files in a bundle, without the modules that plugins and we add. */
export function inputFiles({ inputs }: Pick<Metafile, 'inputs'>): string[] {
  return Object.keys(inputs)
    .filter((path) => path !== entryName && !isOfPlugin(path))
    .sort();
}

/** A module that one of our plugins makes: `namespace:name`. */
export function isOfPlugin(path: string): boolean {
  return /^[a-z-]{2,}:/.test(path);
}
