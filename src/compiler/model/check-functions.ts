import type { AppDefinition } from '../../app/definition.js';
import type { Problem } from '../problem/problem.js';
import { type AppFunction, isNamedByUser, reservedNames } from './app-function.js';
import type { AppModel } from './app-model.js';
import { appError, appWarning, type CheckContext } from './check-context.js';
import { checkLogicalIds } from './check-logical-ids.js';

export function checkFunctions(app: AppModel, context: CheckContext): Problem[] {
  const { definition } = app;
  return [
    ...checkNames(app, context),
    ...checkLogicalIds(app, context),
    ...checkWebsockets(definition, context),
    ...checkUnusedAuthorizers(definition, context),
  ];
}

function checkNames({ definition, functions }: AppModel, context: CheckContext): Problem[] {
  const reserved = reservedNames(definition);
  const first = new Map<string, AppFunction>();
  return functions.filter(isNamedByUser).flatMap((fn) => {
    const report = (message: string, fix = 'rename this function'): Problem[] => [appError(context, fn.at, 'duplicate-function-name', message, fix)];
    const owner = reserved.get(fn.name);
    if (owner !== undefined) return report(`'${fn.name}' is the name of ${owner}`);
    const other = first.get(fn.name);
    if (other === undefined) first.set(fn.name, fn);
    if (other === undefined) return [];
    if (fn.at.length > 0 && JSON.stringify(fn.at) === JSON.stringify(other.at)) {
      return report(`this declares two functions '${fn.name}'`, 'give each its own name, or each registration of a blueprint its own namePrefix');
    }
    return report(`two functions have the name '${fn.name}'${elsewhere(context, other.at)}`);
  });
}

function elsewhere(context: CheckContext, at: AppFunction['at']): string {
  const { file, line } = context.placeOf(at);
  return line === undefined ? '' : `, this one and the one in ${file}:${line}`;
}

function checkWebsockets({ websockets }: AppDefinition, context: CheckContext): Problem[] {
  return websockets
    .filter(({ type }, index) => websockets.findIndex((other) => other.type === type) !== index)
    .map(({ type, at }) =>
      appError(
        context,
        at,
        'websocket-handler-twice',
        `there are two websocket handlers for ${type}`,
        `keep only one onWs${type[0]!.toUpperCase()}${type.slice(1)}`,
      ),
    );
}

function checkUnusedAuthorizers({ routes, authorizers }: AppDefinition, context: CheckContext): Problem[] {
  if (routes.length > 0) return [];
  return authorizers.map(({ name, at }) =>
    appWarning(
      context,
      at,
      'authorizer-without-routes',
      `the authorizer '${name}' is left out: the app has no routes`,
      'declare a route that uses it, or remove it',
    ),
  );
}
