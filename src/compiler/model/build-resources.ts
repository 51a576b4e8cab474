import type { AppDefinition } from '../../app/definition.js';
import { logicalId } from '../cloudformation/logical-id.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { type AppFunction, appFunctions } from './app-function.js';
import { apiHandlerId, buildFunction, type BuiltFunction, functionId } from './function.js';
import { buildLayer } from './layer.js';
import type { PermissionResource, Resource, RestApiResource, RoleResource, WebsocketHandler } from './resource.js';
import { buildRestApi } from './rest-api.js';
import { buildDefaultRole, type PolicyFiles } from './role.js';

/**
 * Everything that a stage's template holds, in Chalice's order: functions as they were declared, then the REST API,
 * then the websocket API; each role and log group just before the first function that needs it. What all functions need
 * stands before them all: the layer, which `hasLayer` asks for.
 */
export function buildResources(definition: AppDefinition, config: StageConfig, policies: PolicyFiles, hasLayer: boolean = false): Resource[] {
  const functions = appFunctions(definition);
  const built = withDefaultRole(
    functions.map((fn) => buildFunction(fn, config, policies, hasLayer)),
    buildDefaultRole(functions, config),
  );
  const that = (...handles: AppFunction['handles'][]): BuiltFunction[] => built.filter(({ fn }) => handles.includes(fn.handles));
  return [
    ...(hasLayer && functions.length > 0 ? [buildLayer(functions, config)] : []),
    ...that('events').flatMap(whole),
    ...that('routes').flatMap((handler) => restApi(handler, that('authorization'), config, buildRestApi(definition, config, policies))),
    ...websocketApi(definition, config, that('connect', 'message', 'disconnect')),
  ];
}

function whole({ before, resource }: BuiltFunction): Resource[] {
  return [...before, resource];
}

/** Puts the shared role before the first function that takes it on. */
function withDefaultRole(functions: readonly BuiltFunction[], role: RoleResource | null): BuiltFunction[] {
  const first = functions.find(({ resource }) => role !== null && 'logicalId' in resource.role && resource.role.logicalId === role.logicalId);
  return functions.map((one) => (one === first ? { ...one, before: [role!, ...one.before] } : one));
}

function restApi(handler: BuiltFunction, authorizers: readonly BuiltFunction[], { customDomain, endpointType }: StageConfig, api: RestApiResource): Resource[] {
  return [
    ...handler.before,
    ...authorizers.flatMap(whole),
    api,
    handler.resource,
    { kind: 'permission', logicalId: `${apiHandlerId}InvokePermission`, functionId: apiHandlerId, functionBy: 'ref' },
    ...authorizers.map(({ fn }) => authorizerPermission(fn)),
    ...(customDomain === null ? [] : [{ kind: 'rest-domain' as const, logicalId: 'ApiGatewayCustomDomain' as const, domain: customDomain, endpointType }]),
  ];
}

function authorizerPermission({ name }: AppFunction): PermissionResource {
  return { kind: 'permission', logicalId: `${logicalId(name)}InvokePermission`, functionId: logicalId(name), functionBy: 'arn' };
}

function websocketApi(definition: AppDefinition, config: StageConfig, functions: readonly BuiltFunction[]): Resource[] {
  if (functions.length === 0) return [];
  const handlers = functions.map(({ fn }): WebsocketHandler => ({ type: fn.handles as WebsocketHandler['type'], functionId: functionId(fn) }));
  return [
    ...functions.flatMap(whole),
    {
      kind: 'websocket-api',
      logicalId: 'WebsocketAPI',
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
