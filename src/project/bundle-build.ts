import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult } from 'esbuild';
import type { StageConfig } from '../config/resolve-stage.js';
import { entryName, managementSdk } from './bundle-inputs.js';
import type { BundlePlan } from './bundle-plan.js';
import { layerImports } from './layer-imports.js';
import { findPackage } from './package-manifest.js';
import { packageRoot } from './package-root.js';

/** Lambda's Node.js runtimes come with these. */
const sdkPatterns: readonly string[] = ['@aws-sdk/*', '@smithy/*'];

/** CommonJS packages in an ES module need what only CommonJS modules are given. */
const banner =
  "import{createRequire as $createRequire}from'node:module';import{fileURLToPath as $fileURLToPath}from'node:url';" +
  "const require=$createRequire(import.meta.url),__filename=$fileURLToPath(import.meta.url),__dirname=$fileURLToPath(new URL('.',import.meta.url)).slice(0,-1);";

type Built = BuildResult<{ metafile: true; write: false }>;

interface BuildInput {
  readonly directory: string;
  readonly appFile: string;
  readonly stage: StageConfig;
  readonly target: string;
  readonly plan: BundlePlan;
}

/** One run of esbuild. What it can't bundle comes back as its errors. */
export async function build(esbuild: Pick<typeof import('esbuild'), 'build'>, input: BuildInput): Promise<Built | Pick<BuildFailure, 'errors'>> {
  try {
    const { stage, directory, plan } = input;
    if (!stage.automaticLayer || plan.outside.length === 0) return await esbuild.build(buildOptions(input));
    // Which imports stay outside is then the plugin's to say.
    const options = buildOptions({ ...input, plan: { ...plan, outside: [] } });
    return await esbuild.build({ ...options, plugins: [layerImports(esbuild, directory, plan.outside)] });
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined || errors.length === 0) throw error;
    return { errors };
  }
}

function buildOptions({ directory, appFile, stage, target, plan }: BuildInput): BuildOptions & { metafile: true; write: false } {
  return {
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
    mainFields: plan.esModulesFirst ? ['module', 'main'] : ['main', 'module'],
    external: [...(stage.bundleAwsSdk ? [] : sdkPatterns), ...[...plan.outside, ...plan.builders].flatMap((name) => [name, `${name}/*`]), ...plan.left],
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
    // An alias is looked up from the project, also for the library's own import of it, wherever the library is installed.
    alias: { ...ownLibrary(directory), ...(stage.bundleAwsSdk && findPackage(managementSdk, directory) !== undefined && { [managementSdk]: managementSdk }) },
  };
}

/** A project that has not installed the library is bundled with the tool's own copy: `npx tschalice package` just works. */
function ownLibrary(directory: string): { [specifier: string]: string } {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules/tschalice/package.json'))) return {};
    if (dirname(folder) === folder) break;
  }
  const root = packageRoot();
  return {
    'tschalice/runtime': join(root, 'dist/runtime/index.js'),
    tschalice: join(root, 'dist/index.js'),
  };
}
