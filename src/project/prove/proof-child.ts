/**
 * Runs in a process of its own, which is made to look like one of Lambda's: initialises the functions of a deployment
 * package from memory and asks the Runtime API for an event, which never comes. Invokes no handler.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type vm from 'node:vm';
import { callSiteIn, placeThrown } from '../load/call-sites.js';
import { watchEnvironment } from './watch-environment.js';
import { type ImportedNames, isSdkModule } from '../bundle/imported-names.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { initialise } from '../lambda/initialise.js';
import { missingModule } from '../lambda/missing-module.js';
import { evaluateModule, syntheticModule } from '../load/memory-module.js';
import { type ProofError, tellNote } from './note.js';
import { runtimeClient } from '../lambda/runtime-client.js';
import { findHandler } from '../lambda/runtime-handler.js';
import { type AddonAct, arrangeAddons, standInForImported, standInForRequired } from './stand-in.js';
import { arrangeFiles, taskRoot } from './task-files.js';
import { arrangeModules } from './task-modules.js';

/** What the process reads on its standard input, as JSON. */
export interface ProofInput {
  /** Where the Runtime API listens. */
  readonly address: string;
  /** The project's folder. */
  readonly directory: string;
  readonly environment: { readonly [name: string]: string };
  /** Lambda's strings (`app.api_handler`), each with whether it may take a callback. */
  readonly handlers: { readonly [path: string]: boolean };
  /** The text of `app.mjs`. */
  readonly code: string;
  /** The text of `tschalice.mjs`. */
  readonly library: string;
  /** All other files of the package, by their paths in Lambda, and where each was packaged from. */
  readonly files: readonly (readonly [path: string, source: string])[];
  /** What the bundle imports of the SDK. */
  readonly sdkNames: ImportedNames;
  /** The processor, under Node's name, and what to do with each file of machine code; undefined when there is none. */
  readonly addons: { readonly cpu: string; readonly acts: { readonly [source: string]: AddonAct } } | undefined;
}

const bundleFile = join(taskRoot, 'app.mjs');
const bundleUrl = pathToFileURL(bundleFile).href;
// The rooms beside this one stand in stacks too.
const ownFolder = fileURLToPath(new URL('..', import.meta.url));

function proofError(thrown: unknown): ProofError {
  const error = placeThrown(thrown, bundleUrl);
  const { code, requireStack } = (thrown ?? {}) as { code?: unknown; requireStack?: readonly string[] };
  const missing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' ? missingModule(error.summary) : undefined;
  const file = missing === undefined ? innermostFile(error.stack) : requireStack?.[0];
  return { ...error, ...(missing !== undefined && { missing }), ...(file !== undefined && { file }) };
}

/** The file that an error comes from; undefined when that is the bundle. */
function innermostFile(stack: string): string | undefined {
  const places = Array.from(stack.matchAll(/^ +at (?:.* \()?((?:file:|\/|[A-Za-z]:[\\/]).*?):\d+:\d+\)?$/gm), ([, place]) => place!);
  const files = places.map((place) => (place.startsWith('file:') ? fileURLToPath(place) : place));
  const innermost = files.find((file) => !file.startsWith(ownFolder));
  return innermost === bundleFile ? undefined : innermost;
}

async function main(): Promise<void> {
  const { address, directory, environment, handlers, code, library, files, sdkNames, addons } = JSON.parse(readFileSync(0, 'utf8')) as ProofInput;
  const client = runtimeClient(address);
  const taskFiles = new Map(files);
  const resolve = arrangeModules(taskFiles, directory);
  standInForRequired(new Set(taskFiles.values()));
  if (addons !== undefined) arrangeAddons(addons.cpu, addons.acts);
  arrangeFiles(taskFiles, directory);

  const load = (specifier: string): Promise<object> => import(resolve(specifier)) as Promise<object>;
  const isStub = (specifier: string): boolean => {
    if (!isSdkModule(specifier)) return false;
    try {
      resolve(specifier);
      return false;
    } catch {
      return true;
    }
  };
  let shipped: Promise<vm.Module> | undefined;
  const link = async (specifier: string): Promise<vm.Module> => {
    if (specifier === shippedLibrary) return (shipped ??= evaluateLibrary());
    return isStub(specifier) ? standInForImported(specifier, sdkNames, code) : syntheticModule((await load(specifier)) as { [name: string]: unknown });
  };
  const loadDynamically = async (specifier: string): Promise<vm.Module> => {
    if (!isStub(specifier)) return load(specifier) as Promise<vm.Module>;
    const module = await standInForImported(specifier, sdkNames, code);
    await module.evaluate();
    return module;
  };
  const imports = { link, load: loadDynamically, resolve };
  const evaluateLibrary = async (): Promise<vm.Module> =>
    syntheticModule((await evaluateModule(library, join(taskRoot, shippedLibrary), imports)) as { [name: string]: unknown });
  const evaluate = (): Promise<object> => evaluateModule(code, bundleFile, imports);
  let bundle: Promise<object> | undefined;
  const importModule = async (path: string): Promise<object | undefined> => {
    if (path === 'app.mjs') return (bundle ??= evaluate());
    return taskFiles.has(join(taskRoot, path)) ? load(`./${path}`) : undefined;
  };

  const init = async (): Promise<void> => {
    const failed = new Map<unknown, string[]>();
    for (const [path, takesCallbacks] of Object.entries(handlers)) {
      await findHandler(path, importModule, takesCallbacks).catch((error: unknown) => failed.set(error, [...(failed.get(error) ?? []), path]));
    }
    for (const [error, paths] of failed) tellNote({ kind: 'handlers', paths, error: proofError(error) });
    for (const [error] of failed) throw error;
  };
  const uncaught = (error: unknown): void => tellNote({ kind: 'uncaught', error: proofError(error) });
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
  const exit = process.exit.bind(process);
  process.exit = (status) => {
    tellNote({ kind: 'exit', code: Number(status ?? process.exitCode ?? 0), at: callSiteIn(bundleUrl) });
    return exit(status);
  };
  Error.stackTraceLimit = 50;
  process.argv[1] = '/var/runtime/index.mjs';
  Object.assign(process.env, { AWS_LAMBDA_RUNTIME_API: address }, environment);
  tellNote({ kind: 'begun' });
  watchEnvironment((name) => tellNote({ kind: 'read', name }));
  await initialise(client, init);
  await client.next();
}

await main();
