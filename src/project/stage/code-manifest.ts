import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { CodeManifest, CodePart } from '../../compiler/diff/code-manifest.js';
import { version } from '../../compiler/model/generated/version.js';
import { entryName, isOfPlugin, packageOf } from '../bundle/inputs.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { packageRoot } from '../disk/tool-folder.js';
import { mostShippedBytes, readBytes } from '../disk/read-bytes.js';
import { taskFolder } from '../lambda/folders.js';
import { parseManifest, readManifest } from '../npm/manifest.js';
import { contentHash } from '../pack/content-hash.js';
import type { PackedProject } from './compiled-project.js';

/** Its name beside the template. */
export const manifestFile = 'bundle.json';

type Packed = Omit<PackedProject, 'files'>;

/** What a stage's code was made of; undefined for an app without functions. */
export async function codeManifest(packed: Packed): Promise<CodeManifest | undefined> {
  const { bundle, deploymentPackage, project } = packed;
  if (deploymentPackage === undefined) return undefined;
  const shipped = shippedParts(deploymentPackage);
  const { sources, packages } = await bundledParts(bundle, project.directory, Object.keys(shipped.packages));
  return {
    version: 1,
    code: deploymentPackage.identity(),
    library: libraryVersion(bundle.library),
    sources: inOrder({ ...shipped.sources, ...sources }),
    packages: inOrder({ ...shipped.packages, ...packages }),
    functions: declaredIn(packed),
  };
}

type Parts = Pick<CodeManifest, 'sources' | 'packages'>;

/** @param beside the packages that are not in the bundle, as `sharp@0.34.0` */
async function bundledParts({ inputs, moduleInputs }: PackedProject['bundle'], directory: string, beside: readonly string[]): Promise<Parts> {
  const isLibrary = (path: string): boolean => inputs[path]?.imports.some((one) => one.path === shippedLibrary) === true;
  const isAdded = (path: string): boolean => path === entryName || isOfPlugin(path) || isLibrary(path);
  const packageKey = packageKeys(directory);
  const groups = new Map<string, string[]>();
  for (const file of new Set([...Object.keys(inputs), ...moduleInputs])) {
    if (isAdded(file)) continue;
    const key = packageKey(file) ?? file;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [file]);
    else known.push(file);
  }
  const importsOf = (files: readonly string[]): string[] =>
    files
      .flatMap((file) => inputs[file]?.imports ?? [])
      .flatMap(({ path, external }) =>
        external === true ? beside.filter((key) => key.startsWith(`${packageOf(`node_modules/${path}/`)?.name}@`)) : [packageKey(path) ?? path],
      );
  const parts = await Promise.all(
    [...groups].map(async ([key, files]) => {
      const imports = new Set(importsOf(files).filter((one) => one !== key && (groups.has(one) || beside.includes(one))));
      return [key, files[0]!, { hash: await hashOf(files, directory), imports: [...imports].sort() }] as const;
    }),
  );
  const of = (isPackage: boolean): CodeManifest['sources'] =>
    Object.fromEntries(parts.flatMap(([key, file, part]) => ((packageOf(file) !== undefined) === isPackage ? [[key, part] as const] : [])));
  return { sources: of(false), packages: of(true) };
}

/** The name and version of the package that a file is of; undefined for the project's own. */
function packageKeys(directory: string): (path: string) => string | undefined {
  const known = new Map<string, string>();
  return (path) => {
    const found = packageOf(path);
    if (found === undefined) return undefined;
    if (!known.has(found.path)) known.set(found.path, `${found.name}@${readManifest(join(directory, found.path))?.version ?? ''}`);
    return known.get(found.path);
  };
}

/** What is in the package as it is: packages beside the bundle or in a layer, and files of the project. */
function shippedParts({ sources: entries }: NonNullable<PackedProject['deploymentPackage']>): Parts {
  const sources: { [path: string]: CodePart } = {};
  const folders = new Map<string, string[]>();
  for (const [path, { content }] of entries) {
    const hash = contentHash(content);
    const found = packageOf(path);
    if (found === undefined) sources[path.replace(`${taskFolder}/`, '')] = { hash, imports: [] };
    else folders.set(found.path, [...(folders.get(found.path) ?? []), `${path.slice(found.path.length)} ${hash}`]);
  }
  const copies = new Map<string, string[]>();
  for (const [folder, files] of folders) {
    const manifest = entries.get(`${folder}/package.json`);
    const version = manifest === undefined ? undefined : parseManifest(Buffer.from(manifest.content).toString())?.version;
    const key = `${packageOf(`${folder}/`)!.name}@${version ?? ''}`;
    copies.set(key, [...(copies.get(key) ?? []), ...files]);
  }
  const packages = [...copies].map(
    ([key, files]) => [key, { hash: createHash('sha256').update(files.toSorted().join('\n')).digest('hex'), imports: [] }] as const,
  );
  return { sources, packages: Object.fromEntries(packages) };
}

function declaredIn({ functions, definition, loaded, appFile }: Packed): CodeManifest['functions'] {
  return Object.fromEntries(
    functions.map(({ logicalId, handles, at }) => {
      const places = handles === 'routes' ? definition.routes.map((route) => route.at) : [at];
      const files = places.map((place) => loaded.placeOf(place).file);
      return [logicalId, [...new Set(files.length === 0 ? [appFile] : files)].sort()] as const;
    }),
  );
}

function libraryVersion(folder: string): string {
  return folder === join(packageRoot(), 'dist') ? version : (readManifest(dirname(folder))?.version ?? version);
}

/** Of all files together; those that cannot be read count with their names. */
async function hashOf(files: readonly string[], directory: string): Promise<string> {
  const contents = await Promise.all(
    files.toSorted().map(async (file) => {
      const content = await readBytes(join(directory, file), mostShippedBytes).catch(() => Buffer.alloc(0));
      return files.length === 1 ? content : Buffer.from(`${file.split('node_modules/').at(-1)} ${createHash('sha256').update(content).digest('hex')}\n`);
    }),
  );
  return createHash('sha256').update(Buffer.concat(contents)).digest('hex');
}

function inOrder(parts: CodeManifest['sources']): CodeManifest['sources'] {
  return Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
