import { basename, join } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult, Plugin } from 'esbuild';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { entryName, managementSdk } from './inputs.js';
import type { BundlePlan } from './plan.js';
import { bannerOf, type BundleFile } from './banner.js';
import { editedFiles } from './edited-files.js';
import { importsApart } from './imports-apart.js';
import { shippedLibrary } from './library-file.js';
import { findPackage } from '../npm/manifest.js';
import { packageRoot } from '../disk/tool-folder.js';
import { tsconfigOf } from '../metadata/tsconfig.js';

/** The modules that `isSdkModule` knows, for esbuild. */
const sdkPatterns: readonly string[] = ['@aws-sdk/client-*', '@aws-sdk/lib-*'];

/** What a run of esbuild gives. */
export type Built = BuildResult<{ metafile: true; write: false }>;

/** The code, with the banner in its first line. */
export function builtCode({ outputFiles }: Pick<Built, 'outputFiles'>): string {
  return outputFiles.find(({ path }) => !path.endsWith('.map'))!.text;
}

/** The source map, as JSON. */
export function builtMap({ outputFiles }: Pick<Built, 'outputFiles'>): string {
  return outputFiles.find(({ path }) => path.endsWith('.map'))!.text;
}

export interface BuildInput {
  readonly directory: string;
  readonly appFile: string;
  readonly config: Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk' | 'minify'>;
  readonly target: string;
  readonly plan: BundlePlan;
  /** Refuses what is no regular file. */
  readonly regular: Plugin;
  readonly file: BundleFile;
  /** The module that is bundled, relative to the project; undefined for the app. */
  readonly source?: string;
}

/** One run of esbuild. If it fails, esbuild's errors are returned. */
export async function build(esbuild: Pick<typeof import('esbuild'), 'build'>, input: BuildInput): Promise<Built | Pick<BuildFailure, 'errors'>> {
  try {
    const { config, directory, plan } = input;
    // Most apps have no use for it.
    const metadata = plan.decoratorMetadata ? [(await import('../metadata/metadata-plugin.js')).decoratorMetadata(directory, plan.edits)] : [];
    const apart = config.automaticLayer ? plan.outside : [...plan.copied.keys()];
    if (apart.length === 0) return await esbuild.build(buildOptions(input, metadata));
    // The plugin then decides which imports stay outside.
    const options = buildOptions({ ...input, plan: { ...plan, outside: plan.outside.filter((name) => !apart.includes(name)) } }, metadata);
    return await esbuild.build({ ...options, plugins: [...options.plugins!, importsApart(esbuild, directory, apart, config.automaticLayer)] });
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined || errors.length === 0) throw error;
    return { errors };
  }
}

function buildOptions(
  { directory, appFile, config, target, plan, regular, file, source }: BuildInput,
  metadata: readonly Plugin[],
): BuildOptions & { metafile: true; write: false } {
  return {
    ...(source === undefined
      ? {
          stdin: {
            contents: entryOf(appFile, config.bundleAwsSdk && findPackage(managementSdk, directory) !== undefined),
            resolveDir: directory,
            sourcefile: entryName,
            loader: 'js',
          },
        }
      : { entryPoints: [`./${source}`], allowOverwrite: true }),
    absWorkingDir: directory,
    outfile: join(directory, file.path),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    // Under this condition, the library only re-exports from the file that it ships in. A module of its own has its own copy.
    conditions: source === undefined ? ['module', 'tschalice-package'] : ['module'],
    plugins: [regular, libraryBeside, ...metadata, ...(plan.edits.size === 0 ? [] : [editedFiles(directory, plan.edits)])],
    format: file.format,
    ...(file.format === 'cjs' && { define: { 'import.meta.url': '$url' } }),
    target,
    // ES modules first: bundled, they are smaller and load twice as fast.
    mainFields: plan.esModulesFirst ? ['module', 'main'] : ['main', 'module'],
    external: [...(config.bundleAwsSdk ? [] : sdkPatterns), ...[...plan.outside, ...plan.builders].flatMap((name) => [name, `${name}/*`]), ...plan.left],
    // Native addons are found in the metafile and copied. Here they only must not stop the build.
    loader: { '.node': 'empty' },
    banner: { js: bannerOf(file, plan.edits.size > 0) },
    sourcemap: 'external',
    sourcesContent: false,
    // Minified, the output does not contain the files' paths. Otherwise they are relative to the project.
    minify: config.minify,
    // The names of error classes are sent to clients, as the `Code` of a response.
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    logLimit: 0,
    logOverride: { 'import-is-undefined': 'silent' },
    alias: ownLibrary(directory, source === undefined ? 'lambda-imports.js' : 'index.js'),
    ...referencedTsconfig(directory, appFile),
  };
}

/** The module around the app. If the SDK's websocket client is bundled, it is exported for the library, which cannot import from the bundle. */
function entryOf(appFile: string, withManagementSdk: boolean): string {
  const sdk = withManagementSdk ? `export const managementSdk = () => import(${JSON.stringify(managementSdk)});` : '';
  return `import * as user from ${JSON.stringify(`./${appFile}`)};export const app = user.app ?? user.default;${sdk}`;
}

const libraryBeside: Plugin = {
  name: 'library-beside',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^tschalice\/lambda$/ }, () => ({ path: shippedLibrary, external: true, sideEffects: false }));
  },
};

/** The tsconfig.json that the app's own one leads to by `references`, of which esbuild does not know. */
function referencedTsconfig(directory: string, appFile: string): Pick<BuildOptions, 'tsconfig'> {
  const file = tsconfigOf(join(directory, appFile))?.file;
  return file === undefined || basename(file) === 'tsconfig.json' ? {} : { tsconfig: file };
}

/** A project without an installed library uses the tool's own copy, so that `npx tschalice package` just works. */
function ownLibrary(directory: string, file: string): { [specifier: string]: string } {
  return findPackage('tschalice', directory) === undefined ? { tschalice: join(packageRoot(), 'dist', file) } : {};
}
