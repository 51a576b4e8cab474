import { isWebsocketHandler, websocketApiId } from './app-function.js';
import type { AppModel } from './app-model.js';
import { type BuiltFunction, inOrder } from './function.js';
import type { Resource } from './resource.js';

/** The websocket API with its functions and its domain. */
export function buildWebsocketApi({ definition, config }: AppModel, functions: readonly BuiltFunction[]): Resource[] {
  const handlers = functions
    .map(({ fn }) => fn)
    .filter(isWebsocketHandler)
    .map(({ handles, logicalId, alias }) => ({ type: handles, functionId: logicalId, alias }));
  return [
    ...inOrder(functions),
    {
      kind: 'websocket-api',
      logicalId: websocketApiId,
      name: `${config.appName}-${config.stage}-websocket-api`,
      apiGatewayStage: config.apiGatewayStage,
      handlers,
      routes: definition.websockets.map(({ type }) => handlers.find((handler) => handler.type === type)!),
    },
    ...(config.websocketCustomDomain === null
      ? []
      : [{ kind: 'websocket-domain' as const, logicalId: 'WebsocketApiCustomDomain' as const, domain: config.websocketCustomDomain }]),
  ];
}
