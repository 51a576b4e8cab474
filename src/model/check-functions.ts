import type { AppDefinition } from '../app/definition.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';
import { appFunctions } from './app-function.js';
import { appError, appWarning, type CheckContext } from './check-context.js';
import { checkLogicalIds } from './check-logical-ids.js';

export function checkFunctions(definition: AppDefinition, stage: StageConfig, context: CheckContext): Problem[] {
  const repeated = checkRepeatedNames(definition, context);
  // Two functions of one name also have one logical ID: once is enough to be told.
  return [
    ...repeated,
    ...(repeated.length === 0 ? checkLogicalIds(definition, stage, context) : []),
    ...checkWebsockets(definition, context),
    ...checkUnusedAuthorizers(definition, context),
  ];
}

function checkRepeatedNames(definition: AppDefinition, context: CheckContext): Problem[] {
  const first = new Map<string, ReturnType<typeof appFunctions>[number]>();
  return appFunctions(definition).flatMap((fn) => {
    const other = first.get(fn.name);
    if (other === undefined || isWebsocket(other.handles)) first.set(fn.name, fn);
    if (other === undefined || (isWebsocket(other.handles) && isWebsocket(fn.handles))) return [];
    const [mine, theirs] = other.handles === 'events' || other.handles === 'authorization' ? [other, fn] : [fn, other];
    const taken =
      theirs.handles === 'routes'
        ? "'api_handler' is the name of the function behind the routes"
        : isWebsocket(theirs.handles)
          ? `'${fn.name}' is the name of a websocket handler`
          : `two functions have the name '${fn.name}'`;
    return [appError(context, mine.handles === theirs.handles ? fn.at : mine.at, 'duplicate-function-name', taken, 'give this function another name')];
  });
}

function isWebsocket(handles: string): boolean {
  return handles === 'connect' || handles === 'message' || handles === 'disconnect';
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
        `keep one onWs${type[0]!.toUpperCase()}${type.slice(1)}`,
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
