import { withCors, withDebug, withMiddleware, withStageVariables } from '../app/build-flags.js';
import type { Chalice } from '../app/chalice.js';
import { corsHeaders } from '../app/cors.js';
import type { RouteDeclaration } from '../app/declaration.js';
import { ChaliceUnhandledError, ChaliceViewError } from '../app/http-error.js';
import { runInvocation } from '../app/invocation.js';
import type { LambdaContext } from '../app/lambda-context.js';
import { thrownText } from '../app/logger.js';
import { acceptedTypes, isListed, mediaTypeOf } from '../app/media-type.js';
import type { Middleware } from '../app/middleware.js';
import { type ProxyEvent, Request } from '../app/request.js';
import { Response, type ResponseHeaders } from '../app/response.js';
import { parseStageVars } from '../app/stage-variable.js';
import type { LambdaHandler } from './lambda-handler.js';
import { middlewareFor } from './middleware.js';
import { throughRestMiddleware } from './rest-middleware.js';
import { addHeaders, checkResponse, contentTypeOf, errorResponse, isBodyless, toProxyResult, toResponse, viewErrorResponse } from './rest-response.js';
import { mapStack } from './source-map.js';

/** A route with everything that its requests need, computed once. */
interface Entry {
  readonly route: RouteDeclaration;
  /** The names of the path's parameters. */
  readonly params: readonly string[];
  readonly cors: ResponseHeaders | null;
}

/** Routes by path, then by method, both in the order of declaration. */
type Table = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

/** Answers the requests to the app's REST API. Never rejects: every error becomes a response. */
export function restHandler(app: Chalice): LambdaHandler {
  let size = -1;
  let table: Table = new Map();
  let chain: readonly Middleware[] = [];
  // Not async, because one more promise costs as much as the rest of a small request.
  // oxlint-disable-next-line typescript/promise-function-async
  return (event, context) => {
    const lambdaContext = (context ?? null) as LambdaContext | null;
    const request = isProxyEvent(event) ? new Request(event, lambdaContext) : null;
    if (withStageVariables && request) request.stageVars = parseStageVars(app.stageVars, request.stageVars);
    return runInvocation({ app, event, lambdaContext, request }, async () => {
      // Declarations are never removed, so their number says whether this is up to date.
      if (size !== app.declarations.length) {
        size = app.declarations.length;
        table = buildTable(app);
        if (withMiddleware) chain = middlewareFor(app, 'http');
      }
      // Kept, because middleware may change the request.
      const path = request?.path;
      const methods = path === undefined ? undefined : table.get(path);
      const entry = methods?.get(request!.method) ?? methods?.get('ANY');
      const params = entry && pick(request!.uriParams, entry.params);
      const { binaryTypes } = app.api;
      const complete = (response: Response): Response => (withCors ? addCors(response, corsOf(methods, entry)) : response);
      try {
        const answer = (): Response | Promise<Response> => (entry === undefined ? unanswered(request, methods) : view(app, entry, params!, request!));
        if (withMiddleware && chain.length > 0) return toProxyResult(await throughRestMiddleware(chain, request, answer, complete), binaryTypes);
        const result = answer();
        return toProxyResult(complete(result instanceof Response ? result : await result), binaryTypes);
      } catch (error) {
        return toProxyResult(complete(await unhandled(app, path, error)), binaryTypes);
      }
    });
  };
}

function buildTable({ declarations }: Chalice): Table {
  const table = new Map<string, Map<string, Entry>>();
  for (const route of declarations) {
    if (route.kind !== 'route') continue;
    const params = Array.from(route.path.matchAll(/\{([^{}]+?)\+?\}/g), ([, name]) => name!);
    const entry: Entry = { route, params, cors: withCors && route.cors ? corsHeaders(route.cors) : null };
    const methods = table.get(route.path) ?? new Map<string, Entry>();
    table.set(route.path, methods);
    for (const method of route.methods) methods.set(method, entry);
  }
  return table;
}

function isProxyEvent(event: unknown): event is ProxyEvent {
  const path = (event as Partial<ProxyEvent> | null | undefined)?.requestContext?.resourcePath;
  return typeof path === 'string' && path !== '';
}

function pick(values: { readonly [name: string]: string } | null, names: readonly string[]): object {
  if (values === null || names.length === 0) return {};
  return Object.fromEntries(names.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]]));
}

function unanswered(request: Request | null, methods: ReadonlyMap<string, Entry> | undefined): Response {
  if (request === null) return errorResponse(500, 'InternalServerError', 'Unknown request.');
  if (methods === undefined) return errorResponse(404, 'NotFoundError', `Unknown path: ${request.path}`);
  return errorResponse(405, 'MethodNotAllowedError', `Unsupported method: ${request.method}`, { Allow: [...methods.keys()].join(', ') });
}

/** Returns no promise unless the handler does. */
function view(app: Chalice, entry: Entry, params: object, request: Request): Response | Promise<Response> {
  const { contentTypes, handler } = entry.route;
  const given = request.header('content-type');
  if (contentTypes.length > 0 && !isListed(given === null ? 'application/json' : mediaTypeOf(given), contentTypes))
    return errorResponse(415, 'UnsupportedMediaType', `Unsupported media type: ${given ?? 'application/json'}`);
  try {
    const result = handler(params, request);
    return isPromise(result) ? viewed(app, entry, request, result) : finished(app, request, result);
  } catch (error) {
    return failed(app, entry, error);
  }
}

async function viewed(app: Chalice, entry: Entry, request: Request, result: PromiseLike<unknown>): Promise<Response> {
  try {
    return finished(app, request, await result);
  } catch (error) {
    return failed(app, entry, error);
  }
}

function finished(app: Chalice, request: Request, result: unknown): Response {
  const response = toResponse(result);
  checkResponse(response);
  return agreed(response, request, app.api.binaryTypes);
}

async function failed(app: Chalice, entry: Entry, error: unknown): Promise<Response> {
  if (error instanceof ChaliceUnhandledError) throw error;
  return error instanceof ChaliceViewError ? viewErrorResponse(error) : unhandled(app, entry.route.path, error);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** The headers of a route, or of the first that has some on the path of a request for another method. */
function corsOf(methods: ReadonlyMap<string, Entry> | undefined, entry: Entry | undefined): ResponseHeaders | null | undefined {
  return entry === undefined && methods !== undefined ? [...methods.values()].find(({ cors }) => cors)?.cors : entry?.cors;
}

/** Adds headers, but for those that the response has, in whatever case. */
function addCors(response: Response, cors: ResponseHeaders | null | undefined): Response {
  if (!cors) return response;
  const given = new Set(Object.keys(response.headers).map((name) => name.toLowerCase()));
  const missing = Object.entries(cors).filter(([name]) => !given.has(name.toLowerCase()));
  return addHeaders(response, Object.fromEntries(missing));
}

/** API Gateway decodes a binary body only for callers whose `Accept` names a binary type. */
function agreed(response: Response, request: Request, binaryTypes: readonly string[]): Response {
  const type = contentTypeOf(response);
  if (isBodyless(response) || !isListed(type === undefined ? 'application/json' : mediaTypeOf(type), binaryTypes)) return response;
  const accept = request.header('accept');
  if (accept !== null && acceptedTypes(accept).some((one) => one === '*/*' || isListed(one, binaryTypes))) return response;
  const message =
    `Request did not specify an Accept header with ${type ?? ''}, The response has a Content-Type of ${type ?? ''}. ` +
    'If a response has a binary Content-Type then the request must specify an Accept header that matches.';
  return errorResponse(400, 'BadRequest', message);
}

async function unhandled(app: Chalice, path: string | undefined, error: unknown): Promise<Response> {
  let stack = thrownText(error);
  if (withDebug && app.debug) stack = await mapStack(stack);
  app.log.error(`Caught exception for path ${path ?? 'unknown'}`, { stack });
  if (withDebug && app.debug) return new Response(stack, { statusCode: 500, headers: { 'Content-Type': 'text/plain' } });
  return errorResponse(500, 'InternalServerError', 'An internal server error occurred.');
}
