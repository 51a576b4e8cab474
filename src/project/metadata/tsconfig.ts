import { foldersUpwards } from '../disk/folders-upwards.js';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { plainJson } from '../../compiler/syntax/plain-json.js';
import { readTextSync } from '../disk/read-text.js';
import { matchesPattern } from './tsconfig-pattern.js';

type Json = { readonly [key: string]: unknown };

/** A tsconfig.json as it is written. */
export interface Tsconfig {
  readonly file: string;
  readonly text: string;
  readonly config: Json;
}

/**
 * The configuration of a source file: the tsconfig.json nearest to it, as esbuild chooses it, which is none inside of node_modules.
 *
 * If that one only names others, by `references`, it is the one of them that includes the file. esbuild does not know of these.
 */
export function tsconfigOf(source: string): Tsconfig | undefined {
  const folder = dirname(source);
  if (folder.split(sep).includes('node_modules')) return undefined;
  for (const above of foldersUpwards(folder)) {
    const file = join(above, 'tsconfig.json');
    if (existsSync(file)) return referenced(readTsconfig(file), source);
  }
  return undefined;
}

/**
 * The configuration of a source file, then those that it extends, each before what it extends itself.
 *
 * @throws as `readTsconfig` does
 */
export function tsconfigChain(source: string): readonly Tsconfig[] {
  const first = tsconfigOf(source);
  const chain = new Map<string, Tsconfig>();
  const follow = (one: Tsconfig): void => {
    if (chain.has(one.file)) return;
    chain.set(one.file, one);
    for (const file of extendedFiles(one)) follow(readTsconfig(file));
  };
  if (first !== undefined) follow(first);
  return [...chain.values()];
}

/** The files that `extends` names, as far as they are there. */
export function extendedFiles({ config, file }: Tsconfig): string[] {
  const bases = [config['extends'] ?? []].flat().filter((base) => typeof base === 'string');
  return bases.flatMap((base) => extendedFile(base, file) ?? []);
}

/**
 * What is no JSON counts as empty; esbuild warns of it. So does a folder.
 *
 * @throws an error like the file system's own for a file that cannot be read, for which esbuild might wait forever
 */
export function readTsconfig(file: string): Tsconfig {
  const text = textOf(file);
  return { file, text, config: parseCommented(text) };
}

function textOf(file: string): string {
  try {
    return readTextSync(file) ?? '';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return '';
    throw error;
  }
}

/** The file that `extends` names: a path, with or without `.json`, or a file of a package. */
function extendedFile(base: string, from: string): string | undefined {
  if (/^\.{1,2}(?:[/\\]|$)/.test(base) || isAbsolute(base)) return configAt(resolve(dirname(from), base));
  const { resolve: find } = createRequire(from);
  for (const specifier of [base, `${base}.json`, `${base}/tsconfig.json`]) {
    try {
      const path = find(specifier);
      if (path.endsWith('.json')) return path;
    } catch {
      // The next way of writing it.
    }
  }
  return undefined;
}

function configAt(path: string): string | undefined {
  return [path, `${path}.json`, join(path, 'tsconfig.json')].find((one) => one.endsWith('.json') && existsSync(one));
}

function referenced(one: Tsconfig, source: string): Tsconfig {
  const { files, include, references } = one.config;
  const isSolution = Array.isArray(files) && files.length === 0 && include === undefined && Array.isArray(references);
  if (!isSolution) return one;
  const paths = references.flatMap((reference: { path?: unknown }) => configAt(resolve(dirname(one.file), String(reference?.path))) ?? []);
  return paths.map(readTsconfig).find((candidate) => includes(candidate, source)) ?? one;
}

function includes({ config, file }: Tsconfig, source: string): boolean {
  const path = relative(dirname(file), source).replaceAll('\\', '/');
  const matches = (patterns: unknown): boolean => Array.isArray(patterns) && patterns.some((pattern) => matchesPattern(String(pattern), path));
  if (matches(config['files'])) return true;
  const isIncluded = config['include'] === undefined ? config['files'] === undefined && !path.startsWith('../') : matches(config['include']);
  return isIncluded && !matches(config['exclude']);
}

/** With comments, and commas at the end. */
function parseCommented(text: string): Json {
  try {
    const value: unknown = JSON.parse(plainJson(text.replace(/^\uFEFF/, '')));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
