import { type Authorizer, isAuthorizer } from './authorizer.js';
import { isHandler } from './call-arguments.js';
import { checked, withCors } from './build-flags.js';
import { CORSConfig } from './cors.js';
import type { Handler, RouteDeclaration } from './declaration.js';
import type { CorsDefinition } from './definition.js';
import type { HttpMethod } from './http-method.js';
import { callSite, refuse } from './inspection.js';
import { checkOptions, describe } from './option.js';
import type { PathParams } from './path-params.js';
import type { Request } from './request.js';

/**
 * Handles the requests to a route. It gets the path's parameters by name, and the request. What it returns becomes the response: a plain value as JSON
 * (nothing as `null`), a string as it is, a `Uint8Array` as bytes, a `Response` with its own status and headers.
 */
export type RouteHandler<Path extends string> = (params: PathParams<Path>, request: Request) => unknown;

/** Options of a route. All are optional. */
export interface RouteOptions {
  /** HTTP methods, in upper or lower case. `ANY` means all methods that have no route of their own. Default `['GET']`. */
  methods?: readonly (HttpMethod | Lowercase<HttpMethod> | (string & {}))[] | undefined;
  /** The route's name in messages. Default: made of methods and path, `get /users/{id}`. */
  name?: string | undefined;
  /** Decides who may call: the result of `app.authorizer`, or a new `IAMAuthorizer`, `CognitoUserPoolAuthorizer`, `CustomAuthorizer`. Default none: anyone may call. */
  authorizer?: Authorizer | undefined;
  /** Whether callers must send an API key of a usage plan in the header `x-api-key`. Default false. */
  apiKeyRequired?: boolean | undefined;
  /** Media types that a request may have; parameters do not matter, and `image/*` means every image. Any other gets the response 415. `[]` means any. Default `['application/json']`. */
  contentTypes?: readonly string[] | undefined;
  /** `true` for any origin, `false` for no CORS, or a `CORSConfig`. All routes with the same path need the same value. Default: `app.api.cors`. */
  cors?: boolean | CORSConfig | undefined;
  /** Says that anyone is meant to call this route, which has no authorizer. It changes nothing in the API; reviews read it. Default false. */
  public?: boolean | undefined;
  /** What the route does, in a few words: the `summary` of the Swagger operation. Default none. */
  summary?: string | undefined;
  /** A longer text about the route: the `description` of the Swagger operation. Default none. */
  description?: string | undefined;
  /** Stage variables that the handler reads. A stage without one of them in its `stage_variables` is refused. Default none. */
  stageVariables?: readonly string[] | undefined;
}

/** Checks and completes a call of `route` or of the shortcut for a verb; undefined if the call is wrong. */
export function declareRoute(path: string, options: RouteOptions = {}, handler: Handler, verb?: string): RouteDeclaration | undefined {
  if (checked) return checkRoute(path, options, handler, verb);
  const { methods = ['GET'], contentTypes = ['application/json'], cors } = options;
  // Everything that answering a request needs from a route.
  const route: Pick<RouteDeclaration, 'kind' | 'path' | 'methods' | 'handler' | 'contentTypes' | 'cors'> = {
    kind: 'route',
    path,
    methods: verb === undefined ? upperCase(methods) : [verb],
    handler,
    contentTypes,
    cors: withCors ? toCors('', cors) : null,
  };
  return route as RouteDeclaration;
}

function upperCase(methods: readonly string[]): string[] {
  return methods.map((method) => method.toUpperCase());
}

function checkRoute(path: string, options: RouteOptions, handler: Handler, verb: string | undefined): RouteDeclaration | undefined {
  if (typeof path !== 'string') {
    refuse('route-path', `a route's path must be a string, not ${describe(path)}`, "write app.route('/path', handler)");
    return undefined;
  }
  const what = `route '${path}'`;
  const given = checkOptions(what, options, {
    methods: 'list of strings',
    name: 'string',
    authorizer: 'unknown',
    apiKeyRequired: 'boolean',
    contentTypes: 'list of strings',
    cors: 'unknown',
    public: 'boolean',
    summary: 'string',
    description: 'string',
    stageVariables: 'list of strings',
  });
  isHandler(what, handler);
  if (verb !== undefined && given.methods !== undefined)
    refuse('verb-with-methods', `app.${verb.toLowerCase()}('${path}') cannot take methods`, 'use app.route for several methods');
  const methods = verb === undefined ? upperCase(given.methods ?? ['GET']) : [verb];
  return {
    kind: 'route',
    path,
    methods,
    name: given.name ?? `${methods.join('_').toLowerCase()} ${path}`,
    handler,
    authorizer: checkAuthorizer(what, given.authorizer),
    apiKeyRequired: given.apiKeyRequired ?? false,
    // Swagger does not allow duplicates.
    contentTypes: [...new Set(given.contentTypes ?? ['application/json'])],
    cors: toCors(what, given.cors),
    public: given.public ?? false,
    summary: given.summary ?? null,
    description: given.description ?? null,
    stageVariables: given.stageVariables ?? [],
    at: callSite(),
  };
}

/** The configuration for a `cors` setting; undefined if nothing is set. */
export function toCors(what: string, cors: unknown): CorsDefinition | null | undefined {
  if (cors === undefined || cors === null) return undefined;
  if (cors === true) return new CORSConfig();
  if (cors === false) return null;
  if (checked && !(cors instanceof CORSConfig)) {
    refuse('option-type', `${what}: cors must be true, false or a CORSConfig, not ${describe(cors)}`, 'write cors: new CORSConfig({ … })');
    return undefined;
  }
  return cors as CORSConfig;
}

function checkAuthorizer(what: string, authorizer: unknown): Authorizer | null {
  if (authorizer === undefined || authorizer === null) return null;
  if (isAuthorizer(authorizer)) return authorizer;
  refuse(
    'option-type',
    `${what}: authorizer must be an authorizer, not ${describe(authorizer)}`,
    'use the result of app.authorizer(…), or a new IAMAuthorizer()',
  );
  return null;
}
