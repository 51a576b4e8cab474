import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult, Plugin } from 'esbuild';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { entryName, managementSdk } from './inputs.js';
import type { BundlePlan } from './plan.js';
import { layerImports } from './layer-imports.js';
import { shippedLibrary } from './library-file.js';
import { findPackage } from '../npm/manifest.js';
import { packageRoot } from '../disk/tool-folder.js';
import { decoratorMetadata } from '../metadata/metadata-plugin.js';
import { tsconfigOf } from '../metadata/tsconfig.js';

/** The modules that `isSdkModule` knows, for esbuild. */
const sdkPatterns: readonly string[] = ['@aws-sdk/client-*', '@aws-sdk/lib-*'];

/** CommonJS packages in an ES module need variables that only CommonJS modules have. The folder is the file's path without `/app.mjs`. */
const banner =
  "import{createRequire as $createRequire}from'node:module';import{fileURLToPath as $fileURLToPath}from'node:url';" +
  'const require=$createRequire(import.meta.url),__filename=$fileURLToPath(import.meta.url),__dirname=__filename.slice(0,-8);';

type Built = BuildResult<{ metafile: true; write: false }>;

interface BuildInput {
  readonly directory: string;
  readonly appFile: string;
  readonly config: Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk' | 'minify'>;
  readonly target: string;
  readonly plan: BundlePlan;
}

/** Empties the banner's line if the bundle does not use it. The line itself stays, so that the source map stays right. */
export function withoutIdleBanner(code: string): string {
  const own = code.slice(banner.length);
  return code.startsWith(banner) && !/\b(?:require|__filename|__dirname)\b/.test(own) ? own : code;
}

/** One run of esbuild. If it fails, esbuild's errors are returned. */
export async function build(esbuild: Pick<typeof import('esbuild'), 'build'>, input: BuildInput): Promise<Built | Pick<BuildFailure, 'errors'>> {
  try {
    const { config, directory, plan } = input;
    if (!config.automaticLayer || plan.outside.length === 0) return await esbuild.build(buildOptions(input));
    // The plugin then decides which imports stay outside.
    const options = buildOptions({ ...input, plan: { ...plan, outside: [] } });
    return await esbuild.build({ ...options, plugins: [...options.plugins!, layerImports(esbuild, directory, plan.outside)] });
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined || errors.length === 0) throw error;
    return { errors };
  }
}

function buildOptions({ directory, appFile, config, target, plan }: BuildInput): BuildOptions & { metafile: true; write: false } {
  return {
    stdin: {
      contents: entryOf(appFile, config.bundleAwsSdk && findPackage(managementSdk, directory) !== undefined),
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
    // Under this condition, the library only re-exports from the file that it ships in.
    conditions: ['module', 'tschalice-package'],
    plugins: [libraryBeside, ...(plan.decoratorMetadata ? [decoratorMetadata(directory)] : [])],
    format: 'esm',
    target,
    // ES modules first: bundled, they are smaller and load twice as fast.
    mainFields: plan.esModulesFirst ? ['module', 'main'] : ['main', 'module'],
    external: [...(config.bundleAwsSdk ? [] : sdkPatterns), ...[...plan.outside, ...plan.builders].flatMap((name) => [name, `${name}/*`]), ...plan.left],
    // Native addons are found in the metafile and copied. Here they only must not stop the build.
    loader: { '.node': 'empty' },
    banner: { js: banner },
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
    alias: ownLibrary(directory),
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
function ownLibrary(directory: string): { [specifier: string]: string } {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules/tschalice/package.json'))) return {};
    if (dirname(folder) === folder) break;
  }
  return { tschalice: join(packageRoot(), 'dist/lambda-imports.js') };
}
