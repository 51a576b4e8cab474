import type { AppDefinition } from '../app/definition.js';
import { logicalId } from '../cloudformation/logical-id.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { type AppFunction, appFunctions } from './app-function.js';
import { apiHandlerId, buildFunction, functionId } from './function.js';
import type { PermissionResource, Resource, WebsocketHandler } from './resource.js';
import { buildRestApi } from './rest-api.js';
import { buildDefaultRole, defaultRoleId, type PolicyFiles, roleOf } from './role.js';

/**
 * Everything that a stage's template holds, in Chalice's order: functions as they were declared, then the REST API,
 * then the websocket API; each role and log group just before the first function that needs it.
 */
export function buildResources(definition: AppDefinition, stage: StageConfig, policies: PolicyFiles): Resource[] {
  const functions = appFunctions(definition);
  const defaultRole = buildDefaultRole(functions, stage);
  const built = new Map(functions.map((fn) => [fn, buildFunction(fn, stage, (one) => roleOf(one, stage, policies))]));
  const firstUser = functions.find((fn) => 'logicalId' in built.get(fn)!.resource.role && roleIdOf(fn) === defaultRoleId);

  function roleIdOf(fn: AppFunction): string | undefined {
    const { role } = built.get(fn)!.resource;
    return 'logicalId' in role ? role.logicalId : undefined;
  }
  const before = (fn: AppFunction): Resource[] => [...(fn === firstUser && defaultRole !== null ? [defaultRole] : []), ...built.get(fn)!.before];
  const whole = (fn: AppFunction): Resource[] => [...before(fn), built.get(fn)!.resource];
  const that = (...handles: AppFunction['handles'][]): AppFunction[] => functions.filter((fn) => handles.includes(fn.handles));

  const restApi = that('routes').flatMap((handler): Resource[] => [
    ...before(handler),
    ...that('authorization').flatMap(whole),
    buildRestApi(definition, stage, policies),
    built.get(handler)!.resource,
    { kind: 'permission', logicalId: `${apiHandlerId}InvokePermission`, functionId: apiHandlerId, functionBy: 'ref' },
    ...that('authorization').map(authorizerPermission),
    ...(stage.customDomain === null
      ? []
      : [{ kind: 'rest-domain' as const, logicalId: 'ApiGatewayCustomDomain' as const, domain: stage.customDomain, endpointType: stage.endpointType }]),
  ]);
  return [...that('events').flatMap(whole), ...restApi, ...websocketApi(definition, stage, that('connect', 'message', 'disconnect'), whole)];
}

function authorizerPermission({ name }: AppFunction): PermissionResource {
  return { kind: 'permission', logicalId: `${logicalId(name)}InvokePermission`, functionId: logicalId(name), functionBy: 'arn' };
}

function websocketApi(definition: AppDefinition, stage: StageConfig, functions: readonly AppFunction[], whole: (fn: AppFunction) => Resource[]): Resource[] {
  if (functions.length === 0) return [];
  const handlers = functions.map((fn): WebsocketHandler => ({ type: fn.handles as WebsocketHandler['type'], functionId: functionId(fn) }));
  return [
    ...functions.flatMap(whole),
    {
      kind: 'websocket-api',
      logicalId: 'WebsocketAPI',
      name: `${stage.appName}-${stage.stage}-websocket-api`,
      apiGatewayStage: stage.apiGatewayStage,
      handlers,
      routes: definition.websockets.map(({ type }) => handlers.find((handler) => handler.type === type)!),
    },
    ...(stage.websocketCustomDomain === null
      ? []
      : [{ kind: 'websocket-domain' as const, logicalId: 'WebsocketApiCustomDomain' as const, domain: stage.websocketCustomDomain }]),
  ];
}
