import { createHash } from 'node:crypto';
import { originOf, type StageConfig } from '../../compiler/config/resolve-stage.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { AppModel } from '../../compiler/model/app-model.js';
import { hasErrors, type Place, type Problem } from '../../compiler/problem/problem.js';
import type { PackageSize } from '../../compiler/quota/package-uses.js';
import { zip, type ZipEntry } from '../../compiler/zip/zip.js';
import type { Bundle } from '../bundle/bundle.js';
import { layerFolder, taskFolder } from '../lambda/folders.js';
import { type CollectedPackages, collectPackages } from '../npm/collect-packages.js';
import type { Contributor } from '../bundle/contributor.js';
import { withHandlers } from '../bundle/handler-exports.js';
import { unseenProblems } from '../bundle/unseen.js';
import { contentHash } from './content-hash.js';
import { bundledAnyway, filesByPath } from './files-by-path.js';
import { collectIncluded } from './include.js';
import { isOfRuntime } from '../bundle/layer-packages.js';
import { checkBinaries } from '../npm/native-binary.js';
import type { SourcedEntry } from '../npm/files.js';

export interface DeploymentPackage {
  readonly zipped: Uint8Array;
  /** The zip of the layer; undefined if the stage has no layer. */
  readonly layer: Uint8Array | undefined;
  /** Bytes of both. */
  readonly zippedSize: number;
  /** Bytes of both. */
  readonly unzippedSize: number;
  /** What both consist of, the largest first. */
  readonly contributors: readonly Contributor[];
  /** Of all files in it. */
  readonly paths: readonly string[];
  /** The files from packages and `include`, by their paths in Lambda: `/var/task/…`, or `/opt/…` in the layer. */
  readonly sources: ReadonlyMap<string, SourcedEntry>;
  /** For Lambda's quotas, which are not checked yet. */
  readonly size: PackageSize;
  /** A hash of all files of both but their source maps, which say nothing of what the code does. */
  readonly identity: () => string;
  /** The same for each of them. */
  readonly identities: () => { readonly code: string; readonly layer: string | undefined };
  readonly problems: readonly Problem[];
}

interface PackageInput extends Pick<AppModel, 'config' | 'functions' | 'hasLayer'> {
  readonly directory: string;
  readonly bundle: Bundle;
  /** The text of the library as the app uses it. */
  readonly library: Promise<string>;
  /** The output to write, which is never part of the package. */
  readonly outputPath: string | undefined;
}

/** The code that all functions of the stage share: the bundle, packages next to it or in a layer, included files. */
export async function gatherPackage({
  directory,
  config,
  functions,
  hasLayer,
  bundle,
  library: building,
  outputPath,
}: PackageInput): Promise<DeploymentPackage> {
  const architectures = architecturesOf(functions);
  const library = Buffer.from(await building);
  const code: ZipEntry[] = [
    { path: 'app.mjs', content: Buffer.from(withHandlers(bundle.code, functions)) },
    { path: 'app.mjs.map', content: Buffer.from(bundle.map.text) },
    { path: 'tschalice.mjs', content: library },
  ];
  const byPath = filesByPath(bundle, directory);
  const packages = await externalPackages(directory, config, bundle, architectures, hasLayer);
  const included =
    config.include.length === 0
      ? { entries: [], problems: [] }
      : await collectIncluded(directory, config.include, { file: config.file, path: originOf(config, 'include') }, outputPath);
  const problems = [
    ...packages.problems,
    ...byPath.problems,
    ...included.problems,
    ...unseenProblems(
      bundle.unseen,
      included.entries.map(({ path }) => path),
      config.externalPackages.length > 0,
    ),
    ...bundle.bundledAnyway.map(bundledAnyway),
    ...checkBinaries(packages.entries, architectures, { file: config.file, path: originOf(config, 'lambda_architecture') }),
  ];
  // What the code finds by its path is compiled; `include` takes files as they are. A package.json of the user's own wins over ours.
  const own = byPath.entries.filter(({ path }) => !path.endsWith('package.json') || !included.entries.some((one) => one.path === path));
  const others = included.entries.filter(({ path }) => !own.some((one) => one.path === path));
  const entries = [...code, ...(hasLayer ? [] : packages.entries), ...own, ...others];
  const inLayer = packages.entries.map((entry) => ({ ...entry, path: `nodejs/${entry.path}` }));
  const isRefused = hasErrors(problems);
  const zipped = isRefused ? new Uint8Array() : await zip(entries);
  const layer = hasLayer ? (isRefused ? new Uint8Array() : await zip(inLayer)) : undefined;
  const unzippedSize = sizeOf([...code, ...packages.entries, ...own, ...others]);
  const contributors = [
    ...bundle.contributors,
    { name: 'tschalice', bytes: library.length },
    ...packages.packages.map(({ name, bytes }) => ({ name, bytes })),
    ...(own.length === 0 ? [] : [{ name: 'files found by path', bytes: sizeOf(own) }]),
    ...(others.length === 0 ? [] : [{ name: 'included files', bytes: sizeOf(others) }]),
  ].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  const size = { zipped: zipped.length, unzipped: unzippedSize, contributors, ...(layer !== undefined && { layer: layer.length }) };
  return {
    zipped,
    layer,
    zippedSize: zipped.length + (layer?.length ?? 0),
    unzippedSize,
    contributors,
    paths: entries.map(({ path }) => path),
    sources: new Map([
      ...packages.entries.map((entry) => [`${hasLayer ? `${layerFolder}/nodejs` : taskFolder}/${entry.path}`, entry] as const),
      ...[...byPath.sourced, ...included.entries].map((entry) => [`${taskFolder}/${entry.path}`, entry] as const),
    ]),
    size,
    identity: () => identityOf([...entries, ...(hasLayer ? inLayer : [])]),
    identities: () => ({ code: identityOf(entries), layer: hasLayer ? identityOf(inLayer) : undefined }),
    problems,
  };
}

async function externalPackages(
  directory: string,
  config: StageConfig,
  bundle: Bundle,
  architectures: readonly ('x86_64' | 'arm64')[],
  hasLayer: boolean,
): Promise<CollectedPackages> {
  if (bundle.externalPackages.length === 0) return { entries: [], packages: [], problems: [] };
  const placeOf = (name: string): Place => {
    const index = config.externalPackages.indexOf(name);
    return index < 0 ? { file: 'package.json', path: ['dependencies', name] } : { file: config.file, path: [...originOf(config, 'external_packages'), index] };
  };
  const isLeftOut = hasLayer ? (name: string): boolean => isOfRuntime(name, config) : undefined;
  // In the bundle they had no source maps either.
  return collectPackages(directory, bundle.externalPackages, architectures, placeOf, isLeftOut, (name) => !Object.hasOwn(bundle.copied, name));
}

function identityOf(entries: readonly ZipEntry[]): string {
  const shipped = entries.filter(({ path }) => !path.endsWith('.map')).sort((a, b) => (a.path < b.path ? -1 : 1));
  const all = createHash('sha256');
  for (const { path, content, executable } of shipped) {
    all.update(JSON.stringify([path, executable === true, contentHash(content)]));
  }
  return all.digest('hex');
}

function sizeOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { content }) => sum + content.length, 0);
}

/** The architectures that the functions of a stage run on. */
function architecturesOf(functions: readonly AppFunction[]): ('x86_64' | 'arm64')[] {
  return [...new Set(functions.map(({ settings }) => settings.architecture))].sort();
}
