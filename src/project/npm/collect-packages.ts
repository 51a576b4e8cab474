import { existsSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import { pathProblem } from '../../compiler/zip/zip.js';
import { closePackages, type PlacedPackage, type Unplaced } from './closure.js';
import { readPackageFiles, type PackageFiles, type SourcedEntry } from './files.js';
import { installHint } from './install-hint.js';
import { findPackage, readManifest, type PackageManifest } from './manifest.js';
import { fitsLambda, isLinuxBuild, npmCpu, type Architecture } from './platform.js';

export interface CollectedPackage {
  readonly name: string;
  readonly version: string;
  /** The real folder that it was copied from. */
  readonly directory: string;
  /** Unzipped, all its copies together. */
  readonly bytes: number;
}

export interface CollectedPackages {
  /** Sorted by path. */
  readonly entries: readonly SourcedEntry[];
  /** Sorted by name, then by folder. */
  readonly packages: readonly CollectedPackage[];
  readonly problems: readonly Problem[];
}

/**
 * Gathers npm packages that stay outside of the bundle, with all that they depend on, as files under `node_modules/`.
 *
 * @param where The place in the user's files where a package was asked for, by its name.
 * @param isLeftOut Of dependencies, those that are there at run time anyway.
 */
export async function collectPackages(
  projectDir: string,
  names: readonly string[],
  architectures: readonly Architecture[],
  where: (name: string) => Place,
  isLeftOut: (name: string) => boolean = () => false,
): Promise<CollectedPackages> {
  const wanted = [...new Set(names)].sort();
  const problems: Problem[] = [];
  const report = (code: ErrorCode, requested: string, message: string, fix: string): void => {
    problems.push({ code, severity: 'error', where: where(requested), message, fix });
  };
  const nameable = wanted.filter((name) => {
    const problem = checkName(name);
    if (problem !== undefined) report(problem.code, name, problem.message, problem.fix);
    return problem === undefined;
  });
  const { placed, unplaced } = closePackages(projectDir, nameable, architectures, (name) => name === 'tschalice' || isLeftOut(name));
  const plugAndPlay = existsSync(join(projectDir, '.pnp.cjs'));
  for (const one of unplaced) report(...describeUnplaced(one, architectures, plugAndPlay));

  const entries: SourcedEntry[] = [];
  const packages = new Map<string, CollectedPackage>();
  const read = new Map<string, PackageFiles>();
  for (const { name, path, directory, manifest, requested } of placed) {
    const known = read.get(directory);
    if (known === undefined && usesLibrary(manifest)) {
      // With a second copy of the library, what it throws would be crashes to the app, and its responses plain objects.
      const message = `The package '${name}' uses tschalice, and outside of the bundle it would have a copy of its own, whose errors and responses mean nothing to the app`;
      report('external-package-uses-library', requested, message, `let it be bundled: remove '${requested}' from "external_packages"`);
    }
    const { files, outside } = known ?? readPackageFiles(directory);
    read.set(directory, { files, outside });
    const taken = files.filter((file) => pathProblem(file.path) === undefined);
    entries.push(...taken.map((file) => ({ ...file, path: `${path}/${file.path}` })));
    const bytes = (packages.get(directory)?.bytes ?? 0) + taken.reduce((sum, { content }) => sum + content.byteLength, 0);
    packages.set(directory, { name, version: manifest.version ?? '', directory, bytes });
    if (known !== undefined) continue;
    for (const link of outside) {
      report(
        'package-symlink-outside',
        requested,
        `'${link}' in the package '${name}' is a symbolic link that leads out of the package`,
        'put the file itself into the package in place of the link',
      );
    }
    for (const file of files.filter((candidate) => !taken.includes(candidate))) {
      report(
        'package-file-name',
        requested,
        `The name of '${file.path}' in the package '${name}' ${pathProblem(file.path)}, which a zip cannot hold`,
        'rename or remove the file',
      );
    }
    if (isUncompiled(manifest, files)) {
      const message = `The package '${name}' is compiled when it is installed, but holds no compiled file`;
      // Package managers run no install scripts unless told to: pnpm since 10, npm with --ignore-scripts.
      const fix = `allow its install script, and run 'npm rebuild ${name}' on a system like Lambda's`;
      problems.push({ code: 'native-binary-missing', severity: 'warning', where: where(requested), message, fix });
    }
    for (const architecture of architectures.filter((one) => lacksBuild({ name, directory, manifest }, one))) {
      const platform = `linux ${npmCpu(architecture)} with glibc`;
      const message = `The package '${name}' has its machine code in packages of their own, and none is installed for ${platform}, which Lambda needs`;
      report('native-binary-platform', requested, message, installHint(name, manifest, architecture));
    }
  }
  const byName = (a: CollectedPackage, b: CollectedPackage): number => (a.name === b.name ? (a.directory < b.directory ? -1 : 1) : a.name < b.name ? -1 : 1);
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), packages: [...packages.values()].sort(byName), problems };
}

/**
 * Whether a package that the bundler came upon has to stay outside, for it brings machine code and looks for it beside its own files.
 *
 * Looks at package.json and at the few folders where builds stand, not at every file.
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

function usesLibrary({ dependencies, peerDependencies }: PackageManifest): boolean {
  return Object.keys({ ...dependencies, ...peerDependencies }).includes('tschalice');
}

function checkName(name: string): { code: ErrorCode; message: string; fix: string } | undefined {
  if (name === 'tschalice') {
    return {
      code: 'external-package-own',
      message: "'tschalice' itself cannot be an external package, because what it needs in Lambda is part of the bundle",
      fix: 'remove it from the list',
    };
  }
  if (isBuiltin(name) || name.startsWith('node:')) {
    return { code: 'external-package-builtin', message: `'${name}' is part of Node.js, not a package`, fix: 'remove it from the list' };
  }
  const valid = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(\/.*)?$/i.exec(name);
  if (valid?.[1] !== undefined && valid[2] === undefined) return undefined;
  const fix = valid?.[1] === undefined ? "write a name as npm knows it: 'sharp', '@scope/name'" : `write '${valid[1]}', because a package is copied as a whole`;
  return { code: 'external-package-name', message: `'${name}' is not the name of a package`, fix };
}

function describeUnplaced(
  { reason, name, dependent, requested }: Unplaced,
  architectures: readonly Architecture[],
  plugAndPlay: boolean,
): [code: ErrorCode, requested: string, message: string, fix: string] {
  const subject = dependent === undefined ? `The package '${name}'` : `The package '${name}', which '${dependent}' needs,`;
  switch (reason) {
    case 'missing': {
      const install = dependent === undefined ? `run 'npm install ${name}'` : "run 'npm install', because the installation is not complete";
      const fix = plugAndPlay
        ? "set 'nodeLinker: node-modules' in .yarnrc.yml and run 'yarn install', because Yarn's Plug'n'Play leaves no folder to copy"
        : install;
      return ['external-package-missing', requested, `${subject} is not installed${plugAndPlay ? ' in a node_modules folder' : ''}`, fix];
    }
    case 'unreadable':
      return ['external-package-unreadable', requested, `${subject} has a package.json that is not a JSON object`, "install the packages again: 'npm ci'"];
    case 'platform':
      return [
        'native-binary-platform',
        requested,
        `${subject} is made for another platform than Lambda's, linux ${architectures.map(npmCpu).join(' or ')} with glibc`,
        dependent === undefined
          ? 'name the package that you import, not one of its builds for a platform'
          : `replace '${dependent}' with a package that runs on Linux`,
      ];
    case 'cycle':
      return [
        'external-package-cycle',
        requested,
        `${subject} is in a circle of dependencies through two versions of one package, which folders cannot express`,
        "bring the versions together: 'npm dedupe', or 'overrides' in package.json",
      ];
  }
}

/** Only a warning follows, for some have a way round in JavaScript. */
function isUncompiled({ optionalDependencies = {} }: PackageManifest, files: PackageFiles['files']): boolean {
  if (Object.keys(optionalDependencies).some((name) => isLinuxBuild(name, undefined))) return false;
  return files.some(({ path }) => path === 'binding.gyp') && !files.some(({ path }) => path.endsWith('.node'));
}

function lacksBuild({ name, directory, manifest }: Pick<PlacedPackage, 'name' | 'directory' | 'manifest'>, architecture: Architecture): boolean {
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
