/**
 * Runs in a process of its own, which is made to look like one of Lambda's: initialises the functions of a deployment
 * package from memory and asks the Runtime API for an event, which never comes. Invokes no handler.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { ImportedNames } from '../bundle/imported-names.js';
import { initialise } from '../lambda/initialise.js';
import { runtimeClient } from '../lambda/runtime-client.js';
import { findHandler } from '../lambda/runtime-handler.js';
import { callSiteIn } from '../load/call-sites.js';
import { preloadsOf } from './node-options.js';
import { tellNote } from './note.js';
import { proofError } from './proof-error.js';
import { standInForRequired } from './stand-in.js';
import { type AddonAct, arrangeAddons } from './task-addons.js';
import { taskImporter } from './task-bundle.js';
import { arrangeFiles, bundleUrl, taskRoot } from './task-files.js';
import { arrangeModules } from './task-modules.js';
import { loadPreloads } from './task-preloads.js';
import { standInForThreads } from '../lambda/threads.js';
import { watchEnvironment } from '../lambda/watch-environment.js';
import { watchExit } from '../lambda/watch-exit.js';

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
  /** Those of these files that are only in the package, as they were compiled for it; here they have copies elsewhere. */
  readonly modules: readonly string[];
  /** What the bundle imports of the SDK. */
  readonly sdkNames: ImportedNames;
  /** The processor, under Node's name, and what to do with each file of machine code; undefined when there is none. */
  readonly addons: { readonly cpu: string; readonly acts: { readonly [source: string]: AddonAct } } | undefined;
}

async function main(): Promise<void> {
  const { address, directory, environment, handlers, code, library, files, modules, sdkNames, addons } = JSON.parse(readFileSync(0, 'utf8')) as ProofInput;
  const client = runtimeClient(address);
  const taskFiles = new Map(files);
  const resolve = arrangeModules(taskFiles, new Set(modules), directory);
  standInForRequired(new Set(taskFiles.values()));
  if (addons !== undefined) arrangeAddons(addons.cpu, addons.acts);
  arrangeFiles(taskFiles, directory);
  const standInForThread = (file: string): void => tellNote({ kind: 'stand-in', name: `the start of '${relative(taskRoot, file)}'` });
  standInForThreads(new Set(modules), standInForThread, taskFiles);

  const importModule = taskImporter({ code, library, sdkNames, files: taskFiles, resolve });
  const init = async (): Promise<void> => {
    await loadPreloads(preloadsOf(environment['NODE_OPTIONS'] ?? ''), resolve);
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
  watchExit((code) => tellNote({ kind: 'exit', code, at: callSiteIn(bundleUrl) }));
  Error.stackTraceLimit = 50;
  process.argv[1] = '/var/runtime/index.mjs';
  Object.assign(process.env, { AWS_LAMBDA_RUNTIME_API: address }, environment);
  tellNote({ kind: 'begun' });
  watchEnvironment((name) => tellNote({ kind: 'read', name }));
  await initialise(client, init);
  await client.next();
}

await main();
