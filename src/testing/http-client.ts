import type { Chalice } from '../app/chalice.js';
import { corsHeaders } from '../app/cors.js';
import type { RouteDeclaration } from '../app/declaration.js';
import { lambdaHandler } from '../runtime/index.js';
import { matchesMediaType } from '../runtime/media-type.js';
import { withEnvironment } from './environment.js';
import { askAuthorizer, builtinAuthorizer } from './gate.js';
import { proxyEvent } from './gateway-event.js';
import { lambdaContext } from './lambda-context.js';
import { matchPath } from './route-match.js';
import type { StageSettings } from './stage-settings.js';

export interface HttpRequestOptions {
  /** A list stands for a header that is sent several times. */
  readonly headers?: { readonly [name: string]: string | readonly string[] } | undefined;
  /** Sent as it is; the content type is the caller's to name. */
  readonly body?: string | Uint8Array | undefined;
}

/** What the caller would receive. */
export interface HttpResponse {
  readonly statusCode: number;
  /** Of a header that was sent several times the last value; names as the app wrote them. */
  readonly headers: { readonly [name: string]: string };
  readonly multiValueHeaders: { readonly [name: string]: readonly string[] };
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  readonly text: string;
  /** The parsed body; null when the answer's content type is not JSON. Throws where it is, and the body is not. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the app decides
  readonly jsonBody: any;
}

interface Answer {
  readonly statusCode: number;
  readonly headers?: { readonly [name: string]: string };
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

type Ask = (path: string, options?: HttpRequestOptions) => Promise<HttpResponse>;

/** Sends requests to the app's routes as a client of the deployed API would; a query string is a part of the path. */
export interface HttpClient {
  readonly get: Ask;
  readonly post: Ask;
  readonly put: Ask;
  readonly patch: Ask;
  readonly delete: Ask;
  readonly head: Ask;
  readonly options: Ask;
  request(method: string, path: string, options?: HttpRequestOptions): Promise<HttpResponse>;
}

export function httpClient(app: Chalice, stage: string, settings: StageSettings): HttpClient {
  const request: HttpClient['request'] = async (method, path, options = {}) =>
    toResponse(await answer(app, stage, settings, method.toUpperCase(), path, options));
  const verb =
    (method: string): Ask =>
    (path, options) =>
      request(method, path, options);
  return {
    get: verb('GET'),
    post: verb('POST'),
    put: verb('PUT'),
    patch: verb('PATCH'),
    delete: verb('DELETE'),
    head: verb('HEAD'),
    options: verb('OPTIONS'),
    request,
  };
}

async function answer(app: Chalice, stage: string, settings: StageSettings, method: string, target: string, options: HttpRequestOptions): Promise<Answer> {
  if (!target.startsWith('/')) throw new TypeError(`the path '${target}' does not start with '/'`);
  const [path, query] = splitOnce(target);
  const routes = app.declarations.filter((declaration): declaration is RouteDeclaration => declaration.kind === 'route');
  const match = matchPath([...new Set(routes.map((route) => route.path))], path);
  const onPath = routes.filter((route) => route.path === match?.resource);
  const route = onPath.find(({ methods }) => methods.includes(method)) ?? onPath.find(({ methods }) => methods.includes('ANY'));
  if (method === 'OPTIONS' && onPath.some(({ cors }) => cors)) return preflight(onPath);
  // API Gateway's own words for whatever it does not know.
  if (match === undefined || route === undefined) return refused(403, { message: 'Missing Authentication Token' });

  const headers = Object.entries(options.headers ?? {}).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  const header = (name: string): string | undefined => headers.findLast(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
  const authorizer = builtinAuthorizer(app, route);
  let context: { readonly [name: string]: unknown } | undefined;
  if (authorizer !== undefined) {
    const request = { app, stage, apiGatewayStage: settings.apiGatewayStage, method, path, header };
    const { declaration } = authorizer;
    const decision = await withEnvironment(settings.environmentOf(declaration.name), () => askAuthorizer(declaration, header(authorizer.header), request));
    if ('refusal' in decision) return refused(decision.refusal.statusCode, decision.refusal.body);
    ({ context } = decision);
  }
  const event = proxyEvent({
    ...match,
    method,
    path,
    query,
    headers,
    ...encoded(options.body, header('content-type') ?? 'application/json', app.api.binaryTypes),
    stage: settings.apiGatewayStage,
    stageVariables: settings.stageVariables,
    authorizer: context,
  });
  const handler = lambdaHandler(app, 'api_handler');
  return await withEnvironment(
    settings.environmentOf('api_handler'),
    async () => (await handler(event, lambdaContext(app.appName, stage, 'api_handler'))) as Answer,
  );
}

/** API Gateway hands a body over as text unless its type is one of the API's binary types. */
function encoded(
  body: string | Uint8Array | undefined,
  contentType: string,
  binaryTypes: readonly string[],
): { body: string | null; isBase64Encoded: boolean } {
  if (body === undefined || body.length === 0) return { body: null, isBase64Encoded: false };
  const isBase64Encoded = matchesMediaType(contentType, binaryTypes);
  return { body: Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

/** Browsers' question before a cross-origin request; API Gateway answers it without a function. */
function preflight(onPath: readonly RouteDeclaration[]): Answer {
  const withCors = onPath.filter(({ cors }) => cors);
  const everything = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
  const methods = withCors.flatMap(({ methods }) => methods.flatMap((method) => (method === 'ANY' ? everything : [method])));
  const allowed = [...new Set([...methods, 'OPTIONS'])].join(',');
  return { statusCode: 200, headers: { 'Access-Control-Allow-Methods': allowed, ...corsHeaders(withCors[0]!.cors!) }, body: '' };
}

function refused(statusCode: number, body: object): Answer {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function toResponse({ statusCode, headers = {}, multiValueHeaders = {}, body = '', isBase64Encoded = false }: Answer): HttpResponse {
  const bytes = new Uint8Array(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
  const text = new TextDecoder().decode(bytes);
  const given = { ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])), ...multiValueHeaders };
  const hasType = Object.keys(given).some((name) => name.toLowerCase() === 'content-type');
  // What API Gateway says of an answer that says nothing itself.
  const all: { readonly [name: string]: readonly string[] } = hasType ? given : { 'Content-Type': ['application/json'], ...given };
  const last = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1) ?? '']));
  const type = Object.entries(last).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    statusCode,
    headers: last,
    multiValueHeaders: all,
    body: bytes,
    text,
    get jsonBody() {
      return /^application\/(?:[\w.+-]+\+)?json\b/i.test(type) ? (JSON.parse(text) as unknown) : null;
    },
  };
}

function splitOnce(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}
