import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { ApiEvent } from './api-event.js';
import { combined, conditional } from './condition.js';
import type { Properties } from './properties.js';

export const anyMethod = 'x-amazon-apigateway-any-method';
export const integrationKey = 'x-amazon-apigateway-integration';

/** A method as documents have it. */
export function methodName(method: Value | undefined): string {
  const name = textOf(method).toLowerCase();
  return name === 'any' ? anyMethod : name;
}

/** Changes a map, or both of a condition. */
export function inEachBranch(value: Value, change: (map: Properties) => Properties): Value {
  if (!isMap(value)) return value;
  const branches = value['Fn::If'];
  if (!Array.isArray(branches)) return change(value);
  const [condition = '', ...values] = branches as Value[];
  return { 'Fn::If': [condition, ...values.map((one) => (isMap(one) && one['Ref'] !== 'AWS::NoValue' ? change(one) : one))] };
}

/** Changes the items of all paths of a document. */
export function inEachPath(document: Properties, change: (item: Properties, path: string) => Properties): Properties {
  const { paths } = document;
  if (!isMap(paths)) return document;
  return { ...document, paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, inEachBranch(item, (one) => change(one, path))])) };
}

const noMethods: readonly string[] = ['summary', 'description', 'parameters'];

/** Changes the methods of a document that have an integration. */
export function inEachMethod(document: Properties, change: (definition: Properties, method: string) => Properties): Properties {
  return inEachPath(document, (item) =>
    Object.fromEntries(
      Object.entries(item).map(([method, definition]) => {
        if (noMethods.includes(method)) return [method, definition];
        return [method, inEachBranch(definition, (one) => (Object.hasOwn(one, integrationKey) ? change(one, methodName(method)) : one))];
      }),
    ),
  );
}

/** A document with routes added; a route that it has already stays as it is. */
export function withRoutes(document: Properties, events: readonly ApiEvent[], definitionOf: (event: ApiEvent) => Properties): Properties {
  const paths = new Map<string, Map<string, Value>>();
  for (const one of events) {
    const { path, method } = routeOf(one);
    const methods = paths.get(path) ?? new Map<string, Value>();
    methods.set(method, conditional(one.owner.attributes['Condition'], definitionOf(one)));
    paths.set(path, methods);
  }
  const given = isMap(document['paths']) ? document['paths'] : {};
  const added = [...paths].map(([path, methods]): [string, Value] => {
    const own = Object.hasOwn(given, path) ? given[path]! : {};
    return [path, inEachBranch(own, (item) => ({ ...Object.fromEntries(methods), ...item }))];
  });
  return { ...document, paths: { ...given, ...Object.fromEntries(added) } };
}

/** The path and the method of an event. One of an HTTP API without both is the default route. */
export function routeOf({ event: { properties } }: ApiEvent): { readonly path: string; readonly method: string } {
  const { Path: path, Method: method } = properties;
  return path === undefined && method === undefined ? { path: '$default', method: anyMethod } : { path: textOf(path), method: methodName(method) };
}

/** The paths of an API that SAM writes exist only where one of their functions does. */
export function withPathConditions(document: Properties, apiId: string, events: readonly ApiEvent[]): Properties {
  const conditions = pathConditions(apiId, events);
  const { paths } = document;
  if (conditions.size === 0 || !isMap(paths)) return document;
  return { ...document, paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, conditional(conditions.get(path)?.name, item)])) };
}

/** The conditions that paths need which have several. */
export function addedPathConditions(apiId: string, events: readonly ApiEvent[]): Properties {
  return Object.fromEntries([...pathConditions(apiId, events).values()].flatMap(({ name, of }) => Object.entries(combined(of, name))));
}

interface PathCondition {
  readonly name: string;
  readonly of: readonly string[];
}

function pathConditions(apiId: string, events: readonly ApiEvent[]): ReadonlyMap<string, PathCondition> {
  const byPath = new Map<string, Set<Value | undefined>>();
  for (const one of events) {
    const { path } = routeOf(one);
    byPath.set(path, (byPath.get(path) ?? new Set<Value | undefined>()).add(one.owner.attributes['Condition']));
  }
  return new Map(
    [...byPath].flatMap(([path, set]): [string, PathCondition][] => {
      const of = [...set].map(textOf).toSorted();
      if (set.has(undefined)) return [];
      const letters = path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB');
      return [[path, { name: of.length === 1 ? of[0]! : `${apiId}${letters}PathCondition`, of }]];
    }),
  );
}
