import { type Comparison, detailOf, makeChange } from '../make-change.js';
import type { ResourcePair } from '../pair.js';
import type { ChangeSubject, ReviewChange } from '../stage-diff.js';
import { answering, type ApiRoute, isOpen, pathKey, pathShape, routeName, type RouteTable, routeTable } from './api-route.js';
import { authorizationChanges } from './authorization-changes.js';
import { contentTypeChanges } from './content-type-changes.js';
import type { RouteChange } from './route-change.js';
import { sideRoutes } from './side-routes.js';

/** What callers of the APIs notice: routes that come and go, and what each asks of them. */
export function routeChanges(comparison: Comparison): ReviewChange[] {
  const changed = new Map(comparison.pairs.map((pair) => [pair.logicalId, changedPaths(pair)] as const));
  const [old, fresh] = [sideRoutes(comparison.before, changed), sideRoutes(comparison.after, changed)];
  const [before, after] = [routeTable(old), routeTable(fresh)];
  const gone = old.filter((route) => answering(after, route) === undefined);
  return [
    ...gone.flatMap((route) => [changeOf(comparison, route, removal(route, after))]),
    ...fresh.flatMap((route) => {
      const was = answering(before, route);
      const changes = was === undefined ? additions(route, before) : [...authorizationChanges(was, route), ...contentTypeChanges(was, route)];
      return [...changes, ...openness(was, route, comparison)].map((one) => changeOf(comparison, route, one));
    }),
  ];
}

/** Most paths of a long document are the same. What stands beside them, such as an authorizer, counts for all. */
function changedPaths({ was, is, differences }: ResourcePair): (path: string) => boolean {
  const shapes = new Set<string>();
  let isAll = was === undefined || is === undefined;
  for (const {
    path: [section, property, part, path],
  } of differences) {
    if (section === 'Properties' && property === 'Body' && part === 'paths' && path !== undefined) shapes.add(pathShape(String(path)));
    else isAll ||= section === 'Type' || property === 'Body';
  }
  return (path) => isAll || shapes.has(pathShape(path));
}

function removal(route: ApiRoute, after: RouteTable): RouteChange {
  const hasPath = after.paths.has(pathKey(route)) && route.method !== '';
  const name = routeName(route);
  return hasPath
    ? { rule: 'method-removed', kinds: ['breaking-api'], message: `${route.path} no longer answers ${route.method}`, before: name }
    : { rule: 'route-removed', kinds: ['breaking-api'], message: `${name} is removed from ${route.api}`, before: name };
}

function additions(route: ApiRoute, before: RouteTable): RouteChange[] {
  const name = routeName(route);
  const hasPath = before.paths.has(pathKey(route)) && route.method !== '';
  const asks = `, with ${accessWords(route)}`;
  return [
    hasPath
      ? { rule: 'method-added', kinds: [], message: `${route.path} answers ${route.method}${asks}`, after: name }
      : { rule: 'route-added', kinds: [], message: `${name} is added to ${route.api}${asks}`, after: name },
  ];
}

function openness(was: ApiRoute | undefined, route: ApiRoute, { after }: Comparison): RouteChange[] {
  if (!isOpen(route) || (was !== undefined && isOpen(was)) || after.publicRoutes.has(routeName(route))) return [];
  return [
    {
      rule: 'route-public',
      kinds: ['public-route'],
      message: `${routeName(route)} can be called without authorization and without an API key`,
      ...(was !== undefined && { before: accessWords(was) }),
      after: accessWords(route),
    },
  ];
}

/** `the authorizer Pool and an API key` */
export function accessWords({ authorizer, isKeyRequired }: ApiRoute): string {
  const words = [...(authorizer === undefined ? [] : [`the authorizer ${authorizer.name}`]), ...(isKeyRequired ? ['an API key'] : [])];
  return words.length === 0 ? 'no authorization' : words.join(' and ');
}

function changeOf({ before, after, impacts, shown }: Comparison, route: ApiRoute, change: RouteChange): ReviewChange {
  const { rule, kinds, message, below } = change;
  const owner = (after.resources.get(route.owner) ?? before.resources.get(route.owner))!;
  const subject: ChangeSubject = {
    logicalId: owner.logicalId,
    type: owner.type,
    name: routeName(route),
    ...(owner.origin !== owner.logicalId && { origin: owner.origin }),
  };
  const path = below === undefined ? route.at : [...route.at, below];
  return makeChange(rule, {
    kinds,
    impact: impacts.get(route.owner)?.impact ?? 'update',
    subject,
    message,
    details: [detailOf(path, change.before, change.after, shown)],
  });
}
