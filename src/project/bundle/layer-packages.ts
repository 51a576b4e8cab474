import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { isSdkModule } from './imported-names.js';
import { closePackages } from '../npm/closure.js';
import { findPackage, readManifest } from '../npm/manifest.js';

/**
 * The packages that `automatic_layer` moves out of the bundle, sorted: the `dependencies` of package.json that are needed
 * at run time and can run from a `node_modules` folder.
 *
 * Packages that are not installed are included, so that they are reported.
 */
export function layerPackages(directory: string, config: Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk'>): string[] {
  if (!config.automaticLayer) return [];
  const names = Object.keys(readManifest(directory)?.dependencies ?? {});
  return names
    .filter((name) => name !== 'tschalice' && !name.startsWith('@types/') && !isOfRuntime(name, config))
    .filter((name) => findPackage(name, directory) === undefined || isForLayer(name, directory))
    .sort();
}

/** Whether Lambda's own copy of the SDK replaces a package, in the layer as in the bundle. */
export function isOfRuntime(name: string, { bundleAwsSdk }: Pick<StageConfig, 'bundleAwsSdk'>): boolean {
  return !bundleAwsSdk && isSdkModule(name);
}

function isForLayer(name: string, directory: string): boolean {
  const folder = findPackage(name, directory)!;
  // Packages of the same workspace are the app's own code. It is often TypeScript, which Node.js does not run from a layer.
  if (!folder.split(sep).includes('node_modules')) return false;
  if (isForTypesOnly(folder)) return false;
  // The app has one copy of the library, in the bundle. What a package declares on a second copy in the layer would be lost.
  const { placed, unplaced } = closePackages(directory, [name], ['x86_64', 'arm64']);
  return ![...placed, ...unplaced].some((one) => one.name === 'tschalice');
}

/** Whether a package has only types and no code: `@types/aws-lambda`, `type-fest`. */
function isForTypesOnly(folder: string): boolean {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.some((file) => /\.d\.[cm]?ts$/.test(file)) && !files.some((file) => /\.(?:[cm]?js|json|node|wasm)$/.test(file) && file !== 'package.json');
}
