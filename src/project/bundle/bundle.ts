import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { build, withoutIdleBanner } from './build.js';
import { type Contributor, contributors } from './contributor.js';
import { editedCode, editedMap } from './edited-code.js';
import { withoutNameHelper } from './function-names.js';
import { entryName, isInPackage, isOfPlugin, librariesIn } from './inputs.js';
import { bundleProblems, bundleWarnings } from './problem.js';
import { type BundlePlan, planAfterFailure, planAfterSuccess } from './plan.js';
import { loadEsbuild } from './esbuild.js';
import { layerPackages } from './layer-packages.js';
import { packageRoot } from '../disk/tool-folder.js';
import { decoratorSettings } from '../metadata/decorator-settings.js';
import { type OwnSourceMap, ownSourceMap } from './source-map.js';

/** The settings that a bundle depends on, in addition to the project's files and its target. */
export type BundleSettings = Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk' | 'externalPackages' | 'minify'>;

/** The app and all packages that can be bundled, as one ES module. The library is shipped next to it. */
export interface Bundle {
  /** Exports `app`. `withHandlers` turns it into the code that ships. */
  readonly code: string;
  /** The folder of the library's files: the project's own or, if it has none, the tool's. */
  readonly library: string;
  /** `node24`. */
  readonly target: string;
  readonly map: OwnSourceMap;
  /** The bundler's own source map, with the code of packages and original names. */
  readonly fullMap: string;
  /** Packages to copy next to the bundle or into the layer, sorted. */
  readonly externalPackages: readonly string[];
  /** Bytes in the bundle by origin: a package's name, or `app code`. */
  readonly contributors: readonly Contributor[];
  /** What each file imports; paths are relative to the project. */
  readonly inputs: Metafile['inputs'];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Bundles the app. One run is enough for most apps; another one follows if a run shows that the plan must change.
 *
 * @throws ProblemError with esbuild's own messages
 */
export async function bundleApp(directory: string, appFile: string, config: BundleSettings, target: string): Promise<Bundle> {
  const esbuild = loadEsbuild();
  let plan: BundlePlan = {
    outside: [...new Set([...config.externalPackages, ...layerPackages(directory, config)])],
    left: [],
    builders: [],
    esModulesFirst: true,
    decoratorMetadata: decoratorSettings(join(directory, appFile)).emitDecoratorMetadata,
  };
  for (;;) {
    const built = await build(esbuild, { directory, appFile, config, target, plan });
    const next = 'outputFiles' in built ? planAfterSuccess(plan, built.metafile, directory) : planAfterFailure(plan, built.errors, directory);
    if (next !== undefined) plan = next;
    else if (!('outputFiles' in built)) throw new ProblemError(await bundleProblems(built.errors, esbuild, appFile));
    else {
      const libraries = librariesIn(built.metafile);
      // The source maps of packages may name sources that are not there.
      const isThere = (source: string): boolean => source in built.metafile.inputs || existsSync(join(directory, source));
      const isOwn = (source: string): boolean =>
        !isInPackage(source) && source !== entryName && !isOfPlugin(source) && !libraries.includes(source) && isThere(source);
      const [builtMap, builtCode] = ['app.mjs.map', 'app.mjs'].map((name) => built.outputFiles.find(({ path }) => path.endsWith(name))!.text);
      const edits = withoutNameHelper(builtCode!);
      const code = editedCode(builtCode!, edits);
      const fullMap = editedMap(builtMap!, builtCode!, edits);
      return {
        code: withoutIdleBanner(code),
        library: libraries[0] === undefined ? join(packageRoot(), 'dist') : dirname(join(directory, libraries[0])),
        target,
        map: ownSourceMap(fullMap, isOwn),
        fullMap,
        externalPackages: [...plan.outside].sort(),
        contributors: contributors(built.metafile, libraries),
        inputs: built.metafile.inputs,
        problems: await bundleWarnings(
          built.warnings.filter(({ location }) => location !== null && isOwn(location.file)),
          esbuild,
          appFile,
        ),
      };
    }
  }
}
