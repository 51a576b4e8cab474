import { stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { policyFilesOf } from '../../compiler/model/role.js';
import { inputFiles, packageOf } from '../bundle/inputs.js';
import { tsconfigChain } from '../metadata/tsconfig.js';
import { nearestPackage } from '../npm/manifest.js';
import { collectIncluded } from '../pack/include.js';
import type { CompiledProject } from '../stage/compiled-project.js';

/** The state of files by their absolute paths: while the text is the same, the file has not changed. */
export type FileStates = ReadonlyMap<string, string>;

/** What a served app depends on, as absolute paths. */
export interface Sources {
  readonly files: readonly string[];
  /** Any new module in these folders, or below them, is part of the app too. */
  readonly folders: readonly string[];
}

export async function sourcesOf(compiled: CompiledProject, envFiles: readonly string[]): Promise<Sources> {
  const { project, config, bundle } = compiled;
  const { directory, configFile } = project;
  const policies = [...policyFilesOf(compiled).map(({ file }) => file), ...(config.apiGatewayPolicyFile === null ? [] : [config.apiGatewayPolicyFile])];
  const { entries } = await collectIncluded(directory, config.include, { file: configFile });
  const modules = [...inputFiles(bundle), ...bundle.moduleInputs];
  const own = [
    ...modules,
    ...settingsOf(directory, modules),
    ...bundle.files,
    ...entries.map(({ path }) => path),
    ...config.mergeTemplates,
    ...envFiles,
    configFile,
    'package.json',
    'tsconfig.json',
  ];
  const files = [...own.map((file) => resolve(directory, file)), ...policies.map((file) => resolve(join(directory, '.chalice'), file))];
  return { files: [...new Set(files)], folders: bundle.searched.map((folder) => join(directory, folder)) };
}

/** The files that say how modules are compiled and found: each tsconfig.json, with all that it extends, and each package.json. */
function settingsOf(directory: string, modules: readonly string[]): string[] {
  const packages = new Set(modules.flatMap((path) => packageOf(path)?.path ?? []));
  const own = modules.filter((path) => packageOf(path) === undefined).map((path) => resolve(directory, path));
  // All modules of a folder share them.
  const examples = new Map(own.map((path) => [dirname(path), path])).values();
  const ofOwn = [...examples].flatMap((path) => [...tsconfigChain(path).map(({ file }) => file), ...nearestManifest(path)]);
  return [...ofOwn, ...[...packages].map((path) => join(path, 'package.json'))];
}

function nearestManifest(path: string): string[] {
  const folder = nearestPackage(dirname(path));
  return folder === undefined ? [] : [join(folder, 'package.json')];
}

/** Whether a file or folder is in a folder whose new modules are part of the app. */
export function isSearched({ folders }: Sources, path: string): boolean {
  return folders.some((folder) => path === folder || path.startsWith(folder + sep));
}

/** Tells files that a served app depends on from others. */
export function sourceTest(sources: Sources): (file: string) => boolean {
  const known = new Set(sources.files);
  return (file) => known.has(file) || (/\.[cm]?[jt]sx?$/.test(file) && isSearched(sources, file));
}

export async function statesOf(files: Iterable<string>): Promise<FileStates> {
  const states = [...files].map(async (file) => {
    const found = await stat(file, { bigint: true }).catch(() => undefined);
    return [file, found === undefined ? 'missing' : `${found.mtimeNs} ${found.size} ${found.ino}`] as const;
  });
  return new Map(await Promise.all(states));
}

export function changedFiles(before: FileStates, after: FileStates): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((file) => (before.get(file) ?? 'missing') !== (after.get(file) ?? 'missing')).sort();
}
