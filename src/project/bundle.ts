import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, BuildResult, Metafile } from 'esbuild';
import type { StageConfig } from '../config/resolve-stage.js';
import { ProblemError } from '../problem/problem.js';
import { bundleProblems } from './bundle-problem.js';
import { isNativePackage } from './external-package.js';
import { type OwnSourceMap, ownSourceMap } from './source-map.js';

/** The app, the library's runtime and all packages that can be bundled, as one ES module. */
export interface Bundle {
  /** Exports `app` and `lambdaHandler`; `withHandlers` makes of it what ships. */
  readonly code: string;
  readonly map: OwnSourceMap;
  /** Packages that have to be copied beside the bundle, sorted. */
  readonly externalPackages: readonly string[];
  /** Bytes in the bundle by origin: a package's name, or `app code`. */
  readonly contributors: readonly { readonly name: string; readonly bytes: number }[];
}

/** Lambda's Node.js runtimes come with these. */
const sdkPatterns: readonly string[] = ['@aws-sdk/*', '@smithy/*'];

/** CommonJS packages in an ES module need what only CommonJS modules are given. */
const banner =
  "import{createRequire as $createRequire}from'node:module';import{fileURLToPath as $fileURLToPath}from'node:url';" +
  "const require=$createRequire(import.meta.url),__filename=$fileURLToPath(import.meta.url),__dirname=$fileURLToPath(new URL('.',import.meta.url));";

/**
 * Bundles the app. A second run is needed only when the first one finds packages that have to stay outside.
 *
 * @throws ProblemError with esbuild's own messages.
 */
export async function bundleApp(directory: string, appFile: string, stage: StageConfig, target: string): Promise<Bundle> {
  const configured = stage.externalPackages;
  const first = await build(directory, appFile, stage, target, configured);
  const native = packagesIn(first.metafile).filter(({ name, path }) => !configured.includes(name) && isNativePackage(join(directory, path)));
  const outside = [...new Set([...configured, ...native.map(({ name }) => name)])].sort();
  const result = native.length === 0 ? first : await build(directory, appFile, stage, target, outside);
  const libraries = libraryFolders(result.metafile);
  const isOwn = (source: string): boolean => !isInPackage(source) && source !== entryName && !libraries.some((folder) => source.startsWith(folder));
  const [map, code] = ['.map', '.mjs'].map((ending) => result.outputFiles.find(({ path }) => path.endsWith(ending))!.text);
  return { code: code!, map: ownSourceMap(map!, isOwn), externalPackages: outside, contributors: contributors(result.metafile, libraries) };
}

const entryName = 'tschalice-entry.mjs';

type Built = BuildResult<{ metafile: true; write: false }>;

async function build(directory: string, appFile: string, stage: StageConfig, target: string, outside: readonly string[]): Promise<Built> {
  const esbuild = await import('esbuild');
  const options = {
    stdin: {
      contents: `import * as user from ${JSON.stringify(`./${appFile}`)};import { lambdaHandler } from 'tschalice/runtime';export const app = user.app ?? user.default;export { lambdaHandler };`,
      resolveDir: directory,
      sourcefile: entryName,
      loader: 'js',
    },
    absWorkingDir: directory,
    outfile: join(directory, 'app.mjs'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target,
    // ES modules first: they are smaller once bundled, and load twice as fast.
    mainFields: ['module', 'main'],
    external: [...(stage.bundleAwsSdk ? [] : sdkPatterns), ...outside.flatMap((name) => [name, `${name}/*`])],
    // Native add-ons are found in the metafile and copied; here they only must not stop the build.
    loader: { '.node': 'empty' },
    banner: { js: banner },
    sourcemap: 'external',
    sourcesContent: false,
    // Minified, the output says nothing of where the files lay, so it is the same from every folder.
    minify: true,
    // The names of error classes go over the wire as the `Code` of a response.
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    logOverride: { 'import-is-undefined': 'silent' },
    ...ownLibrary(directory),
  } as const satisfies BuildOptions;
  try {
    return await esbuild.build(options);
  } catch (error) {
    throw new ProblemError(await bundleProblems(error, esbuild));
  }
}

/** A project that has not installed the library is bundled with the tool's own copy: `npx tschalice package` just works. */
function ownLibrary(directory: string): Pick<BuildOptions, 'alias'> {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules/tschalice/package.json'))) return {};
    if (dirname(folder) === folder) break;
  }
  const root = packageRoot();
  return {
    alias: {
      'tschalice/runtime': join(root, 'dist/runtime/index.js'),
      'tschalice/testing': join(root, 'dist/testing/index.js'),
      tschalice: join(root, 'dist/index.js'),
    },
  };
}

/** The folder of this package, from wherever this file was bundled to. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schemas/config.schema.json'))) folder = dirname(folder);
  return folder;
}

function isInPackage(path: string): boolean {
  return /(^|\/)node_modules\//.test(path);
}

/** Folders, relative to the project, that the library's own modules lie in; wherever links lead. */
function libraryFolders({ inputs }: Metafile): string[] {
  const paths = Object.values(inputs).flatMap(({ imports }) =>
    imports.flatMap(({ original, path }) => (original === 'tschalice' || original?.startsWith('tschalice/') ? [path] : [])),
  );
  return [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/dist/') + '/dist/'.length)))];
}

/** The npm packages whose files are in the bundle, each with its folder relative to the project. */
function packagesIn({ inputs }: Metafile): { name: string; path: string }[] {
  const paths = new Map<string, string>();
  for (const input of Object.keys(inputs)) {
    const name = packageName(input);
    if (name !== undefined) paths.set(input.slice(0, input.lastIndexOf(`node_modules/${name}`)) + `node_modules/${name}`, name);
  }
  return [...paths].map(([path, name]) => ({ path, name }));
}

/** `a/node_modules/@x/y/z.js` → `@x/y`. */
function packageName(path: string): string | undefined {
  return /^.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function contributors({ outputs }: Metafile, libraries: readonly string[]): Bundle['contributors'] {
  const bytes = new Map<string, number>();
  const output = Object.entries(outputs).find(([path]) => path.endsWith('.mjs'))![1];
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const name = libraries.some((folder) => path.startsWith(folder)) ? 'tschalice' : (packageName(path) ?? 'app code');
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].map(([name, size]) => ({ name, bytes: size })).sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

/** A path below the project, as places show it. */
export function fromProject(directory: string, path: string): string {
  return relative(directory, path).replaceAll('\\', '/');
}
