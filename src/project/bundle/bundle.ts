import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Message, Metafile } from 'esbuild';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { type AnalysisBundle, bundleForAnalysis, sdkUse, shippedForAnalysis } from './analysis-bundle.js';
import { type BundleFile, withoutIdleBanner } from './banner.js';
import { builtMap } from './build.js';
import { type Contributor, contributors } from './contributor.js';
import type { CopyReason } from './copied-packages.js';
import { editedMap, editedMappings } from './edited-map.js';
import { withoutNameHelper } from './function-names.js';
import { type ParsedCode, parsedCode } from './parsed-code.js';
import { entryName, inputFiles, isInPackage, isOfPlugin, librariesIn } from './inputs.js';
import { bundleProblems, bundleWarnings } from './problem.js';
import type { BundlePlan } from './plan.js';
import { regularFiles } from './regular-files.js';
import { type BundleContext, type FinishedRun, lazyTracer, runPlan } from './run-plan.js';
import type { ShippedModule } from './shipped-module.js';
import { bundleModules, type ShippedModules } from './shipped-modules.js';
import { unlessStuck } from './stuck-build.js';
import { type UnseenPath, unseenPaths } from './unseen.js';
import { loadEsbuild } from './esbuild.js';
import { layerPackages } from './layer-packages.js';
import { packageRoot } from '../disk/tool-folder.js';
import { decoratorSettings } from '../metadata/decorator-settings.js';
import { withEdits } from '../../compiler/syntax/edit.js';
import { type OwnSourceMap, ownSourceMap } from './source-map.js';

/** The settings that a bundle depends on, in addition to the project's files and its target. */
export type BundleSettings = Pick<StageConfig, 'automaticLayer' | 'bundleAwsSdk' | 'externalPackages' | 'minify'>;

/** The app and all packages that can be bundled, as one ES module. The library is shipped next to it. */
export interface Bundle {
  /** Exports `app`. `withHandlers` turns it into the code that ships. */
  readonly code: string;
  readonly parsed: ParsedCode;
  /** The folder of the library's files: the project's own or, if it has none, the tool's. */
  readonly library: string;
  /** `node24`. */
  readonly target: string;
  readonly map: OwnSourceMap;
  /** The bundler's own source map, with the code of packages and original names. It is made when a problem asks for it. */
  readonly fullMap: () => string;
  /** Packages to copy next to the bundle or into the layer, sorted. */
  readonly externalPackages: readonly string[];
  /** Those of them that nobody asked for, with the reason. */
  readonly copied: { readonly [name: string]: CopyReason };
  /** Packages that find files beside themselves, but cannot be copied. Sorted. */
  readonly bundledAnyway: readonly string[];
  /** Files of the project that code finds by their paths, relative to the project. Sorted. */
  readonly files: readonly string[];
  /** The same for modules, each bundled into a file of its own. Sorted by path. */
  readonly modules: readonly ShippedModule[];
  /** The files in them, relative to the project. */
  readonly moduleInputs: readonly string[];
  /** The folders whose new modules would be among `modules`, relative to the project. Sorted. */
  readonly searched: readonly string[];
  /** What code finds when it runs, and nobody can tell beforehand. */
  readonly unseen: readonly UnseenPath[];
  /** Bytes in the bundle by origin: a package's name, or `app code`. */
  readonly contributors: readonly Contributor[];
  /** What each file imports; paths are relative to the project. */
  readonly inputs: Metafile['inputs'];
  /** Whether code imports the AWS SDK, in the bundle or beside it. */
  readonly usesSdk: boolean;
  /** The code to look through for calls of AWS. It may have to be bundled again, when it is asked for. */
  readonly forAnalysis: () => Promise<AnalysisBundle>;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Bundles the app, and the modules that it finds by their paths.
 *
 * @throws ProblemError with esbuild's own messages
 */
export async function bundleApp(directory: string, appFile: string, config: BundleSettings, target: string): Promise<Bundle> {
  const esbuild = loadEsbuild();
  const plan: BundlePlan = {
    outside: [...new Set([...config.externalPackages, ...layerPackages(directory, config)])],
    left: [],
    builders: [],
    esModulesFirst: true,
    decoratorMetadata: decoratorSettings(join(directory, appFile)).emitDecoratorMetadata,
    edits: new Map(),
    copied: new Map(),
  };
  const tracer = lazyTracer(directory, config.bundleAwsSdk);
  const context: BundleContext = { directory, appFile, config, target, regular: regularFiles(directory), esbuild, tracer };
  const fail = async (errors: readonly Message[]): Promise<Error> => new ProblemError(await bundleProblems(errors, esbuild, appFile, directory));
  const bundling = async (): Promise<{ run: FinishedRun } & ShippedModules> => {
    const run = await runPlan(context, appBundle, plan);
    if (!('built' in run)) throw await fail(run);
    return { run, ...(await bundleModules(context, run, fail)) };
  };
  const stop = (): void => void esbuild.stop();
  const { run, modules, runs } = await unlessStuck(bundling(), directory, stop);
  const app = await ofApp(run, context);
  const { usesSdk, isHidden } = sdkUse(runs, [app.code, ...modules.map(({ text }) => text)], directory);
  const forAnalysis = async (): Promise<AnalysisBundle> =>
    isHidden
      ? unlessStuck(bundleForAnalysis(context, runs), directory, stop)
      : shippedForAnalysis({ path: appBundle.path, code: app.code, parsed: app.parsed, map: app.fullMap }, modules, runs);
  return { ...app, ...ofRuns(runs), modules, usesSdk, forAnalysis };
}

const appBundle: BundleFile = { path: 'app.mjs', format: 'esm' };

/** What the app's own file is, and what it was made of. */
async function ofApp(
  { built, code, plan }: FinishedRun,
  { directory, appFile, target, esbuild }: BundleContext,
): Promise<Omit<Bundle, keyof ReturnType<typeof ofRuns> | 'modules' | 'usesSdk' | 'forAnalysis'>> {
  const libraries = librariesIn(built.metafile);
  // The source maps of packages may name sources that are not there.
  const isThere = (source: string): boolean => source in built.metafile.inputs || existsSync(join(directory, source));
  const isOwn = (source: string): boolean =>
    !isInPackage(source) && source !== entryName && !isOfPlugin(source) && !libraries.includes(source) && isThere(source);
  const rawMap = builtMap(built);
  const edits = withoutNameHelper(code);
  const edited = withoutIdleBanner(withEdits(code, edits), appBundle, plan.edits.size > 0);
  return {
    code: edited,
    parsed: parsedCode(edited),
    library: libraries[0] === undefined ? join(packageRoot(), 'dist') : dirname(join(directory, libraries[0])),
    target,
    map: ownSourceMap(rawMap, isOwn, (mappings) => editedMappings(mappings, code, edits)),
    fullMap: () => editedMap(rawMap, code, edits),
    contributors: contributors(built.metafile, libraries),
    inputs: built.metafile.inputs,
    problems: await bundleWarnings(
      built.warnings.filter(({ location }) => location !== null && isOwn(location.file)),
      esbuild,
      appFile,
    ),
  };
}

/** What all files together need. */
function ofRuns(
  runs: readonly FinishedRun[],
): Pick<Bundle, 'externalPackages' | 'copied' | 'files' | 'bundledAnyway' | 'unseen' | 'moduleInputs' | 'searched'> {
  const traces = [...new Map(runs.flatMap(({ own }) => own.map((one) => [one.path, one] as const))).values()];
  return {
    externalPackages: [...new Set(runs.flatMap(({ plan }) => plan.outside))].sort(),
    copied: Object.fromEntries(runs.flatMap(({ plan }) => [...plan.copied]).sort(([a], [b]) => (a < b ? -1 : 1))),
    bundledAnyway: [...new Set(runs.flatMap(({ bundledAnyway }) => bundledAnyway))].sort(),
    files: [...new Set(traces.flatMap(({ data }) => [...data]))].sort(),
    unseen: unseenPaths(traces),
    searched: [...new Set(traces.flatMap(({ searched }) => [...searched]))].sort(),
    moduleInputs: [...new Set(runs.slice(1).flatMap(({ built }) => inputFiles(built.metafile)))].sort(),
  };
}
