import type { Declaration, RouteDeclaration } from '../app/declaration.js';

/** A route with the names of its path's parameters. */
export interface TableEntry {
  readonly route: RouteDeclaration;
  readonly params: readonly string[];
}

/** Routes by path, then by method, both in the order of their declaration. */
export type RouteTable = ReadonlyMap<string, ReadonlyMap<string, TableEntry>>;

export function buildRouteTable(declarations: readonly Declaration[]): RouteTable {
  const table = new Map<string, Map<string, TableEntry>>();
  for (const route of declarations) {
    if (route.kind !== 'route') continue;
    const entry = { route, params: Array.from(route.path.matchAll(/\{([^{}]+?)\+?\}/g), ([, name]) => name!) };
    const methods = table.get(route.path) ?? new Map<string, TableEntry>();
    table.set(route.path, methods);
    for (const method of route.methods) methods.set(method, entry);
  }
  return table;
}
