import type { Path } from '../difference.js';

/** A route of an API, with what callers have to bring. */
export interface ApiRoute {
  /** The logical ID of the API. */
  readonly api: string;
  /** Upper case; `ANY` for all; empty for a route of a websocket API. */
  readonly method: string;
  /** `/orders/{id}`; the route key of a websocket API. */
  readonly path: string;
  /** The resource that declares it: the API, or a route or a method of its own. */
  readonly owner: string;
  /** Where it stands in the expanded template. */
  readonly at: Path;
  /** Undefined if none is demanded. */
  readonly authorizer: Authorizer | undefined;
  readonly isKeyRequired: boolean;
  /** Media types that a request may have; none for any. */
  readonly contentTypes: readonly string[];
}

export interface Authorizer {
  readonly name: string;
  /** How it works, as a text to compare. */
  readonly definition: string;
  /** Of which a token has to have one; none for any token. */
  readonly scopes: readonly string[];
}

/** `GET /orders/{id}` */
export function routeName({ method, path }: Pick<ApiRoute, 'method' | 'path'>): string {
  return method === '' ? path : `${method} ${path}`;
}

/** What callers see of a path: the names of its parameters do not count. */
export function pathShape(path: string): string {
  return path.replaceAll(/\{[^{}]*?(\+?)\}/g, '{$1}');
}

/** Whether anyone can call it. A websocket API asks only who connects. */
export function isOpen({ method, path, authorizer, isKeyRequired }: ApiRoute): boolean {
  return authorizer === undefined && !isKeyRequired && (method !== '' || path === '$connect');
}

/** All routes, by API, path and method, and how each call is answered. */
export interface RouteTable {
  /** By the shape of their paths: `RestAPI /orders/{}`; then by method. */
  readonly paths: ReadonlyMap<string, ReadonlyMap<string, ApiRoute>>;
}

export function routeTable(routes: readonly ApiRoute[]): RouteTable {
  const paths = new Map<string, Map<string, ApiRoute>>();
  for (const route of routes) {
    const key = pathKey(route);
    const known = paths.get(key);
    if (known === undefined) paths.set(key, new Map([[route.method, route]]));
    else known.set(route.method, route);
  }
  return { paths };
}

export function pathKey({ api, path }: Pick<ApiRoute, 'api' | 'path'>): string {
  return `${api} ${pathShape(path)}`;
}

/** The route that answers the calls of another one: the same, or one for any method. */
export function answering({ paths }: RouteTable, route: ApiRoute): ApiRoute | undefined {
  const methods = paths.get(pathKey(route));
  return methods?.get(route.method) ?? methods?.get('ANY');
}
