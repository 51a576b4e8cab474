import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { compiledName, completedSource, isCode, isTest, namesOf, sourceOf, specialAt } from './compiled-name.js';
import { endsInTypeScript } from './own-edits.js';
import type { ParsedModule } from './parse-module.js';
import { hole, type TextValue } from './path-value.js';
import { filesBelow, fitsPattern, folderOf, kindAt } from './project-files.js';
import { isReader, type Use } from './uses.js';

/** What the uses of a module of the project ask for. */
export interface Wanted {
  /** Files to ship as they are. */
  readonly data: Set<string>;
  /** Modules to ship as files of their own: where they are to be → their sources. All paths relative to the project. */
  readonly code: Map<string, string>;
  /** Packages that are found by their names when the code runs. */
  readonly packages: Set<string>;
  /** What an import or `require` that is put together can mean: the path that it names → the source. */
  readonly choices: Map<Use, Map<string, string>>;
  /** Folders, relative to the project, in which modules were looked for that a path which is put together can mean: a new one there changes what ships. */
  readonly searched: Set<string>;
  readonly unseen: Unseen[];
}

/** A use of which it cannot be told what it finds in Lambda. */
export interface Unseen {
  readonly use: Use;
  /** `file`: nothing is there; `special`: neither a file nor a folder is; `computed`: it can be too much; `outside`: it is not in the project. */
  readonly kind: 'file' | 'special' | 'computed-file' | 'computed-import' | 'outside';
  /** What was looked for, relative to the project, with `*` for holes. */
  readonly path: string;
  /** The folder that it is in, relative to the project: what `include` takes from it ends the doubt. */
  readonly folder: string;
  /** Of `special`: `a named pipe`. */
  readonly is?: string;
}

export function emptyWanted(): Wanted {
  return { data: new Set(), code: new Map(), packages: new Set(), choices: new Map(), searched: new Set(), unseen: [] };
}

/** Adds what a use asks for. */
export function want(use: Use, module: ParsedModule, wanted: Wanted, isInLambda: (specifier: string) => boolean): void {
  for (const value of use.values) {
    if (value.isPlaced) placed(use, value, module, wanted);
    else if (use.kind !== 'path') written(use, value.text, module, wanted, isInLambda);
  }
}

/** A path or name as it is written. */
function written(use: Use, text: string, module: ParsedModule, wanted: Wanted, isInLambda: (specifier: string) => boolean): void {
  const isRelative = /^\.{1,2}(?:\/|$)/.test(text);
  // Threads and processes look from the working folder.
  if (use.kind === 'thread') return isRelative ? placed(use, { kind: 'text', text: posix.join(module.root, text), isPlaced: true }, module, wanted) : undefined;
  if (isRelative) return placed(use, { kind: 'text', text: posix.join(posix.dirname(module.file), text), isPlaced: true }, module, wanted);
  const name = /^(?:@[^/\0]+\/)?[^@/\0][^/\0]*(?=\/|$)/.exec(text)?.[0];
  if (name === undefined || text.startsWith(hole)) {
    if (use.kind === 'import' || use.kind === 'require' || use.kind === 'required')
      wanted.unseen.push({ use, kind: 'computed-import', path: text, folder: '' });
  } else if (!isBuiltin(name) && !isInLambda(text) && !/^(?:data|node|file|https?):/.test(text) && !text.startsWith('/')) wanted.packages.add(name);
}

function placed(use: Use, { text }: TextValue, module: ParsedModule, wanted: Wanted): void {
  const name = /\/node_modules\/((?:@[^/\0]+\/)?[^/\0]+)(?:\/|$)/.exec(text)?.[1];
  if (name !== undefined && !name.startsWith('.')) return void wanted.packages.add(name);
  const isRoot = text.replace(/\/$/, '') === module.root;
  if (!isRoot && !text.startsWith(`${module.root}/`)) {
    if (!isTemporary(use)) wanted.unseen.push({ use, kind: 'outside', path: shown(posix.relative(module.root, text)), folder: '..' });
    return;
  }
  const path = withHoles(text.slice(module.root.length + 1).replace(/\/$/, ''), module.root);
  // Also an import that finds nothing is not left to the bundler, which has patterns of its own.
  if ((use.kind === 'import' || use.kind === 'require') && !wanted.choices.has(use)) wanted.choices.set(use, new Map());
  if (path.includes(hole)) return many(use, path, module, wanted);
  // A module of the top folder is in the app's own file, which can be started itself.
  if (use.kind === 'thread' && path === ownPath(module) && !path.includes('/')) return;
  if (isOwnOrAbove(path, module) && use.kind !== 'thread') return listing(use, path, wanted);
  one(use, path, module, wanted);
}

/** What a library will put in later, or match: `{{lng}}`, `{a,b}`, `*`. A file may also have such a name. */
function withHoles(path: string, root: string): string {
  return /[{*%]/.test(path) && kindAt(root, path) === undefined ? path.replaceAll(/\{\{[^{}]*\}\}|\{[^{}]*\}|\*+|%[sd]/g, hole) : path;
}

/** A path without holes. */
function one(use: Use, path: string, module: ParsedModule, wanted: Wanted): void {
  const { root } = module;
  if (use.kind === 'import' || use.kind === 'require') {
    const source = completedSource(root, path);
    if (source === undefined) missing(use, path, wanted, specialAt(root, path));
    else choose(use, path, source, wanted);
    return;
  }
  const isLoaded = use.kind === 'thread' || use.kind === 'required' || use.kind === 'resolved';
  const source = isLoaded ? completedSource(root, path) : sourceOf(root, path);
  if (source !== undefined)
    return file(use, source === path || sourceOf(root, path) === source ? path : (compiledName(source) ?? source), source, module, wanted);
  if (kindAt(root, path) !== 'folder') return missing(use, path, wanted, specialAt(root, path));
  const below = filesBelow(root, path);
  if (below === undefined) wanted.unseen.push({ use, kind: 'computed-file', path: `${path}/*`, folder: path });
  for (const each of below ?? []) if (!isTest(each)) file(use, each, each, module, wanted, false);
}

/** A path with holes: everything in the project that it can mean. */
function many(use: Use, pattern: string, module: ParsedModule, wanted: Wanted): void {
  const { root } = module;
  const isImport = use.kind === 'import' || use.kind === 'require';
  const folder = folderOf(pattern);
  // Everything beside the module, or above it, is more than the code can mean.
  const isOpen = isOwnOrAbove(folder, module) && pattern.replace(/^.*\//, '') === hole;
  const below = isOpen ? undefined : filesBelow(root, folder);
  if (below !== undefined && use.kind !== 'path') wanted.searched.add(folder);
  if (below === undefined) {
    wanted.unseen.push({ use, kind: isImport ? 'computed-import' : 'computed-file', path: shown(pattern), folder });
    return;
  }
  // Beside the module and above it are whole projects; there, a pattern means the files of the folder itself.
  const isNear = isOwnOrAbove(folder, module);
  const fits = fitsPattern(pattern);
  const isTestMeant = isTest(pattern);
  const isNamed = /\.[^/\0]*$/.test(pattern);
  let found = 0;
  for (const source of below.sort((a, b) => rankOf(a) - rankOf(b))) {
    const named = (isImport || isCode(source) ? namesOf(source) : [source]).filter(fits);
    if (isNear && (depthOf(source) !== depthOf(pattern) || /\.config\.\w+$/.test(source))) continue;
    if (named.length === 0 || (!isTestMeant && isTest(source)) || /\.d\.[cm]?ts$/.test(source)) continue;
    if (isImport && !isCode(source) && !source.endsWith('.json')) continue;
    found += 1;
    if (isImport) for (const name of named) choose(use, name, source, wanted);
    else file(use, named.includes(source) ? source : named[0]!, source, module, wanted, isNamed);
  }
  if (found === 0) missing(use, pattern, wanted);
}

const firstEndings: readonly string[] = ['ts', 'tsx', 'js', 'jsx', 'json'];

/** Where several files may be meant, the one that bundlers and Node.js take comes first. */
function rankOf(path: string): number {
  const rank = firstEndings.indexOf(/\.(\w+)$/.exec(path)?.[1] ?? '');
  return rank < 0 ? firstEndings.length : rank;
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function choose(use: Use, path: string, source: string, { choices }: Wanted): void {
  if (!choices.has(use)) choices.set(use, new Map());
  const known = choices.get(use)!;
  // `a.js` is the file of that name before it is what `a.ts` is compiled to.
  if (!known.has(path) || path === source) known.set(path, source);
}

/** @param isNamed whether the code names this very file, and not the folder that it is in */
function file({ kind, consumer = '', node }: Use, path: string, source: string, module: ParsedModule, { data, code }: Wanted, isNamed = true): void {
  if (/\.d\.[cm]?ts$/.test(source)) return;
  const isRead = kind === 'path' && isReader(consumer);
  const isLoaded = isNamed ? !isRead : compiledName(source) !== undefined;
  const isCompiled = isCode(source) && (isLoaded || source !== path);
  // The app's own file is there under this name.
  if (isCompiled && path === 'app.mjs') return;
  if (!isCompiled) data.add(source);
  // Where the code says `a.ts`, `a.js` is written in its place, if it can be.
  else code.set(isNamed && path === source && !endsInTypeScript(textOf(node, module)) ? path : (compiledName(path) ?? path), source);
}

function textOf({ start, end }: Use['node'], { text }: ParsedModule): string {
  return text.slice(start, end);
}

/** A folder that holds the module itself is not shipped for that. */
function listing(use: Use, path: string, { unseen }: Wanted): void {
  if (/^(?:readdir|opendir|glob)/.test(use.consumer ?? '')) unseen.push({ use, kind: 'computed-file', path: path === '' ? '*' : `${path}/*`, folder: path });
}

/** @param is what is there, if something is */
function missing(use: Use, path: string, { unseen }: Wanted, is?: string): void {
  // What is asked for may be absent, and what is written need not be there.
  if (use.isCompared || isTemporary(use) || /^(?:exists|access|stat|lstat|join|resolve|relative|dirname|basename)/.test(use.consumer ?? '')) return;
  unseen.push({ use, path: shown(path), folder: folderOf(path), ...(is === undefined ? { kind: 'file' } : { kind: 'special', is }) });
}

/** Whether a path is for a file to be written. */
function isTemporary({ consumer = '' }: Use): boolean {
  return /^(?:write|append|create(?:Write)|mkdir|mkdtemp|rm|unlink|rename|truncate|chmod|utimes)/.test(consumer);
}

function ownPath({ file: own, root }: ParsedModule): string {
  return own.slice(root.length + 1);
}

function isOwnOrAbove(path: string, module: ParsedModule): boolean {
  const relative = ownPath(module);
  return path === '' || path === '.' || path === relative || relative.startsWith(`${path}/`);
}

function shown(pattern: string): string {
  return pattern.replaceAll(/\0+/g, '*');
}
