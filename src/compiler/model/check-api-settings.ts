import type { RouteDefinition } from '../../app/definition.js';
import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { levelsOf } from '../config/level.js';
import { originOf, type StageConfig } from '../config/resolve-stage.js';
import type { ErrorCode } from '../problem/codes.js';
import { suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { methodsOf } from './method-settings.js';
import { apiKeyId } from './usage-plan.js';

/** Checks what the configuration says of API Gateway's stage against the app's routes. Without routes, it says nothing. */
export function checkApiSettings(routes: readonly RouteDefinition[], config: StageConfig): Problem[] {
  if (routes.length === 0) return [];
  const known = [...new Set(routes.flatMap((route) => methodsOf(route).map((method) => `${method} ${route.path}`)))];
  return [
    ...checkCache(config),
    ...checkExecutionLog(config),
    ...checkUsagePlan(routes, config),
    ...writtenMethods(config).flatMap((written) => checkMethod(written, known, config)),
  ];
}

type Path = NonNullable<Problem['where']['path']>;

interface WrittenMethod {
  readonly route: string;
  readonly settings: Value;
  readonly path: Path;
}

/** As they are written, at all levels. */
function writtenMethods({ stage, levels }: StageConfig): WrittenMethod[] {
  const at = (settings: StageConfig['levels']['top'], path: Path): WrittenMethod[] =>
    Object.entries(settings.api_gateway_methods ?? {}).map(([route, value]) => ({
      route,
      settings: (value ?? null) as Value,
      path: [...path, 'api_gateway_methods', route],
    }));
  return levelsOf(levels, stage)
    .toReversed()
    .flatMap(({ settings, path }) => at(settings, path));
}

function checkMethod({ route, settings, path }: WrittenMethod, known: readonly string[], { file, stage, api, levels }: StageConfig): Problem[] {
  const error = (code: ErrorCode, at: Path, message: string, fix: string): Problem[] => [{ code, severity: 'error', where: { file, path: at }, message, fix }];
  if (!known.includes(route))
    return error('api-method-unknown', path, `api_gateway_methods has settings for '${route}', but the app has no such route`, suggest(route, known));
  const cache = isMap(settings) ? settings['api_gateway_cache'] : undefined;
  if (cache === undefined || cache === null || cache === false) return [];
  const at = [...path, 'api_gateway_cache'];
  if (!route.startsWith('GET '))
    return error('api-cache-method', at, `'${route}' cannot be cached, because only a GET is answered alike each time`, 'remove api_gateway_cache here');
  // What stands at the top is meant for the stages that have a cache.
  const isSwitchedOff = path[0] !== 'stages' && levels.stage.api_gateway_cache === false;
  if (api.cache !== null || isSwitchedOff || api.methods[route]?.cache === false) return [];
  const message = `'${route}' has api_gateway_cache, but stage '${stage}' has no cache`;
  return error('api-cache-missing', at, message, 'add api_gateway_cache to the stage, with "ttl": 0 if nothing else is to be cached, or set it to false');
}

/** CloudFormation has no property for it, and API Gateway's default is true. */
function checkCache(config: StageConfig): Problem[] {
  if (config.api.cache?.requireAuthorization !== false) return [];
  const where = { file: config.file, path: [...originOf(config, 'api_gateway_cache'), 'require_authorization'] };
  const message = 'CloudFormation cannot let everyone empty the cache: clients need the right execute-api:InvalidateCache for a fresh answer';
  return [{ code: 'api-cache-authorization', severity: 'error', where, message, fix: 'remove require_authorization, or set it to true' }];
}

function checkExecutionLog(config: StageConfig): Problem[] {
  if (config.api.executionLog?.dataTrace !== true) return [];
  const where = { file: config.file, path: [...originOf(config, 'api_gateway_execution_log'), 'data_trace'] };
  const message = `the execution log of stage '${config.stage}' will have the headers and bodies of requests and answers`;
  return [{ code: 'api-log-bodies', severity: 'warning', where, message, fix: 'set data_trace to false where the data is real' }];
}

function checkUsagePlan(routes: readonly RouteDefinition[], config: StageConfig): Problem[] {
  const { usagePlan } = config.api;
  if (usagePlan === null) return [];
  const where = { file: config.file, path: originOf(config, 'api_gateway_usage_plan') };
  const [first, second] = equalKeys(usagePlan.keys);
  const message = `the API keys '${first}' and '${second}' both get the logical ID ${apiKeyId(first ?? '')}`;
  return [
    ...(first === undefined ? [] : [{ code: 'api-key-twice', severity: 'error', where, message, fix: 'rename one of them' } as const]),
    ...(routes.some(({ apiKeyRequired }) => apiKeyRequired)
      ? []
      : [
          {
            code: 'usage-plan-unused',
            severity: 'warning',
            where,
            message: 'api_gateway_usage_plan limits nobody, because no route asks for an API key',
            fix: 'add apiKeyRequired: true to the routes that it is for',
          } as const,
        ]),
  ];
}

/** Two names that give one logical ID. */
function equalKeys(names: readonly string[]): readonly [] | readonly [string, string] {
  const first = new Map<string, string>();
  for (const name of names) {
    const other = first.get(apiKeyId(name));
    if (other !== undefined) return [other, name];
    first.set(apiKeyId(name), name);
  }
  return [];
}
