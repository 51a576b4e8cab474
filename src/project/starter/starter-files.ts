import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stackName } from '../../compiler/cloudformation/stack-name.js';
import { packageRoot } from '../disk/tool-folder.js';

/** A file of a new project. */
export interface StarterFile {
  /** Relative to the new project, with `/`. */
  readonly path: string;
  /** Its text. */
  readonly content: string;
}

/** What replaces a starter's own names. */
export interface ProjectNames {
  readonly appName: string;
  /** The lowest version of tschalice that the project accepts: ours. */
  readonly version: string;
}

/**
 * The files of a starter, under an app's name, sorted by path.
 *
 * A starter is an app that runs without changes, so it has no placeholders: `editsOf` lists the few places where its own
 * name is replaced.
 */
export async function starterFiles(starter: string, names: ProjectNames): Promise<StarterFile[]> {
  const folder = join(packageRoot(), 'templates', starter);
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
  const texts = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)));
  const { app_name: own } = JSON.parse(texts.get('.chalice/config.json')!) as { app_name: string };
  for (const [path, pattern, replacement] of editsOf(own, names)) texts.set(path, edited(path, texts.get(path), pattern, replacement));
  // npm uses a .gitignore as its own list, and leaves the file out of packages.
  const files = [...texts].map(([path, content]) => ({ path: path === 'gitignore' ? '.gitignore' : path, content }));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

type Edit = readonly [path: string, pattern: RegExp, replacement: (found: string) => string];

function editsOf(own: string, { appName, version }: ProjectNames): Edit[] {
  return [
    ['.chalice/config.json', new RegExp(`(?<="app_name": ")${own}(?=")`), () => appName],
    ['app.ts', new RegExp(`(?<=appName: ')${own}(?=')`), () => appName],
    ['package.json', new RegExp(`(?<="name": ")${own}(?=")`), () => packageName(appName)],
    ['package.json', /(?<="tschalice": ")[^"]+(?=")/, () => `^${version}`],
    ['README.md', new RegExp(`(?<=^# )${own}$`, 'm'), () => appName],
    ['README.md', new RegExp(`\\b${own}-(?:dev|beta|prod)\\b`, 'g'), (found) => stackName(appName, found.slice(own.length + 1))],
  ];
}

function edited(path: string, text: string | undefined, pattern: RegExp, replacement: (found: string) => string): string {
  if (text === undefined || text.search(pattern) < 0) throw new Error(`${path} of the starter lacks ${pattern}`);
  return text.replace(pattern, replacement);
}

/** npm's rules for names are stricter than those for apps. */
function packageName(appName: string): string {
  const fitting = appName
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '');
  return fitting === '' ? 'app' : fitting;
}
