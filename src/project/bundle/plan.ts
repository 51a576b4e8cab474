import { dirname, join } from 'node:path';
import type { Message, Metafile } from 'esbuild';
import { decoratorSettings } from '../metadata/decorator-settings.js';
import { type CopyReason, isFoundAndCopyable } from './copied-packages.js';
import type { FileEdits } from './edited-files.js';
import { entryName, inputFiles, isInPackage, managementSdk, packageOf, packagesIn } from './inputs.js';
import { readCode } from '../disk/read-code.js';
import { readPackageJson } from '../npm/manifest.js';
import { isNativePackage } from '../npm/native-package.js';

/** What a run of the bundler does with packages. */
export interface BundlePlan {
  /** Packages that stay outside the bundle and are copied next to it. */
  readonly outside: readonly string[];
  /** Modules that stay imports without being copied: if they are not installed, importing them fails, as in Node.js itself. */
  readonly left: readonly string[];
  /** Packages that only help to load machine code, until it is known which packages have it. */
  readonly builders: readonly string[];
  /** Whether a package's `module` comes before its `main`. */
  readonly esModulesFirst: boolean;
  /** Whether decorators get the types of what they decorate. */
  readonly decoratorMetadata: boolean;
  /** Edits of the project's modules, which find files by their paths. */
  readonly edits: FileEdits;
  /** Those of the packages outside that nobody asked for. */
  readonly copied: ReadonlyMap<string, CopyReason>;
}

/** The plan for another run, or undefined if this run's bundle is final. */
export function planAfterSuccess(plan: BundlePlan, metafile: Metafile, directory: string): BundlePlan | undefined {
  const native = packagesIn(metafile).filter(({ name, path }) => !plan.outside.includes(name) && isNativePackage(join(directory, path)));
  if (native.length > 0) return { ...plan, outside: [...new Set([...plan.outside, ...native.map(({ name }) => name)])], builders: [] };
  if (plan.esModulesFirst && requiresEsModule(metafile, directory)) return { ...plan, esModulesFirst: false };
  if (!plan.left.includes(managementSdk) && isManagementSdkIdle(metafile, directory)) return { ...plan, left: [...plan.left, managementSdk] };
  if (!plan.decoratorMetadata && wantsMetadata(metafile, directory)) return { ...plan, decoratorMetadata: true };
  return undefined;
}

/** Whether a folder of the app, which may be another package of its workspace, has a tsconfig.json that asks for it. */
function wantsMetadata(metafile: Metafile, directory: string): boolean {
  const files = inputFiles(metafile).filter((path) => /\.[cm]?tsx?$/.test(path) && !isInPackage(path));
  const folders = new Map(files.map((path) => [dirname(path), join(directory, path)]));
  return [...folders.values()].some((path) => decoratorSettings(path).emitDecoratorMetadata);
}

/** The plan for another run, or undefined if the user must fix the errors. */
export function planAfterFailure(plan: BundlePlan, errors: readonly Message[], directory: string): BundlePlan | undefined {
  const [outside, left, builders, copied] = [new Set(plan.outside), new Set(plan.left), new Set(plan.builders), new Map(plan.copied)];
  for (const error of errors) {
    const owner = error.location === null ? undefined : packageOf(error.location.file);
    if (owner === undefined) return undefined;
    const missing = unresolvedModule(error);
    if (missing !== undefined && isOptional(error)) left.add(missing);
    else if (missing?.endsWith('.node') || isNativePackage(join(directory, owner.path))) outside.add(owner.name);
    else if (['@mapbox/node-pre-gyp', 'node-gyp-build', 'node-pre-gyp', 'prebuild-install'].includes(owner.name)) builders.add(owner.name);
    // What it can mean by a path that is put together may be no code.
    else if (missing === undefined && isFoundAndCopyable(owner, directory)) copied.set(owner.name, 'modules');
    else return undefined;
  }
  for (const name of copied.keys()) outside.add(name);
  const grew = outside.size > plan.outside.length || left.size > plan.left.length || builders.size > plan.builders.length;
  return grew ? { ...plan, outside: [...outside], left: [...left], builders: [...builders], copied } : undefined;
}

export function unresolvedModule({ text }: Pick<Message, 'text'>): string | undefined {
  return /^Could not resolve "([^"]+)"/.exec(text)?.[1];
}

/** Whether code requires a package only when it runs, so that it may never need it: a database driver, for example. */
function isOptional({ text, notes }: Message): boolean {
  return !text.startsWith('Could not resolve ".') && notes.some(({ text: note }) => note.includes('at run-time instead of bundle-time'));
}

/**
 * Whether a package that requires another one would get its ES module: an object with `default` instead of a function.
 *
 * Node.js itself ignores `module`, so that package was never tested with it.
 */
function requiresEsModule({ inputs }: Metafile, directory: string): boolean {
  const required = new Set(Object.values(inputs).flatMap(({ imports }) => imports.flatMap(({ kind, path }) => (kind === 'require-call' ? [path] : []))));
  const packages = [...required].filter((path) => inputs[path]?.format === 'esm').flatMap((path) => packageOf(path) ?? []);
  return packages.some(({ path }) => {
    const manifest = readPackageJson(join(directory, path)) ?? {};
    return manifest['module'] !== undefined && manifest['exports'] === undefined;
  });
}

/** Whether only the module around the app imports the SDK's websocket client, and no code uses it. */
function isManagementSdkIdle(metafile: Metafile, directory: string): boolean {
  const importers = Object.entries(metafile.inputs).filter(([, { imports }]) => imports.some(({ original }) => original === managementSdk));
  if (importers.length === 0 || !importers.every(([path]) => path === entryName)) return false;
  const others = Object.keys(metafile.inputs).filter((path) => path !== entryName && !/node_modules\/@(aws-sdk|smithy)\//.test(path));
  return !others.some((path) => /websocketApi|onWs|WebsocketApi/.test(readCode(join(directory, path)) ?? ''));
}
