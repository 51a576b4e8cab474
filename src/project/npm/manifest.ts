import { foldersUpwards } from '../disk/folders-upwards.js';
import { existsSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTextSync } from '../disk/read-text.js';

type Versions = Readonly<Record<string, string>>;

/** What we read from a package.json. Keys whose values do not have the documented type are left out. */
export interface PackageManifest {
  readonly version?: string;
  readonly main?: string;
  readonly gypfile?: boolean;
  /** Where node-pre-gyp finds builds. Left out if it has another tool's meaning. */
  readonly binary?: object;
  /** How napi-rs names builds. */
  readonly napi?: object;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
  /** The names of the peers that may be absent. */
  readonly optionalPeers?: readonly string[];
}

/** The real folder of a package as Node finds it from a folder: the nearest `node_modules/<name>` upwards. */
export function findPackage(name: string, from: string): string | undefined {
  for (const folder of foldersUpwards(from)) {
    const candidate = join(folder, 'node_modules', name);
    if (basename(folder) !== 'node_modules' && existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

/** The nearest folder with a package.json, from a folder upwards. */
export function nearestPackage(from: string): string | undefined {
  return foldersUpwards(from).find((folder) => existsSync(join(folder, 'package.json')));
}

/** Undefined if the folder has no package.json, or one that is not a JSON object. @throws an error like the file system's own if it cannot be read */
export function readManifest(directory: string): PackageManifest | undefined {
  const value = readPackageJson(directory);
  return value === undefined ? undefined : manifestOf(value);
}

/** All that a package.json says; undefined as above. @throws as above */
export function readPackageJson(directory: string): Readonly<Record<string, unknown>> | undefined {
  const text = readTextSync(join(directory, 'package.json'));
  return text === undefined ? undefined : parseObject(text);
}

/**
 * Undefined if the text is not a JSON object.
 *
 * Of two equal keys the last one counts, as in npm and Node, because most of these files are not the user's own.
 */
export function parseManifest(text: string): PackageManifest | undefined {
  const value = parseObject(text);
  return value === undefined ? undefined : manifestOf(value);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function manifestOf(value: Readonly<Record<string, unknown>>): PackageManifest {
  const { version, main, gypfile, binary, napi, os, cpu, libc, dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = value;
  const manifest: { -readonly [key in keyof PackageManifest]: PackageManifest[key] } = {};
  if (typeof version === 'string') manifest.version = version;
  if (typeof main === 'string') manifest.main = main;
  if (typeof gypfile === 'boolean') manifest.gypfile = gypfile;
  if (isRecord(binary) && 'module_name' in binary) manifest.binary = binary;
  if (isRecord(napi)) manifest.napi = napi;
  if (os !== undefined) manifest.os = strings(os);
  if (cpu !== undefined) manifest.cpu = strings(cpu);
  if (libc !== undefined) manifest.libc = strings(libc);
  if (isRecord(dependencies)) manifest.dependencies = versions(dependencies);
  if (isRecord(optionalDependencies)) manifest.optionalDependencies = versions(optionalDependencies);
  if (isRecord(peerDependencies)) manifest.peerDependencies = versions(peerDependencies);
  if (isRecord(peerDependenciesMeta)) {
    manifest.optionalPeers = Object.entries(peerDependenciesMeta).flatMap(([name, meta]) => (isRecord(meta) && meta['optional'] === true ? [name] : []));
  }
  return manifest;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function versions(value: Record<string, unknown>): Versions {
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
