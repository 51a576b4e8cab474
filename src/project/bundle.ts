import { createRequire } from 'node:module';
import type { StageConfig } from '../config/resolve-stage.js';
import { type Problem, ProblemError } from '../problem/problem.js';
import { build } from './bundle-build.js';
import { contributors, entryName, inputFiles, isInPackage, libraryFolders } from './bundle-inputs.js';
import { bundleProblems, bundleWarnings } from './bundle-problem.js';
import { type BundlePlan, planAfterFailure, planAfterSuccess } from './bundle-plan.js';
import { layerNamespace } from './layer-imports.js';
import { layerPackages } from './layer-packages.js';
import { type OwnSourceMap, ownSourceMap } from './source-map.js';

/** The app, the library's runtime and all packages that can be bundled, as one ES module. */
export interface Bundle {
  /** Exports `app` and `lambdaHandler`; `withHandlers` makes of it what ships. */
  readonly code: string;
  readonly map: OwnSourceMap;
  /** The source map as the bundler wrote it, with the code of packages and the names of the sources. */
  readonly fullMap: string;
  /** Packages that have to be copied beside the bundle, or into the layer; sorted. */
  readonly externalPackages: readonly string[];
  /** Bytes in the bundle by origin: a package's name, or `app code`. */
  readonly contributors: readonly { readonly name: string; readonly bytes: number }[];
  /** All files that went into it, relative to the project folder; sorted. */
  readonly inputs: readonly string[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Bundles the app. One run does for most; each further one is for something that only the one before it could tell.
 *
 * @throws ProblemError with esbuild's own messages.
 */
export async function bundleApp(directory: string, appFile: string, stage: StageConfig, target: string): Promise<Bundle> {
  // Not by `import`: that reads through all of a CommonJS file for the names it exports, which takes longer than bundling.
  const esbuild = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  let plan: BundlePlan = {
    outside: [...new Set([...stage.externalPackages, ...layerPackages(directory, stage)])],
    left: [],
    builders: [],
    esModulesFirst: true,
  };
  for (;;) {
    const built = await build(esbuild, { directory, appFile, stage, target, plan });
    const next = 'outputFiles' in built ? planAfterSuccess(plan, built.metafile, directory) : planAfterFailure(plan, built.errors, directory);
    if (next !== undefined) plan = next;
    else if (!('outputFiles' in built)) throw new ProblemError(await bundleProblems(built.errors, esbuild, appFile));
    else {
      const libraries = libraryFolders(built.metafile);
      const isOwn = (source: string): boolean =>
        !isInPackage(source) && source !== entryName && !source.startsWith(`${layerNamespace}:`) && !libraries.some((folder) => source.startsWith(folder));
      const [fullMap, code] = ['app.mjs.map', 'app.mjs'].map((name) => built.outputFiles.find(({ path }) => path.endsWith(name))!.text);
      return {
        code: code!,
        map: ownSourceMap(fullMap!, isOwn),
        fullMap: fullMap!,
        externalPackages: [...plan.outside].sort(),
        contributors: contributors(built.metafile, libraries),
        inputs: inputFiles(built.metafile),
        problems: await bundleWarnings(
          built.warnings.filter(({ location }) => location !== null && isOwn(location.file)),
          esbuild,
          appFile,
        ),
      };
    }
  }
}
