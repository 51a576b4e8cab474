import type { RouteDefinition } from '../../app/definition.js';
import { type ApiSettings, type ExecutionLog, type MethodCache, methodSettings, type Throttling } from '../config/api-settings.js';
import { pathParameters } from './path.js';

/** What API Gateway does with the requests of one method, or of all that have no settings of their own. */
export interface MethodSettingsResource {
  /** `*` for all methods. */
  readonly method: string;
  /** `/*` for all paths. */
  readonly path: string;
  readonly throttling: Throttling | null;
  /** Undefined where the stage has no cache. */
  readonly cache: MethodCache | false | undefined;
  readonly log: ExecutionLog | null;
}

/** A part of a request that tells apart what is cached. */
export interface CacheKey {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
}

/**
 * The settings of the stage's methods, in the order of the routes: first those of all, then those of single ones. API Gateway takes no single
 * setting of the first for a method that has its own, so each has all of them.
 */
export function buildMethodSettings(routes: readonly RouteDefinition[], api: ApiSettings): MethodSettingsResource[] {
  const { throttling, cache, executionLog: log } = api;
  const ofAll = { method: '*', path: '/*', throttling, cache: cache === null ? undefined : isKept(cache) && cache, log };
  const single = routes.flatMap((route) => methodsOf(route).map((method) => ofMethod(route, method, api)));
  // Two routes on a path may have the same preflight.
  const byName = new Map(single.map((one) => [`${one.method} ${one.path}`, one]));
  const differing = [...byName.values()].filter((one) => shown(one) !== shown(ofAll));
  return hasSettings(ofAll) || differing.length > 0 ? [...(hasSettings(ofAll) ? [ofAll] : []), ...differing] : [];
}

function ofMethod(route: RouteDefinition, method: string, api: ApiSettings): MethodSettingsResource {
  const own = methodSettings(api, method, route.path);
  const throttling = own === undefined ? api.throttling : own.throttling;
  const cached = cacheOf(route, method, api);
  // The stage's settings cache only what answers GET.
  const cache = api.cache === null ? undefined : method === 'GET' ? (cached ?? false) : isKept(api.cache) && api.cache;
  return { method, path: route.path, throttling, cache, log: api.executionLog };
}

/** The cache of a route's method, and what its entries are told apart by; null if its answers are not kept. */
function cacheOf(route: RouteDefinition, method: string, api: ApiSettings): MethodCache | null {
  if (api.cache === null || method !== 'GET') return null;
  const own = methodSettings(api, method, route.path)?.cache ?? (isPersonal(route) ? false : api.cache);
  return own === false || !isKept(own) ? null : own;
}

/** By the path of each route that is cached. */
export function buildCacheKeys(routes: readonly RouteDefinition[], api: ApiSettings): { readonly [path: string]: readonly CacheKey[] } {
  return Object.fromEntries(
    routes.flatMap((route) => {
      const cache = route.methods.includes('GET') ? cacheOf(route, 'GET', api) : null;
      return cache === null ? [] : [[route.path, cacheKeys(route, cache)] as const];
    }),
  );
}

function cacheKeys(route: RouteDefinition, { queryParameters, headers }: MethodCache): CacheKey[] {
  const distinct = new Map([...identityHeaders(route), ...headers].toReversed().map((name) => [name.toLowerCase(), name]));
  return [
    ...pathParameters(route.path).map((name) => ({ in: 'path' as const, name })),
    ...[...new Set(queryParameters)].map((name) => ({ in: 'query' as const, name })),
    ...[...distinct.values()].toReversed().map((name) => ({ in: 'header' as const, name })),
  ];
}

/** Whether what the route answers may be meant for one caller alone. */
function isPersonal(route: RouteDefinition): boolean {
  return identityHeaders(route).length > 0;
}

/** The headers that tell who calls. */
function identityHeaders({ authorizer, apiKeyRequired }: RouteDefinition): string[] {
  const token = authorizer === null ? [] : ['header' in authorizer ? authorizer.header : 'Authorization'];
  return [...token, ...(apiKeyRequired ? ['x-api-key'] : [])];
}

/** The methods that API Gateway has for a route, with the one for its preflights. */
export function methodsOf({ methods, cors }: RouteDefinition): readonly string[] {
  return cors === null || methods.includes('OPTIONS') ? methods : [...methods, 'OPTIONS'];
}

function isKept({ ttl }: MethodCache): boolean {
  return ttl > 0;
}

function hasSettings({ throttling, cache, log }: MethodSettingsResource): boolean {
  return throttling !== null || cache !== undefined || log !== null;
}

function shown({ method: _method, path: _path, ...settings }: MethodSettingsResource): string {
  return JSON.stringify(settings);
}
