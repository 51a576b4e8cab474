/** Runs in a worker thread: evaluates the user's bundle from memory and reports what the app declares. */
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { AppDefinition, CallSite } from '../app/definition.js';
import { type DeclarationProblem, type Inspection, inspectionKey } from '../app/inspection.js';
import { sdkStub, wasUsedAsValue } from './sdk-stub.js';

export interface WorkerInput {
  readonly directory: string;
  readonly code: string;
  /** For each SDK module, the names that the bundle imports from it: they get stubs. Null for the real SDK. */
  readonly sdkNames: { readonly [specifier: string]: readonly string[] } | null;
}

export interface Loaded {
  readonly kind: 'loaded';
  readonly definition: AppDefinition;
  readonly problems: readonly DeclarationProblem[];
  /** The app took a stub for a value, so what it declares can't be trusted. */
  readonly usedStub: boolean;
}

export type Failure =
  | { readonly kind: 'exception'; readonly name: string; readonly message: string; readonly at: CallSite; readonly stack: string }
  | { readonly kind: 'no-app'; readonly found: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'exit'; readonly code: number };

/** How stack traces name the bundle. */
const identifier = 'tschalice:app.mjs';

const { directory, code, sdkNames } = workerData as WorkerInput;
const bundleUrl = pathToFileURL(join(directory, 'app.mjs')).href;

function sitesIn(stack: string | undefined): CallSite {
  return [...(stack ?? '').matchAll(/tschalice:app\.mjs:(\d+):(\d+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
}

async function importExternal(specifier: string): Promise<vm.Module> {
  const names = sdkNames !== null && Object.hasOwn(sdkNames, specifier) ? sdkNames[specifier]! : undefined;
  if (names !== undefined) return synthetic(Object.fromEntries(names.map((name) => [name, sdkStub(`${specifier}.${name}`)])));
  return synthetic((await importFromProject(specifier)) as { [name: string]: unknown });
}

function importFromProject(specifier: string): Promise<unknown> {
  return import(isBuiltin(specifier) ? specifier : import.meta.resolve(specifier, bundleUrl));
}

async function synthetic(namespace: { [name: string]: unknown }): Promise<vm.Module> {
  const names = Object.keys(namespace);
  const module = new vm.SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, namespace[name]);
  });
  await module.link(() => {
    throw new Error('a synthetic module imports nothing');
  });
  return module;
}

async function load(): Promise<Loaded | Failure> {
  const problems: DeclarationProblem[] = [];
  const inspection: Inspection = { report: (problem) => problems.push(problem), callSite: () => sitesIn(new Error().stack) };
  (globalThis as { [inspectionKey]?: Inspection })[inspectionKey] = inspection;
  const module = new vm.SourceTextModule(code, {
    identifier,
    initializeImportMeta: (meta) => Object.assign(meta, { url: bundleUrl, dirname: directory, filename: join(directory, 'app.mjs') }),
    importModuleDynamically: (specifier: string) => importFromProject(specifier) as Promise<vm.Module>,
  });
  await module.link(importExternal);
  await module.evaluate();
  const { app } = module.namespace as { app?: { toJSON?: () => AppDefinition } };
  const definition = typeof app?.toJSON === 'function' ? (JSON.parse(JSON.stringify(app)) as Partial<AppDefinition>) : undefined;
  if (definition?.schema !== 1) return { kind: 'no-app', found: app === undefined ? '' : typeof app };
  return { kind: 'loaded', definition: definition as AppDefinition, problems, usedStub: wasUsedAsValue() };
}

function failure(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'exception', name: 'Error', message: String(error), at: [], stack: '' };
  const { name, message, stack = '', cause } = error;
  const because = cause instanceof Error ? ` (because: ${cause.message})` : '';
  return { kind: 'exception', name, message: `${message}${because}`, at: sitesIn(stack), stack };
}

/** Output that is still on its way to the main thread would be lost with this one. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  return stream.writableLength === 0 ? Promise.resolve() : new Promise((done) => void stream.write('', () => done()));
}

Error.stackTraceLimit = 50;
process.once('uncaughtException', (error) => parentPort!.postMessage(failure(error)));
const result = await load().catch(failure);
await Promise.all([flush(process.stdout), flush(process.stderr)]);
parentPort!.postMessage(result);
