import { join } from 'node:path';
import type { AppDefinition, CallSite } from '../../app/definition.js';
import type { DeclarationProblem } from '../../app/inspection.js';
import { type Place, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Bundle } from '../bundle/bundle.js';
import { type ImportedNames, importedNames, isSdkModule } from '../bundle/imported-names.js';
import { missingModule } from '../lambda/missing-module.js';
import type { Environment } from '../lambda/environment.js';
import type { DeclaredHandler } from './declared-handlers.js';
import type { FileRead, IdleBlueprint, LoadResult } from './load-result.js';
import { type LoadThread, takeThread } from './load-thread.js';
import { ownPlaces } from '../bundle/source-map.js';

/** Long for an import, short enough to wait for. An app that takes longer probably waits for a connection. */
const defaultTimeLimitMs = 30_000;

export interface LoadedApp {
  readonly definition: AppDefinition;
  readonly problems: readonly Problem[];
  readonly placeOf: (at: CallSite) => Place;
  /** What the bundle imports of the AWS SDK. */
  readonly sdkNames: ImportedNames;
  /** Files of the project that the app opened while it was imported, without node_modules, sorted by path. */
  readonly filesRead: readonly FileRead[];
  /** Environment variables that the app asked for while it was imported; `*` when it listed all. */
  readonly variablesRead: readonly string[];
  /** The functions that the app declares, for what is found in the code that they reach. None if nothing in the bundle or beside it is of the SDK. */
  readonly handlers: readonly DeclaredHandler[];
}

/**
 * Imports the bundle in a worker thread and asks the app what it declares.
 *
 * The AWS SDK, which is not in the bundle, is replaced by a stub: it loads several times faster, and no app can call AWS
 * while it is packaged. An app that needs an SDK value to declare itself is loaded again with the real one.
 *
 * @param bundling may still be running while the worker starts
 * @throws ProblemError if the app cannot be imported or exports no app, and whatever `bundling` throws
 */
export async function loadApp(
  directory: string,
  appFile: string,
  bundling: Bundle | Promise<Bundle>,
  environment: Environment,
  timeLimitMs: number = defaultTimeLimitMs,
): Promise<LoadedApp> {
  const started = takeThread();
  const bundle = await bundled(bundling, started);
  const sdkNames = await importedNames(bundle.code, bundle.parsed);
  const { code } = bundle;
  const library = join(bundle.library, 'index.js');
  const { NODE_OPTIONS: ownOptions } = process.env;
  const input = {
    directory,
    environment: { ...(ownOptions !== undefined && { NODE_OPTIONS: ownOptions }), ...environment },
    code,
    library,
    modules: bundle.modules.map(({ path }) => path),
    wantsHandlers: bundle.usesSdk,
  };
  const first = await started.load({ ...input, sdkNames }, timeLimitMs);
  const isClear = first.kind === 'loaded' && first.problems.length === 0 && first.sdk !== 'value';
  const second = isClear || first.sdk === 'none' ? first : await takeThread().load({ ...input, sdkNames: null }, timeLimitMs);
  const missing = missingSdk(second);
  // If the SDK is not installed, the result with its stubs counts, unless the stubs themselves changed it.
  const result = missing === undefined || first.sdk === 'value' ? second : first;
  const placeOf = (at: CallSite): Place => ownPlaces(bundle.map, at)[0] ?? { file: appFile };
  if (result.kind !== 'loaded') {
    const { loadProblem } = await import('./load-problem.js');
    // A file that has no place in the package is not found here either, and the error names a path that nobody wrote.
    const outside = bundle.unseen.map(({ problem }) => problem).filter((one) => one.code === 'path-outside');
    throw new ProblemError([loadProblem(result, { directory, appFile, bundle, timeLimitMs }), ...outside]);
  }
  const idle = result.idleBlueprints.map((blueprint) => idleWarning(blueprint, placeOf));
  const problems = [...result.problems.map((problem) => toProblem(problem, placeOf)), ...idle];
  return {
    definition: result.definition,
    problems: missing === undefined || result === second ? problems : [...problems, sdkWarning(missing, appFile)],
    placeOf,
    sdkNames,
    filesRead: result.filesRead,
    variablesRead: result.variablesRead,
    handlers: result.handlers,
  };
}

/** The module of the SDK that an app needed and that is not installed. */
function missingSdk(result: LoadResult): string | undefined {
  const missing = result.kind === 'exception' ? missingModule(result.error.summary) : undefined;
  return missing !== undefined && isSdkModule(missing) ? missing : undefined;
}

function sdkWarning(missing: string, appFile: string): Problem {
  return {
    code: 'sdk-not-installed',
    severity: 'warning',
    where: { file: appFile },
    message: `the app was loaded without the AWS SDK, because '${missing}' is not installed; values of the SDK in declarations are reported as errors`,
    fix: `install it: npm install ${missing}`,
  };
}

function idleWarning({ name, at }: IdleBlueprint, placeOf: LoadedApp['placeOf']): Problem {
  const message = `nothing registers the blueprint '${name}', so the app has none of its declarations`;
  return { code: 'blueprint-not-registered', severity: 'warning', where: placeOf(at), message, fix: 'call app.registerBlueprint with it, or remove it' };
}

function toProblem({ code, message, fix, at }: DeclarationProblem, placeOf: LoadedApp['placeOf']): Problem {
  return { code, severity: 'error', where: placeOf(at), message, fix };
}

async function bundled(bundling: Bundle | Promise<Bundle>, thread: LoadThread): Promise<Bundle> {
  try {
    return await bundling;
  } catch (error) {
    thread.end();
    throw error;
  }
}
