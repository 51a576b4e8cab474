import type { AppDefinition, CallSite, EventSourceDefinition, WebsocketEventType } from '../../app/definition.js';

/** A Lambda function that the app asks for, whatever it handles. */
export interface AppFunction {
  /** Key in `lambda_functions` of the configuration. */
  readonly name: string;
  readonly handles: 'events' | 'routes' | 'authorization' | WebsocketEventType;
  readonly eventSource: EventSourceDefinition | null;
  readonly at: CallSite;
}

const websocketOrder: readonly WebsocketEventType[] = ['connect', 'message', 'disconnect'];

/** Every function of the package, in the template's order. Authorizers without a route to guard are left out. */
export function appFunctions(definition: AppDefinition): AppFunction[] {
  const { functions, routes, authorizers, websockets } = definition;
  const firstRoute = routes[0];
  return [
    ...functions.map(({ name, eventSource, at }): AppFunction => ({ name, handles: 'events', eventSource, at })),
    ...(firstRoute === undefined ? [] : [{ name: 'api_handler', handles: 'routes' as const, eventSource: null, at: firstRoute.at }]),
    ...(firstRoute === undefined ? [] : authorizers.map(({ name, at }): AppFunction => ({ name, handles: 'authorization', eventSource: null, at }))),
    ...websocketOrder.flatMap((type) => {
      return websockets
        .filter((websocket) => websocket.type === type)
        .map(({ at }): AppFunction => ({ name: `websocket_${type}`, handles: type, eventSource: null, at }));
    }),
  ];
}

/** Whether a function's name is the user's choice, not the fixed one of what it handles. */
export function isNamedByUser({ handles }: AppFunction): boolean {
  return handles === 'events' || handles === 'authorization';
}

/**
 * Fixed names that no other function may have, each with whose it is.
 *
 * All of the websocket handlers', also of one that is not there: Chalice would take such a function for the handler.
 */
export function reservedNames({ routes, websockets }: AppDefinition): ReadonlyMap<string, string> {
  return new Map([
    ...(routes.length === 0 ? [] : [['api_handler', 'the function behind the routes'] as const]),
    ...(websockets.length === 0 ? [] : websocketOrder.map((type) => [`websocket_${type}`, 'a websocket handler'] as const)),
  ]);
}
