import type { AppDefinition, CallSite, EventSourceDefinition, WebsocketEventType } from '../../app/definition.js';
import { logicalId } from '../cloudformation/logical-id.js';
import type { FunctionConfig } from '../config/function-config.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';

/** The REST handler's logical ID, which alone is not made from its name. */
export const apiHandlerId = 'APIHandler';

/** A Lambda function that the app asks for, whatever it handles, as it is on one stage. */
export interface AppFunction {
  /** Key in `lambda_functions` of the configuration. */
  readonly name: string;
  readonly logicalId: string;
  readonly handles: 'events' | 'routes' | 'authorization' | WebsocketEventType;
  readonly eventSource: EventSourceDefinition | null;
  readonly settings: FunctionConfig;
  readonly at: CallSite;
}

type Declared = Pick<AppFunction, 'name' | 'handles' | 'eventSource' | 'at'>;

const websocketOrder: readonly WebsocketEventType[] = ['connect', 'message', 'disconnect'];

/** Every function of the package, in the template's order. Authorizers without a route to guard are left out. */
export function buildFunctions(definition: AppDefinition, config: StageConfig): AppFunction[] {
  return declaredFunctions(definition).map(({ name, handles, eventSource, at }) => ({
    name,
    logicalId: handles === 'routes' ? apiHandlerId : logicalId(name),
    handles,
    eventSource,
    settings: functionConfig(config, name),
    at,
  }));
}

function declaredFunctions({ functions, routes, authorizers, websockets }: AppDefinition): Declared[] {
  const firstRoute = routes[0];
  return [
    ...functions.map(({ name, eventSource, at }): Declared => ({ name, handles: 'events', eventSource, at })),
    ...(firstRoute === undefined ? [] : [{ name: 'api_handler', handles: 'routes' as const, eventSource: null, at: firstRoute.at }]),
    ...(firstRoute === undefined ? [] : authorizers.map(({ name, at }): Declared => ({ name, handles: 'authorization', eventSource: null, at }))),
    ...websocketOrder.flatMap((type) => {
      return websockets
        .filter((websocket) => websocket.type === type)
        .map(({ at }): Declared => ({ name: `websocket_${type}`, handles: type, eventSource: null, at }));
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

/** Whether a function handles an event of the websocket API, and which. */
export function isWebsocketHandler(fn: AppFunction): fn is AppFunction & { readonly handles: WebsocketEventType } {
  return (websocketOrder as readonly string[]).includes(fn.handles);
}
