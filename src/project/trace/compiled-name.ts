import { kindAt, specialKindAt } from './project-files.js';

const compiled: { readonly [ending: string]: string } = { ts: 'js', tsx: 'js', jsx: 'js', mts: 'mjs', cts: 'cjs' };

/** Where TypeScript's compiler would write a file: `a.ts` → `a.js`. Undefined for a file that it does not compile. */
export function compiledName(path: string): string | undefined {
  const [, stem, ending] = /^(.+)\.(tsx?|jsx|mts|cts)$/.exec(path) ?? [];
  return stem === undefined || stem.endsWith('.d') ? undefined : `${stem}.${compiled[ending!]}`;
}

/** Whether it is code that esbuild can bundle. */
export function isCode(path: string): boolean {
  return /\.(?:[cm]?js|jsx)$/.test(path) || compiledName(path) !== undefined;
}

/** Whether a name says that a file is a test, which nothing loads in Lambda. */
export function isTest(path: string): boolean {
  return /(?:^|\/)__(?:tests?|mocks?)__\/|\.(?:test|spec)\.[^/]*$/.test(path);
}

/** The source of a path that code names: the file itself, or the TypeScript that is compiled to it. */
export function sourceOf(root: string, path: string): string | undefined {
  return sourcesOf(path).find((source) => kindAt(root, source) === 'file');
}

/** What stands at a path, or in the place of the TypeScript that is compiled to it, if it is neither a file nor a folder: `a named pipe`. */
export function specialAt(root: string, path: string): string | undefined {
  return sourcesOf(path)
    .map((source) => specialKindAt(root, source))
    .find((kind) => kind !== undefined);
}

function sourcesOf(path: string): string[] {
  const [, stem, ending] = /^(.+)\.([cm]?js)$/.exec(path) ?? [];
  const sources = stem === undefined ? [] : Object.entries(compiled).flatMap(([source, result]) => (result === ending ? [`${stem}.${source}`] : []));
  return [path, ...sources];
}

/** What `require` and bundlers add to a path. */
export function completedSource(root: string, path: string): string | undefined {
  const endings = ['', '.js', '.json', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'];
  return [path, `${path}/index`]
    .flatMap((one) => endings.map((ending) => `${one}${ending}`))
    .map((one) => sourceOf(root, one))
    .find((one) => one !== undefined);
}

/** All the paths by which code may name a module. */
export function namesOf(source: string): string[] {
  const names = [source, compiledName(source) ?? source];
  const bare = names.map((name) => name.replace(/\.(?:[cm]?js|json|[cm]?ts|[jt]sx)$/, ''));
  return [...new Set([...names, ...bare, ...bare.flatMap((name) => (name.endsWith('/index') ? [name.slice(0, -'/index'.length)] : []))])];
}
