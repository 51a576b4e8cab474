import { join } from 'node:path';
import type { AppFunction } from '../model/app-function.js';
import type { Bundle } from './bundle.js';
import { shippedLibrary } from './library-file.js';

/** Parts that some apps do without, by the flag that keeps them: what nothing in the bundle names is used by nothing in it. */
const parts: { readonly [flag: string]: RegExp } = {
  withCors: /cors/i,
  withDebug: /\bdebug\b/,
  withJsonBody: /\bjsonBody\b/,
  withMiddleware: /[mM]iddleware/,
  withQueryParams: /\b(?:queryParams|toDict)\b/,
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

/** What makes the handler of a function, by its name in the library. */
export function makerOf({ handles }: AppFunction): string {
  return makers[handles];
}

/** What the handlers of an app need of the library, besides what the app itself imports. */
export function makersOf(functions: readonly AppFunction[]): string[] {
  const named = functions.some(({ handles }) => handles !== 'routes') ? ['declared'] : [];
  return [...new Set([...functions.map(makerOf), ...named])].sort();
}

/**
 * The library as one app uses it: nothing that it does not import, that its handlers do not need, or that it could not name.
 *
 * @returns the text of an ES module
 */
export async function shakenLibrary(
  { build }: Pick<typeof import('esbuild'), 'build'>,
  { code, library, target }: Pick<Bundle, 'code' | 'library' | 'target'>,
  functions: readonly AppFunction[],
): Promise<string> {
  const names = [...new Set([...importedNames(code), ...makersOf(functions)])].sort();
  const { outputFiles } = await build({
    stdin: { contents: `export{${names.join(',')}}from"./lambda.js"`, resolveDir: library, loader: 'js' },
    outfile: join(library, shippedLibrary),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    external: ['@aws-sdk/*'],
    define: Object.fromEntries(
      Object.entries(parts).map(([flag, name]) => [flag, String(name.test(code) || (flag === 'withWebsocketApi' && isWebsocket(functions)))]),
    ),
    tsconfigRaw: {},
  });
  return outputFiles[0]!.text;
}

function isWebsocket(functions: readonly AppFunction[]): boolean {
  return functions.some((one) => makerOf(one) === 'websocketHandler');
}

/** Names that the bundle imports of the library. */
function importedNames(code: string): string[] {
  return [...code.matchAll(/\bimport\s*\{([^{}]*)\}\s*from\s*"\.\/tschalice\.mjs"/g)].flatMap(([, list]) =>
    list!.split(',').map((pair) => pair.trim().split(/\s+as\s+/)[0]!),
  );
}
