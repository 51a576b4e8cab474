import type { RouteDefinition } from '../../app/definition.js';

/** Routes by path, in the order of each path's first route. */
export function routesByPath(routes: readonly RouteDefinition[]): Map<string, RouteDefinition[]> {
  const groups = new Map<string, RouteDefinition[]>();
  for (const route of routes) {
    const group = groups.get(route.path);
    if (group === undefined) groups.set(route.path, [route]);
    else group.push(route);
  }
  return groups;
}

/** The names of a path's parameters, in order: `/u/{id}/f/{path+}` gives `id` and `path`. */
export function pathParameters(path: string): string[] {
  return (path.match(/\{[^{}]+\}/g) ?? []).map((part) => part.slice(1, -1).replace(/(?<=.)\+$/, ''));
}
