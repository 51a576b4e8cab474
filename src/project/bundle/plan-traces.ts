import { join, posix, sep } from 'node:path';
import type { Metafile } from 'esbuild';
import { readCode } from '../disk/read-code.js';
import { findPackage, readManifest } from '../npm/manifest.js';
import { hasBundleHints } from '../trace/text-hints.js';
import type { OwnTrace, TraceInput, Tracer } from '../trace/tracer.js';
import type { BundleFile } from './banner.js';
import { type CopyReason, copiesOf } from './copied-packages.js';
import type { FileEdits } from './edited-files.js';
import { isSdkModule } from './imported-names.js';
import { entryName, isInPackage, isOfPlugin, librariesIn, packageOf } from './inputs.js';
import { literalPattern } from './literal-pattern.js';
import type { BundlePlan } from './plan.js';

/** What was found in the modules of a bundle. */
export interface Traced {
  readonly own: readonly OwnTrace[];
  /** Packages that find files beside themselves and cannot be copied. */
  readonly bundledAnyway: readonly string[];
}

export interface TracedPlan extends Traced {
  /** The plan for another run, or undefined if this run's bundle is final. */
  readonly next: BundlePlan | undefined;
}

const nothing: TracedPlan = { own: [], bundledAnyway: [], next: undefined };

/**
 * What a bundle needs that no import statement shows.
 *
 * @param code the bundle without its first line
 * @param tracerOf loads a parser, which most apps do not need
 */
export async function planAfterTrace(
  plan: BundlePlan,
  file: BundleFile,
  metafile: Metafile,
  code: string,
  directory: string,
  tracerOf: () => Promise<Tracer>,
): Promise<TracedPlan> {
  if (plan.edits.size === 0 && !hasBundleHints(code)) return nothing;
  const tracer = await tracerOf();
  const inputs = traceInputs(metafile);
  const own = tracer.own(inputs);
  const edits = editsOf(own, file);
  const wanted = new Map<string, CopyReason>();
  for (const { path, reason } of tracer.packages(liveInputs(inputs, metafile))) {
    const folder = packageOf(path)!.path;
    if (wanted.get(folder) !== 'files') wanted.set(folder, reason);
  }
  const called = new Set(own.flatMap(({ packages }) => [...packages]));
  const isByName = wanted.size > 0 || plan.copied.size > 0;
  const named = new Set([...called, ...(isByName ? namesInTexts(directory, inputs, plan) : [])]);
  const { copied, bundledAnyway } = copiesOf(metafile, directory, wanted, named, plan.outside);
  for (const name of peersOf([...plan.copied.keys(), ...copied.keys()], directory)) {
    if (!plan.outside.includes(name) && !copied.has(name)) copied.set(name, 'named');
  }
  const isFinal = copied.size === 0 && [...edits.keys()].every((path) => plan.edits.has(path));
  const next: BundlePlan = {
    ...plan,
    edits: new Map([...plan.edits, ...edits]),
    outside: [...new Set([...plan.outside, ...copied.keys()])],
    copied: new Map([...plan.copied, ...copied]),
  };
  return { own, bundledAnyway, next: isFinal ? undefined : next };
}

/**
 * The plan for another run after one that failed: the bundler has patterns of its own for imports that are put together, and takes more
 * than code can mean. Undefined if the modules that import each other by plain paths have none.
 */
export async function planBeforeTrace(
  plan: BundlePlan,
  file: BundleFile,
  entry: string,
  directory: string,
  tracerOf: () => Promise<Tracer>,
): Promise<BundlePlan | undefined> {
  const tracer = await tracerOf();
  const edits = editsOf(tracer.own(tracer.crawl(entry)), file);
  const isMore = [...edits.keys()].some((path) => !plan.edits.has(path));
  return isMore ? { ...plan, edits: new Map([...plan.edits, ...edits]) } : undefined;
}

function traceInputs(metafile: Metafile): Map<string, TraceInput> {
  const libraries = librariesIn(metafile);
  const paths = Object.entries(metafile.inputs).filter(([path]) => path !== entryName && !isOfPlugin(path) && !libraries.includes(path));
  return new Map(paths.map(([path, { imports }]) => [path, { path, isInPackage: isInPackage(path), imports }]));
}

/** Without modules of which nothing is left in the bundle. */
function liveInputs(inputs: ReadonlyMap<string, TraceInput>, { outputs }: Metafile): TraceInput[] {
  const output = Object.entries(outputs).find(([path]) => !path.endsWith('.map'))![1];
  return [...inputs.values()].filter(({ path }) => (output.inputs[path]?.bytesInOutput ?? 0) > 0);
}

function editsOf(own: readonly OwnTrace[], file: BundleFile): FileEdits {
  const folder = posix.dirname(file.path);
  return new Map(
    own.flatMap(({ path, edits: { choices, places } }) => {
      const all = [...choices, ...(posix.dirname(path) === folder ? [] : places)];
      return all.length === 0 ? [] : [[path, all] as const];
    }),
  );
}

/**
 * The dependencies that nothing imports, and whose names are texts in the app's code: pino's transports, the drivers of a query
 * builder, the engine of a view. They are for a package that loads modules by their names.
 */
function namesInTexts(directory: string, inputs: ReadonlyMap<string, TraceInput>, plan: BundlePlan): string[] {
  const { dependencies = {}, optionalDependencies = {} } = readManifest(directory) ?? {};
  const bundled = new Set([...inputs.keys()].flatMap((path) => packageOf(path)?.name ?? []));
  const idle = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => {
    if (bundled.has(name) || plan.outside.includes(name) || name === 'tschalice' || isSdkModule(name)) return false;
    const folder = findPackage(name, directory);
    return folder !== undefined && !isBundledFrom(folder, directory, inputs);
  });
  if (idle.length === 0) return [];
  const texts = [...inputs.values()].flatMap(({ path, isInPackage: isOther }) => (isOther ? [] : (readCode(join(directory, path)) ?? [])));
  // What a statement imports is in the bundle already, unless only types of it are used.
  return idle.filter((name) => texts.some((text) => new RegExp(`(?<!\\b(?:from|import)\\s*)(['"\`])${literalPattern(name)}(?:/[^'"\`\\n]*)?\\1`).test(text)));
}

/** Whether modules of a package are in the bundle by their own folder: that of another package of the workspace, which a link leads to. */
function isBundledFrom(folder: string, directory: string, inputs: ReadonlyMap<string, TraceInput>): boolean {
  return [...inputs.keys()].some((path) => join(directory, path).startsWith(`${folder}${sep}`));
}

/**
 * The app's own dependencies that copied packages can do without, and load if they are there: a database driver, for example. A bundler
 * sees where they are named; in files that are copied nobody does.
 */
function peersOf(copied: readonly string[], directory: string): string[] {
  const { dependencies = {} } = readManifest(directory) ?? {};
  const peers = copied.flatMap((name) => {
    const folder = findPackage(name, directory);
    const { peerDependencies = {}, optionalPeers = [] } = (folder === undefined ? undefined : readManifest(folder)) ?? {};
    return [...Object.keys(peerDependencies), ...optionalPeers];
  });
  return [...new Set(peers)].filter(
    (name) => Object.hasOwn(dependencies, name) && name !== 'tschalice' && !isSdkModule(name) && findPackage(name, directory) !== undefined,
  );
}
