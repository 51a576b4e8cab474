import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

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
  for (let above = folder; ; above = dirname(above)) {
    const file = join(above, 'tsconfig.json');
    if (existsSync(file)) return referenced(readTsconfig(file), source);
    if (dirname(above) === above) return undefined;
  }
}

/** What cannot be read counts as empty; esbuild warns of it. */
export function readTsconfig(file: string): Tsconfig {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return { file, text, config: parseCommented(text) };
}

/** The file that `extends` names: a path, with or without `.json`, or a file of a package. */
export function extendedFile(base: string, from: string): string | undefined {
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
  const matches = (patterns: unknown): boolean => Array.isArray(patterns) && patterns.some((pattern) => globOf(String(pattern)).test(path));
  if (matches(config['files'])) return true;
  const isIncluded = config['include'] === undefined ? config['files'] === undefined && !path.startsWith('../') : matches(config['include']);
  return isIncluded && !matches(config['exclude']);
}

/** A pattern of `include`; a folder's name is for all that is in it. */
function globOf(pattern: string): RegExp {
  const parts = pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const source = parts.map((part) =>
    part === '**'
      ? '(?:[^/]+/)*'
      : `${part
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replace(/\*/g, '[^/]*')
          .replace(/\?/g, '[^/]')}/`,
  );
  return new RegExp(`^${source.join('')}`.replace(/\/$/, '(?:/|$)'));
}

/** JSON with comments and commas at the end. */
function parseCommented(text: string): Json {
  const strings = /("(?:\\.|[^"\\])*")/.source;
  const bare = text.replace(/^\uFEFF/, '').replace(new RegExp(`${strings}|//.*|/\\*[^]*?\\*/`, 'g'), '$1');
  try {
    const value: unknown = JSON.parse(bare.replace(new RegExp(`${strings}|,(?=\\s*[}\\]])`, 'g'), '$1'));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
