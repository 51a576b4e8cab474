import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult, Plugin } from 'esbuild';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { entryName, managementSdk } from './inputs.js';
import type { BundlePlan } from './plan.js';
import { layerImports } from './layer-imports.js';
import { shippedLibrary } from './library-file.js';
import { findPackage } from '../npm/manifest.js';
import { packageRoot } from '../disk/tool-folder.js';

/** Lambda's Node.js runtimes come with these. */
const sdkPatterns: readonly string[] = ['@aws-sdk/*', '@smithy/*'];

/** CommonJS packages in an ES module need what only CommonJS modules are given. The folder is the file's path without `/app.mjs`. */
const banner =
  "import{createRequire as $createRequire}from'node:module';import{fileURLToPath as $fileURLToPath}from'node:url';" +
  'const require=$createRequire(import.meta.url),__filename=$fileURLToPath(import.meta.url),__dirname=__filename.slice(0,-8);';

type Built = BuildResult<{ metafile: true; write: false }>;

interface BuildInput {
  readonly directory: string;
  readonly appFile: string;
  readonly config: Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk'>;
  readonly target: string;
  readonly plan: BundlePlan;
}

/** A bundle without the line above, if it has no use for it; the line itself stays, so that the source map holds. */
export function withoutIdleBanner(code: string): string {
  const own = code.slice(banner.length);
  return code.startsWith(banner) && !/\b(?:require|__filename|__dirname)\b/.test(own) ? own : code;
}

/** One run of esbuild. What it can't bundle comes back as its errors. */
export async function build(esbuild: Pick<typeof import('esbuild'), 'build'>, input: BuildInput): Promise<Built | Pick<BuildFailure, 'errors'>> {
  try {
    const { config, directory, plan } = input;
    if (!config.automaticLayer || plan.outside.length === 0) return await esbuild.build(buildOptions(input));
    // Which imports stay outside is then the plugin's to say.
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
    // Under this condition the library leads to names only, of the file that it ships in.
    conditions: ['module', 'tschalice-package'],
    plugins: [libraryBeside],
    format: 'esm',
    target,
    // ES modules first: they are smaller once bundled, and load twice as fast.
    mainFields: plan.esModulesFirst ? ['module', 'main'] : ['main', 'module'],
    external: [...(config.bundleAwsSdk ? [] : sdkPatterns), ...[...plan.outside, ...plan.builders].flatMap((name) => [name, `${name}/*`]), ...plan.left],
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
    logLimit: 0,
    logOverride: { 'import-is-undefined': 'silent' },
    alias: ownLibrary(directory),
  };
}

/** The module around the app. The SDK's client of websockets, where it is to be in the bundle, is for the library, which can't reach into it. */
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

/** A project that has not installed the library is bundled with the tool's own copy: `npx tschalice package` just works. */
function ownLibrary(directory: string): { [specifier: string]: string } {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules/tschalice/package.json'))) return {};
    if (dirname(folder) === folder) break;
  }
  return { tschalice: join(packageRoot(), 'dist/lambda-imports.js') };
}
