import { closePackages } from '../npm/closure.js';
import type { BundleFile } from './banner.js';
import { build, builtCode, builtMap, type Built } from './build.js';
import { inputFiles, packageOf } from './inputs.js';
import { type BundlePlan, unresolvedModule } from './plan.js';
import type { BundleContext, FinishedRun } from './run-plan.js';
import { type ParsedCode, parsedCode } from './parsed-code.js';
import type { ShippedModule } from './shipped-module.js';

/** Code as it is analysed, and the way back to its sources. */
export interface AnalysedFile {
  /** Its place in the zip, if it ships. */
  readonly path: string;
  readonly code: string;
  readonly parsed: ParsedCode;
  /** The bundler's source map, as JSON. */
  readonly map: () => string;
}

/** What is looked through for calls of AWS: all code of the app and its packages, with imports of the SDK. */
export interface AnalysisBundle {
  /** The app's own file first. */
  readonly files: readonly AnalysedFile[];
  /** The files that they were made of, relative to the project. */
  readonly sources: readonly string[];
  /** Whether the files are those that ship, and not made for the analysis alone. */
  readonly isShipped: boolean;
  /** Packages that may call AWS and cannot be bundled, so that nothing is known of what they do; version 2 of the SDK; and what signs in to databases. Sorted. */
  readonly unseen: readonly string[];
}

/** Version 2 of the SDK, of which the calls are not looked for. */
export const sdkVersion2 = 'aws-sdk';

/** How often packages that cannot be bundled are left out. */
const patience = 5;

/** Packages of the SDK that send nothing. In a bundle, they are code like any other. */
const silent = new Set(['@aws-sdk/types', '@aws-sdk/util-arn-parser', '@aws-sdk/util-dynamodb', '@aws-sdk/util-format-url']);

/** Where the SDK is, as far as an app has it. */
export interface SdkUse {
  /** Whether code imports it, in the bundle or beside it. */
  readonly usesSdk: boolean;
  /** Whether parts of the bundle or packages beside it have to be looked into. */
  readonly isHidden: boolean;
}

/** @param texts the code that ships */
export function sdkUse(runs: readonly FinishedRun[], texts: readonly string[], directory: string): SdkUse {
  const isInside = runs.some(({ built }) => inputFiles(built.metafile).some((path) => isOfVersion3(packageOf(path)?.name ?? '')));
  const outside = outsideOf(runs);
  const isBeside = packagesWithSdk(outside, directory).length > 0;
  const isImported = texts.some((text) => text.includes('@aws-sdk/'));
  const usesSdk = isInside || isBeside || isImported || runs.some(({ built }) => hasVersion2(built));
  // What is beside the bundle may call what it gets.
  return { usesSdk, isHidden: isInside || isBeside || (isImported && outside.length > 0) };
}

function sourcesOf(runs: readonly { readonly built: Pick<Built, 'metafile'> }[]): string[] {
  return runs.flatMap(({ built }) => inputFiles(built.metafile));
}

function hasVersion2({ metafile: { inputs } }: Built): boolean {
  const isVersion2 = (specifier: string): boolean => specifier === sdkVersion2 || specifier.startsWith(`${sdkVersion2}/`);
  return Object.entries(inputs).some(
    ([path, { imports }]) => packageOf(path)?.name === sdkVersion2 || imports.some(({ original, path: found }) => isVersion2(original ?? found)),
  );
}

/** What ships, where that shows all: the SDK as imports, and everything else as code. */
export function shippedForAnalysis(app: AnalysedFile, modules: readonly ShippedModule[], runs: readonly FinishedRun[]): AnalysisBundle {
  const others = modules.flatMap(({ path, text, map }) => (map === undefined ? [] : [{ path, code: text, parsed: parsedCode(text), map }]));
  return { files: [app, ...others], sources: sourcesOf(runs), isShipped: true, unseen: runs.some(({ built }) => hasVersion2(built)) ? [sdkVersion2] : [] };
}

/** Bundles the same sources once more, with all packages inside and the SDK outside. */
export async function bundleForAnalysis(context: BundleContext, runs: readonly FinishedRun[]): Promise<AnalysisBundle> {
  const bundled = await Promise.all(runs.map(async (run) => bundleAll(context, run)));
  const left = [...new Set(bundled.flatMap(({ outside }) => outside))].filter((name) => !signersIn(runs).includes(name));
  const unseen = packagesWithSdk(left, context.directory);
  return {
    files: bundled.map(({ file, built }) => {
      const code = builtCode(built);
      return { path: file.path, code, parsed: parsedCode(code), map: () => builtMap(built) };
    }),
    sources: sourcesOf(bundled),
    isShipped: false,
    unseen: [...unseen, ...signersIn(runs), ...(bundled.some(({ built }) => hasVersion2(built)) ? [sdkVersion2] : [])].sort(),
  };
}

/** Packages of the SDK by which code signs in to a database, without a client. */
function signersIn(runs: readonly FinishedRun[]): string[] {
  const inside = runs.flatMap(({ built }) => inputFiles(built.metafile).map((path) => packageOf(path)?.name));
  const names = new Set([...inside, ...outsideOf(runs)]);
  return ['@aws-sdk/dsql-signer', '@aws-sdk/rds-signer'].filter((name) => names.has(name));
}

async function bundleAll(
  context: BundleContext,
  { file, source, plan: first, built: shipped }: FinishedRun,
): Promise<{ readonly file: BundleFile; readonly built: Built; readonly outside: readonly string[] }> {
  const config = { ...context.config, automaticLayer: false, bundleAwsSdk: false };
  const outside = new Set<string>();
  const left = new Set([...first.left, '@aws-sdk/*', sdkVersion2, `${sdkVersion2}/*`]);
  for (let tries = 0; tries < patience; tries += 1) {
    const plan: BundlePlan = { ...first, outside: [...outside], copied: new Map(), left: [...left] };
    const built = await build(context.esbuild, { ...context, config, plan, file, ...(source !== undefined && { source }) });
    if ('outputFiles' in built) return { file, built, outside: plan.outside };
    for (const { text, location } of built.errors) {
      const missing = unresolvedModule({ text });
      const owner = location === null ? undefined : packageOf(location.file)?.name;
      if (missing !== undefined) left.add(missing);
      else if (owner !== undefined) outside.add(owner);
    }
  }
  // What ships shows less, but it is there.
  return { file, built: shipped, outside: first.outside };
}

function outsideOf(runs: readonly FinishedRun[]): string[] {
  return [...new Set(runs.flatMap(({ plan }) => plan.outside))];
}

/** Those of the packages that use the SDK, by what they say of themselves and of what they depend on. */
function packagesWithSdk(names: readonly string[], directory: string): string[] {
  if (names.length === 0) return [];
  const { placed } = closePackages(directory, names, ['x86_64', 'arm64'], isOfSdk);
  return [...new Set(placed.filter(({ manifest }) => needsSdk(manifest)).map(({ requested }) => requested))].sort();
}

type Manifest = ReturnType<typeof closePackages>['placed'][number]['manifest'];

function needsSdk({ dependencies = {}, optionalDependencies = {}, peerDependencies = {} }: Manifest): boolean {
  return [dependencies, optionalDependencies, peerDependencies].some((versions) => Object.keys(versions).some(isOfSdk));
}

function isOfSdk(name: string): boolean {
  return isOfVersion3(name) || name === sdkVersion2;
}

function isOfVersion3(name: string): boolean {
  return name.startsWith('@aws-sdk/') && !silent.has(name);
}
