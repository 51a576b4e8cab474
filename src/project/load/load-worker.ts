/** Runs in a worker thread: evaluates the user's bundle from memory and reports what the app declares. */
import Module, { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type vm from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { AppDefinition, CallSite } from '../../app/definition.js';
import { type DeclarationProblem, type Inspection, inspectionKey } from '../../app/inspection.js';
import { callSiteIn, placeThrown } from './call-sites.js';
import { callbackProblems } from './check-callbacks.js';
import { declaredHandlers } from './declared-handlers.js';
import { allIdentifiers, type ImportedNames, isSdkModule } from '../bundle/imported-names.js';
import type { Environment } from '../lambda/environment.js';
import { watchEnvironment } from '../lambda/watch-environment.js';
import { pretendMainThread, standInForThreads } from '../lambda/threads.js';
import { watchExit } from '../lambda/watch-exit.js';
import { watchBlueprints } from './idle-blueprints.js';
import type { FileRead, LoadResult, NotLoaded, SdkUse } from './load-result.js';
import { fileOfLayer } from '../bundle/layer-module.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { evaluateModule, syntheticModule } from './memory-module.js';
import { silence, wasAsked } from './silent-client.js';
import { sdkStub, wasUsedAsValue } from './sdk-stub.js';
import { watchReads } from './watch-reads.js';
import { arrangeProcess } from './worker-process.js';

/** The first message to the worker, which is started before there is a bundle. */
export interface WorkerInput {
  /** The project's. */
  readonly directory: string;
  /** Variables that the app gets in addition to the thread's own. The thread itself does not use NODE_OPTIONS. */
  readonly environment: Environment;
  readonly code: string;
  /** The library's file with all checks. The copy that ships has none. */
  readonly library: string;
  /** Modules that ship as files of their own, relative to the project. Here they are only in memory. */
  readonly modules: readonly string[];
  /** What the bundle imports from the SDK, to be replaced by stubs. Null for the real SDK. */
  readonly sdkNames: ImportedNames | null;
  /** Whether to report the declared functions. */
  readonly wantsHandlers: boolean;
}

// Most often the library is this tool's own, which can be loaded while the app is bundled. Nothing in it happens before an app calls it.
import(new URL('../../index.js', import.meta.url).href).catch(() => undefined);
const { directory, environment, code, library, modules, sdkNames, wantsHandlers } = await new Promise<WorkerInput>(
  (resolve) => void parentPort!.once('message', resolve),
);
// Libraries that look for their caller's file find it where it is in Lambda: next to the app's other files.
const bundleFile = join(directory, 'app.mjs');
const bundleUrl = pathToFileURL(bundleFile).href;
const report = parentPort!.postMessage.bind(parentPort) as (result: LoadResult) => void;
const stubs = new Map<string, unknown>();
const filesRead = new Map<string, FileRead>();
const variablesRead = new Set<string>();

function stub(name: string): unknown {
  if (!stubs.has(name)) stubs.set(name, sdkStub());
  return stubs.get(name);
}

function sdkUse(): SdkUse {
  return stubs.size === 0 ? 'none' : wasUsedAsValue() ? 'value' : 'stub';
}

async function importExternal(specifier: string): Promise<vm.Module> {
  if (sdkNames === null || !isSdkModule(specifier)) return syntheticModule((await importSilently(specifier)) as { [name: string]: unknown });
  const names = sdkNames[specifier] ?? ['*'];
  const wanted = names.includes('*') ? allIdentifiers(code) : names;
  return syntheticModule(Object.fromEntries(wanted.map((name) => [name, stub(name === 'default' ? specifier : `${specifier}.${name}`)])));
}

async function importSilently(specifier: string): Promise<unknown> {
  const module = await importFromProject(specifier);
  if (isSdkModule(specifier)) silence(module as object);
  return module;
}

function importFromProject(specifier: string): Promise<unknown> {
  if (specifier === shippedLibrary) return import(pathToFileURL(library).href);
  const ofLayer = fileOfLayer(specifier, directory);
  if (ofLayer !== undefined) return import(pathToFileURL(ofLayer).href);
  return import(isBuiltin(specifier) ? specifier : import.meta.resolve(specifier, bundleUrl));
}

async function importDynamically(specifier: string): Promise<vm.Module> {
  if (sdkNames === null || !isSdkModule(specifier)) return importSilently(specifier) as Promise<vm.Module>;
  const module = await importExternal(specifier);
  await module.evaluate();
  return module;
}

/** The same for CommonJS packages in the bundle, which require the SDK. */
function watchRequired(): void {
  const original = Reflect.get(Module, '_load') as (specifier: string, ...rest: unknown[]) => unknown;
  Reflect.set(Module, '_load', (specifier: string, ...rest: unknown[]) => {
    if (!isSdkModule(specifier)) return original.call(Module, specifier, ...rest);
    if (sdkNames !== null) return stub(specifier);
    const module = original.call(Module, specifier, ...rest);
    silence(module as object);
    return module;
  });
}

async function load(): Promise<LoadResult> {
  const problems: DeclarationProblem[] = [];
  const callSite = (): CallSite => callSiteIn(bundleUrl);
  const blueprints = watchBlueprints(callSite);
  const inspection: Inspection = { report: (problem) => problems.push(problem), callSite, noteBlueprint: blueprints.note };
  (globalThis as { [inspectionKey]?: Inspection })[inspectionKey] = inspection;
  const resolve = (specifier: string): string => import.meta.resolve(specifier, bundleUrl);
  const namespace = await evaluateModule(code, bundleFile, { link: importExternal, load: importDynamically, resolve });
  const { app } = namespace as { app?: { toJSON?: () => AppDefinition } };
  const definition = typeof app?.toJSON === 'function' ? (JSON.parse(JSON.stringify(app) ?? 'null') as Partial<AppDefinition> | null) : undefined;
  problems.push(...callbackProblems(app));
  // Node.js reports an unhandled rejection only after everything that waits for this promise.
  await new Promise((resolve) => setImmediate(resolve));
  if (definition?.schema !== 1) return { kind: 'no-app', found: app === undefined || app === null ? '' : typeof app, sdk: sdkUse() };
  return {
    kind: 'loaded',
    definition: definition as AppDefinition,
    problems,
    idleBlueprints: blueprints.idle(),
    handlers: wantsHandlers ? declaredHandlers(app) : [],
    sdk: sdkUse(),
    variablesRead: [...variablesRead],
    filesRead: [...filesRead.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function exception(thrown: unknown): NotLoaded {
  return { kind: 'exception', error: placeThrown(thrown, bundleUrl), sdk: sdkUse() };
}

/** In Lambda, a client has a region and credentials, which need not be here. */
function lacksSettings(reason: unknown): boolean {
  return reason instanceof Error && (reason.message === 'Region is missing' || reason.name === 'CredentialsProviderError');
}

Error.stackTraceLimit = 50;
Object.assign(process.env, environment);
arrangeProcess(directory);
watchEnvironment((name) => void variablesRead.add(name));
watchReads(directory, (path) => {
  if (!filesRead.has(path)) filesRead.set(path, { path, at: callSiteIn(bundleUrl) });
});
watchRequired();
pretendMainThread();
standInForThreads(new Set(modules.map((path) => join(directory, path))), () => undefined);
watchExit((status) => report({ kind: 'exit', code: status, at: callSiteIn(bundleUrl), called: true, asked: false, sdk: sdkUse() }));
process.once('exit', () => {
  if (wasAsked()) report({ kind: 'exit', code: 0, at: [], called: false, asked: true, sdk: sdkUse() });
});
process.on('unhandledRejection', (reason) => {
  if (!lacksSettings(reason)) report(exception(reason));
});
process.once('uncaughtException', (error) => report(exception(error)));
report(await load().catch(exception));
