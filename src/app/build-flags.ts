/**
 * The purpose of a copy of the library. All flags are true wherever an app is written, tested and packaged. The copy that
 * ships to Lambda is built with other values (`src/build/bundle.mjs`, `src/project/bundle/library.ts`).
 */

/**
 * Whether declarations are checked and described for the tool. Not in Lambda: the app has passed all checks before, and
 * they would make each cold start slower.
 */
export const checked: boolean = true;

/** Whether the app may have cross-origin routes. The tool sets this flag and the following to false if nothing in the bundle even names the feature. */
export const withCors: boolean = true;

/** Whether the app may turn its `debug` on. */
export const withDebug: boolean = true;

/** Whether the app may read the headers of requests. The library itself does in any case. */
export const withHeaders: boolean = true;

/** Whether the app may read request bodies as JSON. */
export const withJsonBody: boolean = true;

/** Whether the app may write to its log. Without, only the library does, errors with a text. */
export const withLogs: boolean = true;

/** Whether the app may have middleware. */
export const withMiddleware: boolean = true;

/** Whether the app may read query strings. */
export const withQueryParams: boolean = true;

/** Whether the app may declare its stage variables. */
export const withStageVariables: boolean = true;

/** Whether the app may send to websocket connections. */
export const withWebsocketApi: boolean = true;
