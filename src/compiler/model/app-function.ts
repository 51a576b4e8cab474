import type { AppDefinition, CallSite, WebsocketEventType } from '../../app/definition.js';
import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import type { FunctionConfig } from '../config/function-config.js';
import { levelOf, levelsOf } from '../config/level.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import { functionId, functionStem } from '../cloudformation/function-id.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { aliasedFunctions, type FunctionAlias, functionAlias } from '../expand/function-alias.js';

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
  /** The alias through which everything calls it, be it configured or merged; null for none. */
  readonly alias: FunctionAlias | null;
  /** Whether CodeDeploy calls it while it moves another function's alias. */
  readonly isHook: boolean;
  readonly at: CallSite;
}

type Declared = Pick<AppFunction, 'name' | 'handles' | 'eventSource' | 'at'>;

const websocketOrder: readonly WebsocketEventType[] = ['connect', 'message', 'disconnect'];

/**
 * Every function of the app, in the template's order. Authorizers are left out if there are no routes.
 *
 * @param merged what the user's templates make of a template
 */
export function buildFunctions(definition: AppDefinition, config: StageConfig, merged: Merge = unmerged): AppFunction[] {
  const declared = declaredFunctions(definition);
  const hooks = hookNames(declared, config);
  const functions = declared.map(({ name, handles, eventSource, at }) => ({
    name,
    logicalId: functionId(name, config.logicalIds, handles === 'routes'),
    stem: functionStem(name, config.logicalIds, handles === 'routes'),
    handles,
    eventSource,
    settings: hooks.has(name) ? hookSettings(config, name) : functionConfig(config, name),
    isHook: hooks.has(name),
    at,
  }));
  const aliased = merged(aliasedFunctions(Object.fromEntries(functions.map(({ logicalId, settings }) => [logicalId, settings.alias]))));
  return functions.map((fn) => ({ ...fn, alias: functionAlias(aliased, fn.logicalId) ?? null }));
}

export type Merge = (template: TemplateDocument) => TemplateDocument;

export const unmerged: Merge = (template) => template;

/** The functions that the deployments of others name as hooks. */
function hookNames(declared: readonly Declared[], config: StageConfig): ReadonlySet<string> {
  const deployments = declared.flatMap(({ name }) => functionConfig(config, name).deployment ?? []);
  return new Set(deployments.flatMap(({ hooks }) => [hooks.preTraffic, hooks.postTraffic].flatMap((name) => name ?? [])));
}

/** What is meant for the functions that a hook tries is not meant for the hook: of that, only its own settings count. */
function hookSettings(config: StageConfig, name: string): FunctionConfig {
  const settings = functionConfig(config, name);
  const isOwn = (key: string): boolean => levelOf(levelsOf(config.levels, config.stage, name), key)?.path.at(-2) === 'lambda_functions';
  return {
    ...settings,
    alias: isOwn('lambda_alias') || isOwn('provisioned_concurrency') ? settings.alias : null,
    deployment: isOwn('deployment_preference') ? settings.deployment : null,
    provisioned: isOwn('provisioned_concurrency') ? settings.provisioned : null,
  };
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
