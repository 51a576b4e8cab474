import type { RouteDefinition } from '../../app/definition.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';
import { pathParameters } from './path.js';

/** Checks whether API Gateway allows the path, apart from other paths. */
export function checkPath({ path, at }: RouteDefinition, context: CheckContext): Problem[] {
  const problem = (code: ErrorCode, message: string, fix: string): Problem[] => [appError(context, at, code, message, fix)];
  if (path === '') return problem('route-path-empty', "a route's path is empty", "write '/' for the root of the API");
  if (!path.startsWith('/')) return problem('route-path', `the path '${path}' does not start with '/'`, `write '/${path}'`);
  if (path === '/') return [];
  if (path.endsWith('/'))
    return problem(
      'route-trailing-slash',
      `the path '${path}' ends in '/', which API Gateway never matches`,
      `write '${path.replace(/(?<!\/)\/+$/, '') || '/'}'`,
    );
  return path
    .slice(1)
    .split('/')
    .flatMap((segment, index, segments) => checkSegment(segment, index === segments.length - 1, path, problem))
    .slice(0, 1)
    .concat(checkParameterNames(path, problem));
}

function checkSegment(segment: string, isLast: boolean, path: string, problem: (code: ErrorCode, message: string, fix: string) => Problem[]): Problem[] {
  if (segment === '') return problem('route-path', `the path '${path}' has an empty segment`, "write a single '/' between segments");
  if (/[{}]/.test(segment)) {
    if (!/^\{[A-Za-z0-9._$-]+\+?\}$/.test(segment)) {
      return problem(
        'path-parameter',
        `'${segment}' in the path '${path}' is not a path parameter`,
        "make the parameter a whole segment: '{name}', or '{name+}' for the rest of the path",
      );
    }
    if (segment.endsWith('+}') && !isLast) {
      return problem(
        'path-greedy-not-last',
        `'${segment}' matches the rest of the path, so nothing can follow it in '${path}'`,
        'move it to the end, or remove the +',
      );
    }
    return [];
  }
  const bad = /[^A-Za-z0-9._~:@!$&'()*+,;=%-]/u.exec(segment)?.[0];
  return bad === undefined
    ? []
    : problem(
        'route-path',
        `the path '${path}' has '${bad}', which API Gateway does not allow in a path`,
        'use letters, digits, hyphens, underscores, dots and colons',
      );
}

function checkParameterNames(path: string, problem: (code: ErrorCode, message: string, fix: string) => Problem[]): Problem[] {
  const names = pathParameters(path);
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  return twice === undefined ? [] : problem('path-parameter-twice', `the path '${path}' has the parameter '${twice}' twice`, 'give each its own name');
}

/**
 * API Gateway keeps paths as a tree, and each place in it can have only one parameter:
 * `/a/{x}` and `/a/{y}/b` cannot both exist.
 */
export function checkSiblings(routes: readonly RouteDefinition[], context: CheckContext): Problem[] {
  const root: PathNode = { inner: new Map() };
  const problems = new Map<string, Problem>();
  for (const { path, at } of routes) {
    let node = root;
    for (const segment of path.split('/').slice(1)) {
      if (segment.startsWith('{')) {
        const first = (node.parameter ??= { segment, path });
        if (first.segment !== segment && !problems.has(path)) {
          const message = `'${path}' has '${segment}' where '${first.path}' has '${first.segment}', but API Gateway allows only one parameter in each place`;
          const fix = segment.endsWith('+}') === first.segment.endsWith('+}') ? `use '${first.segment}' in both` : 'keep one of the two';
          problems.set(path, appError(context, at, 'path-parameter-names-differ', message, fix));
        }
      }
      node = innerNode(node, segment);
    }
  }
  return [...problems.values()];
}

/** A place in the tree of paths. */
interface PathNode {
  readonly inner: Map<string, PathNode>;
  /** The first parameter at this place, and the path that has it. */
  parameter?: { readonly segment: string; readonly path: string };
}

function innerNode({ inner }: PathNode, segment: string): PathNode {
  const known = inner.get(segment);
  if (known !== undefined) return known;
  const made: PathNode = { inner: new Map() };
  inner.set(segment, made);
  return made;
}
