import { type ApiRoute, routeName } from './api-route.js';
import type { RouteChange } from './route-change.js';

/** Media types that a route takes or no longer takes. A route without a list takes all. */
export function contentTypeChanges(was: ApiRoute, is: ApiRoute): RouteChange[] {
  const [old, fresh] = [was.contentTypes, is.contentTypes];
  const name = routeName(is);
  const sides = { before: old, after: fresh, below: 'consumes' };
  if (old.length === 0 && fresh.length > 0) {
    return [
      { rule: 'content-type-removed', kinds: ['breaking-api'], message: `${name} takes only ${fresh.join(', ')}, and no longer any content type`, ...sides },
    ];
  }
  if (old.length > 0 && fresh.length === 0) return [{ rule: 'content-type-added', kinds: [], message: `${name} takes any content type`, ...sides }];
  return [
    ...fresh
      .filter((type) => !old.includes(type))
      .map((type): RouteChange => ({ rule: 'content-type-added', kinds: [], message: `${name} takes ${type}`, ...sides })),
    ...old
      .filter((type) => !fresh.includes(type))
      .map((type): RouteChange => ({ rule: 'content-type-removed', kinds: ['breaking-api'], message: `${name} no longer takes ${type}`, ...sides })),
  ];
}
