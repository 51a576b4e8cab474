import type { Chalice } from '../app/chalice.js';
import { corsHeaders } from '../app/cors.js';
import type { RouteDeclaration } from '../app/declaration.js';
import { ChaliceUnhandledError, ChaliceViewError } from '../app/http-error.js';
import { runInvocation } from '../app/invocation.js';
import type { LambdaContext } from '../app/lambda-context.js';
import { stackText } from '../app/logger.js';
import type { Request } from '../app/request.js';
import { Response } from '../app/response.js';
import type { LambdaHandler } from './lambda-handler.js';
import { matchesMediaType } from './media-type.js';
import { throughMiddleware } from './middleware.js';
import { toRequest } from './rest-request.js';
import { checkResponse, contentTypeOf, errorResponse, toProxyResult, toResponse } from './rest-response.js';
import { buildRouteTable, type RouteTable, type TableEntry } from './route-table.js';
import { mapStack } from './source-map.js';

/** What a request asks for, kept apart from the request object, which middleware may change. */
interface Target {
  readonly path: string;
  readonly method: string;
  readonly uriParams: { readonly [name: string]: string };
}

/** Answers the requests to the app's REST API. Never rejects: whatever goes wrong becomes an answer. */
export function restHandler(app: Chalice): LambdaHandler {
  let table: RouteTable | undefined;
  let size = 0;
  return async (event, context) => {
    // Declarations are only ever added, so their number tells whether the table is still right.
    if (table === undefined || app.declarations.length !== size) {
      table = buildRouteTable(app.declarations);
      size = app.declarations.length;
    }
    const routes = table;
    const lambdaContext = (context ?? null) as LambdaContext | null;
    const request = toRequest(event, lambdaContext);
    const target = request && { path: request.path, method: request.method, uriParams: request.uriParams ?? {} };
    return runInvocation({ app, event, lambdaContext, request }, async () => {
      try {
        const result = await throughMiddleware(app, 'http', request, () => respond(app, routes, target, request));
        return toProxyResult(toResponse(result), app.api.binaryTypes);
      } catch (error) {
        return toProxyResult(await unhandled(app, target?.path, error), app.api.binaryTypes);
      }
    });
  };
}

async function respond(app: Chalice, table: RouteTable, target: Target | null, request: Request | null): Promise<Response> {
  if (target === null || request === null) return errorResponse(500, 'InternalServerError', 'Unknown request.');
  const methods = table.get(target.path);
  if (methods === undefined) return errorResponse(404, 'NotFoundError', `Unknown path: ${target.path}`);
  const entry = methods.get(target.method) ?? methods.get('ANY');
  if (entry === undefined)
    return errorResponse(405, 'MethodNotAllowedError', `Unsupported method: ${target.method}`, { Allow: [...methods.keys()].join(', ') });

  const response = await answer(app, entry, target, request);
  const { cors } = entry.route;
  return cors ? new Response(response.body, { statusCode: response.statusCode, headers: { ...corsHeaders(cors), ...response.headers } }) : response;
}

async function answer(app: Chalice, { route, params }: TableEntry, target: Target, request: Request): Promise<Response> {
  const mediaType = request.headers.get('content-type') ?? 'application/json';
  if (route.contentTypes.length > 0 && !matchesMediaType(mediaType, route.contentTypes)) {
    return errorResponse(415, 'UnsupportedMediaType', `Unsupported media type: ${mediaType}`);
  }
  const { uriParams } = target;
  const given = Object.fromEntries(params.filter((name) => Object.hasOwn(uriParams, name)).map((name) => [name, uriParams[name]]));
  return agreed(await callView(app, route, given, request), request, app.api.binaryTypes);
}

async function callView(app: Chalice, route: RouteDeclaration, params: object, request: Request): Promise<Response> {
  try {
    const response = toResponse(await route.handler(params, request));
    checkResponse(response);
    return response;
  } catch (error) {
    if (error instanceof ChaliceUnhandledError) throw error;
    if (error instanceof ChaliceViewError) return errorResponse(error.statusCode, error.code, error.message);
    return unhandled(app, route.path, error);
  }
}

/** API Gateway turns a binary body back into bytes only for callers whose `Accept` names a binary type. */
function agreed(response: Response, request: Request, binaryTypes: readonly string[]): Response {
  const type = contentTypeOf(response);
  const accept = request.headers.get('accept');
  if (!matchesMediaType(type ?? 'application/json', binaryTypes) || (accept !== null && matchesMediaType(accept, binaryTypes))) return response;
  const message =
    `Request did not specify an Accept header with ${type ?? ''}, The response has a Content-Type of ${type ?? ''}. ` +
    'If a response has a binary Content-Type then the request must specify an Accept header that matches.';
  return errorResponse(400, 'BadRequest', message);
}

async function unhandled(app: Chalice, path: string | undefined, error: unknown): Promise<Response> {
  const stack = app.debug ? await mapStack(stackText(error)) : stackText(error);
  app.log.error(`Caught exception for path ${path ?? 'unknown'}`, { stack });
  if (app.debug) return new Response(stack, { statusCode: 500, headers: { 'Content-Type': 'text/plain' } });
  return errorResponse(500, 'InternalServerError', 'An internal server error occurred.');
}
