import { type ApiRoute, isOpen, pathKey, routeName } from '../diff/api/api-route.js';
import { sideRoutes } from '../diff/api/side-routes.js';
import type { Side } from '../diff/side.js';

/** A route on both sides of a review. */
export interface RouteRow {
  /** The logical ID of the API. */
  readonly api: string;
  /** `GET /orders/{id}`; the route key of a websocket API. */
  readonly name: string;
  /** What callers had to bring; null if the route was not there. */
  readonly before: RouteAccess | null;
  /** What callers have to bring; null if the route is gone. */
  readonly after: RouteAccess | null;
}

export interface RouteAccess {
  /** Whether anyone can call it. */
  readonly public: boolean;
  /** `authorizer Users (orders.read), API key`; `nothing`. */
  readonly needs: string;
}

/** All routes of both sides, by API, path and method. */
export function routeTable(before: Side, after: Side): RouteRow[] {
  const [old, fresh] = [before, after].map((side) => new Map(sideRoutes(side).map((route) => [`${pathKey(route)} ${route.method}`, route])));
  return [...new Set([...fresh!.keys(), ...old!.keys()])].toSorted().map((key) => {
    const [was, is] = [old!.get(key), fresh!.get(key)];
    const known = (is ?? was)!;
    return { api: known.api, name: routeName(known), before: accessOf(was), after: accessOf(is) };
  });
}

function accessOf(route: ApiRoute | undefined): RouteAccess | null {
  if (route === undefined) return null;
  const { authorizer, isKeyRequired, method, path } = route;
  const scopes = authorizer === undefined || authorizer.scopes.length === 0 ? '' : ` (${authorizer.scopes.join(', ')})`;
  const needs = [...(authorizer === undefined ? [] : [`authorizer ${authorizer.name}${scopes}`]), ...(isKeyRequired ? ['API key'] : [])].join(', ');
  // Callers of a websocket API have shown who they are when they connected.
  const nothing = method === '' && path !== '$connect' ? 'a connection' : 'nothing';
  return { public: isOpen(route), needs: needs === '' ? nothing : needs };
}
