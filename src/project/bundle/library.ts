import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { Bundle } from './bundle.js';
import { shippedLibrary } from './library-file.js';

/** `checked` is set when the library itself is built, all other flags when an app is packaged. */
type PartFlag = Exclude<keyof typeof import('../../app/build-flags.js'), 'checked'>;

/**
 * The optional parts of the library, by the flag that keeps them. An app uses a part only if its code contains such a
 * name. A flag that is not listed here would be undefined in Lambda.
 */
const parts: { readonly [Flag in PartFlag]: RegExp } = {
  withCors: /cors/i,
  withDebug: /\bdebug\b/,
  withHeaders: /\b(?:headers|toDict)\b/,
  withJsonBody: /\bjsonBody\b/,
  // Not the functions that everybody uses, of other objects.
  withLogs: /(?<!\b(?:console|Math)\.)\blog\b/,
  withMiddleware: /[mM]iddleware/,
  withQueryParams: /\b(?:queryParams|toDict)\b/,
  // The call, not the option of a route.
  withStageVariables: /\bstageVariables\s*\(/,
  withWebsocketApi: /\bwebsocketApi\b/,
};

const makers: { readonly [Handles in AppFunction['handles']]: string } = {
  authorization: 'authorizerHandler',
  connect: 'websocketHandler',
  disconnect: 'websocketHandler',
  events: 'functionHandler',
  message: 'websocketHandler',
  routes: 'restHandler',
};

/** The name of the library's function that makes a Lambda function's handler. */
export function makerOf({ handles }: Pick<AppFunction, 'handles'>): string {
  return makers[handles];
}

/** What an app's handlers need from the library in addition to the app's own imports. */
export function makersOf(functions: readonly Pick<AppFunction, 'handles'>[]): string[] {
  const named = functions.some(({ handles }) => handles !== 'routes') ? ['declared'] : [];
  return [...new Set([...functions.map(makerOf), ...named])].sort();
}

/** What an app needs of the library, and of which version of it. */
export interface LibraryPlan {
  /** The folder of the library's files. */
  readonly folder: string;
  /** `node24`. */
  readonly target: string;
  readonly minify: boolean;
  readonly names: readonly string[];
  /** The values of the flags. */
  readonly flags: { readonly [Flag in PartFlag]: boolean };
}

/**
 * The library with only the parts that one app can use: what the app imports, what its handlers need, and what its code names.
 * If some code is not in the bundle, the library has all parts, because that code gets the app and its requests.
 */
export function planLibrary(
  { code, library, target, externalPackages }: Pick<Bundle, 'code' | 'library' | 'target' | 'externalPackages'>,
  functions: readonly AppFunction[],
  config: Pick<StageConfig, 'hasLayersElsewhere' | 'include' | 'minify'>,
): LibraryPlan {
  // All regions run the same code.
  const mayHaveLayers = config.hasLayersElsewhere || hasLayers(functions);
  const isAlone = externalPackages.length === 0 && config.include.length === 0 && !mayHaveLayers;
  const isUsed = (flag: string, name: RegExp): boolean => !isAlone || name.test(code) || (flag === 'withWebsocketApi' && isWebsocket(functions));
  return {
    folder: library,
    target,
    minify: config.minify,
    names: [...new Set([...importedNames(code, library), ...makersOf(functions)])].sort(),
    flags: Object.fromEntries(Object.entries(parts).map(([flag, name]) => [flag, isUsed(flag, name)])) as LibraryPlan['flags'],
  };
}

/** @returns the text of an ES module */
export async function buildLibrary({ build }: Pick<typeof import('esbuild'), 'build'>, { folder, target, minify, names, flags }: LibraryPlan): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export{${names.join(',')}}from"./lambda.js"`, resolveDir: folder, loader: 'js' },
    outfile: join(folder, shippedLibrary),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target,
    minify,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    external: ['@aws-sdk/*'],
    define: Object.fromEntries(Object.entries(flags).map(([flag, isOn]) => [flag, String(isOn)])),
    tsconfigRaw: {},
  });
  return outputFiles[0]!.text;
}

function hasLayers(functions: readonly AppFunction[]): boolean {
  return functions.some(({ settings }) => settings.layers.length > 0);
}

function isWebsocket(functions: readonly AppFunction[]): boolean {
  return functions.some((one) => makerOf(one) === 'websocketHandler');
}

/** The names that the bundle imports from the library; perhaps too many, if a string in it looks like an import. */
function importedNames(code: string, library: string): string[] {
  const known = readFileSync(join(library, 'lambda-imports.js'), 'utf8');
  const found = [...code.matchAll(/\bimport\s*\{([^{}]*)\}\s*from\s*"\.\/tschalice\.mjs"/g)].flatMap(([, list]) =>
    list!.split(',').map((pair) => pair.trim().split(/\s+as\s+/)[0]!),
  );
  return found.filter((name) => known.includes(`{ ${name} }`));
}
