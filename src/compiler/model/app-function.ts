import type { AppDefinition, CallSite, WebsocketEventType } from '../../app/definition.js';
import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import type { FunctionConfig } from '../config/function-config.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import { functionId, functionStem } from '../cloudformation/function-id.js';

export const websocketApiId = 'WebsocketAPI';

/** A Lambda function of the app on one stage, whatever it handles. */
export interface AppFunction {
  /** Key in `lambda_functions` of the configuration. */
  readonly name: string;
  readonly logicalId: string;
  /** What the logical IDs of its role, its log group and its event source begin with. */
  readonly stem: string;
  readonly handles: 'events' | 'routes' | 'authorization' | WebsocketEventType;
  readonly eventSource: EventSourceDefinition | null;
  readonly settings: FunctionConfig;
  readonly at: CallSite;
}

type Declared = Pick<AppFunction, 'name' | 'handles' | 'eventSource' | 'at'>;

const websocketOrder: readonly WebsocketEventType[] = ['connect', 'message', 'disconnect'];

/** Every function of the app, in the template's order. Authorizers are left out if there are no routes. */
export function buildFunctions(definition: AppDefinition, config: StageConfig): AppFunction[] {
  return declaredFunctions(definition).map(({ name, handles, eventSource, at }) => ({
    name,
    logicalId: functionId(name, config.logicalIds, handles === 'routes'),
    stem: functionStem(name, config.logicalIds, handles === 'routes'),
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

/** Whether the user chose the function's name; otherwise what it handles decides. */
export function isNamedByUser({ handles }: AppFunction): boolean {
  return handles === 'events' || handles === 'authorization';
}

/**
 * Fixed names that no other function may have, each with its owner.
 *
 * Any websocket handler reserves all three names: Chalice would take a function with one of them for that handler.
 */
export function reservedNames({ routes, websockets }: AppDefinition): ReadonlyMap<string, string> {
  return new Map([
    ...(routes.length === 0 ? [] : [['api_handler', 'the function behind the routes'] as const]),
    ...(websockets.length === 0 ? [] : websocketOrder.map((type) => [`websocket_${type}`, 'a websocket handler'] as const)),
  ]);
}

/** Whether the function is a websocket handler. */
export function isWebsocketHandler(fn: AppFunction): fn is AppFunction & { readonly handles: WebsocketEventType } {
  return (websocketOrder as readonly string[]).includes(fn.handles);
}
