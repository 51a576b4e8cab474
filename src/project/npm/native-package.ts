import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageFiles } from './files.js';
import { findPackage, readManifest, type PackageManifest } from './manifest.js';
import { fitsLambda, isLinuxBuild, type Architecture } from './platform.js';

/**
 * Whether a package must stay outside the bundle because it has machine code, which it looks for next to its own files.
 *
 * It looks at package.json and at the few folders that hold builds, not at every file.
 */
export function isNativePackage(directory: string): boolean {
  const manifest = readManifest(directory) ?? {};
  if (manifest.gypfile === true || manifest.binary !== undefined || manifest.napi !== undefined || manifest.main?.endsWith('.node')) return true;
  const builders = [
    '@mapbox/node-pre-gyp',
    'bindings',
    'node-addon-api',
    'node-gyp-build',
    'node-gyp-build-optional-packages',
    'node-pre-gyp',
    'prebuild-install',
  ];
  const optional = Object.keys(manifest.optionalDependencies ?? {});
  const dependencies = [...Object.keys(manifest.dependencies ?? {}), ...optional];
  if (builders.some((name) => dependencies.includes(name))) return true;
  if (optional.some((name) => isLinuxBuild(name, installedManifest(name, directory)))) return true;
  if (existsSync(join(directory, 'binding.gyp')) || existsSync(join(directory, 'prebuilds'))) return true;
  return ['', 'build', 'build/Release', 'bin', 'dist', 'lib', 'native'].some((folder) => holdsAddon(join(directory, folder)));
}

/** Whether a package is compiled when it is installed, and was not. Some have a way round in JavaScript. */
export function isUncompiled({ optionalDependencies = {} }: PackageManifest, files: PackageFiles['files']): boolean {
  if (Object.keys(optionalDependencies).some((name) => isLinuxBuild(name, undefined))) return false;
  return files.some(({ path }) => path === 'binding.gyp') && !files.some(({ path }) => path.endsWith('.node'));
}

/**
 * Whether a package has its machine code in packages of their own, one a platform, and none is installed for Lambda's.
 *
 * @param directory the package's folder
 */
export function lacksBuild(name: string, directory: string, manifest: PackageManifest, architecture: Architecture): boolean {
  if (!fitsLambda(name, manifest, [architecture])) return false;
  const optional = Object.keys(manifest.optionalDependencies ?? {}).map((build) => ({ build, installed: installedManifest(build, directory) }));
  if (!optional.some(({ build, installed }) => isLinuxBuild(build, installed) || isLinuxBuild(build, undefined))) return false;
  return !optional.some(({ build, installed }) => installed !== undefined && installed.cpu !== undefined && fitsLambda(build, installed, [architecture]));
}

function installedManifest(name: string, from: string): PackageManifest | undefined {
  const directory = findPackage(name, from);
  return directory === undefined ? undefined : readManifest(directory);
}

function holdsAddon(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { withFileTypes: true }).some((file) => file.name.endsWith('.node') && !file.isDirectory());
}
