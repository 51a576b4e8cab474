/**
 * What the copy of the library that is being built is for. All of it is true wherever an app is written, tested and
 * packaged; the copy that ships to Lambda is built with other values (`src/build/bundle.mjs`, `src/project/bundle/library.ts`).
 */

/**
 * Whether what is declared is checked, and described for the tool, as it is declared. Not in Lambda: what runs there has
 * passed all checks, and would only pay for them at each cold start.
 */
export const checked: boolean = true;

/** Whether the app may have cross-origin routes. The tool says no of these when nothing in the bundle so much as names them. */
export const withCors: boolean = true;

/** Whether the app may turn its `debug` on. */
export const withDebug: boolean = true;

/** Whether the app may read request bodies as JSON. */
export const withJsonBody: boolean = true;

/** Whether the app may have middleware. */
export const withMiddleware: boolean = true;

/** Whether the app may read query strings. */
export const withQueryParams: boolean = true;

/** Whether the app may send to websocket connections. */
export const withWebsocketApi: boolean = true;
