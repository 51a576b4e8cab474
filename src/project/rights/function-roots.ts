import type { CallSite } from '../../app/definition.js';
import { middlewareTypes } from '../../app/middleware.js';
import type { FunctionRoots, HandlerRoot } from '../../compiler/iam/calls/root.js';
import { type AppFunction, isWebsocketHandler } from '../../compiler/model/app-function.js';
import type { DeclaredHandler } from '../load/declared-handlers.js';

/**
 * Where the code of each function begins: with its handlers, and the middleware that runs around them.
 *
 * @param offsetOf undefined for a place that is not in the code
 */
export function functionRoots(
  functions: readonly AppFunction[],
  handlers: readonly DeclaredHandler[],
  offsetOf: (at: CallSite) => number | undefined,
): FunctionRoots[] {
  const roots = new Map(handlers.map((one) => [one, rootOf(one, offsetOf(one.at))]));
  return functions.map((fn) => {
    const own = handlers.filter((one) => isOf(one, fn) || isAround(one, fn));
    return { functionName: fn.name, handlers: own.map((one) => roots.get(one)!), middleware: [] };
  });
}

function rootOf({ kind, name, text }: DeclaredHandler, at: number | undefined): HandlerRoot {
  const isNamed = kind === 'function' || kind === 'authorizer';
  return {
    at: at ?? -1,
    ...(isNamed && { name }),
    ...(kind === 'middleware' && { isMiddleware: true }),
    ...(text !== '' && !text.endsWith('{ [native code] }') && { text }),
  };
}

function isOf({ kind, name }: DeclaredHandler, fn: AppFunction): boolean {
  switch (kind) {
    case 'route':
      return fn.handles === 'routes';
    case 'function':
      return fn.handles === 'events' && fn.name === name;
    case 'authorizer':
      return fn.handles === 'authorization' && fn.name === name;
    case 'websocket':
      return fn.handles === name;
    case 'middleware':
      return false;
  }
}

/** Nothing runs around authorizers. */
function isAround({ kind, name }: DeclaredHandler, fn: AppFunction): boolean {
  if (kind !== 'middleware' || fn.handles === 'authorization') return false;
  return name === 'all' || name === eventTypeOf(fn);
}

function eventTypeOf(fn: AppFunction): string {
  if (fn.handles === 'routes') return 'http';
  if (isWebsocketHandler(fn)) return 'websocket';
  return fn.eventSource === null ? 'pure_lambda' : middlewareTypes[fn.eventSource.kind];
}
