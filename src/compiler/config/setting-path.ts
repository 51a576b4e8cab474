import type { Path } from '../syntax/source.js';
import type { LevelName } from './generated/config-key.js';

/** The settings that are maps of settings, with the rules for what is in them. */
export const groups: ReadonlyMap<string, LevelName> = new Map<string, LevelName>([
  ['api_gateway_custom_domain', 'domain'],
  ['websocket_api_custom_domain', 'domain'],
  ['api_gateway_throttling', 'throttling'],
  ['api_gateway_cache', 'api_gateway_cache'],
  ['api_gateway_access_log', 'api_gateway_access_log'],
  ['api_gateway_execution_log', 'api_gateway_execution_log'],
  ['api_gateway_usage_plan', 'api_gateway_usage_plan'],
  ['release', 'release'],
  ['alarms', 'alarms'],
  ...['error_rate', 'latency', 'throttles', 'dead_letters'].map((name): [string, LevelName] => [name, 'alarm']),
  ['deployment_preference', 'deployment_preference'],
  ['type', 'deployment_type'],
  ['canary', 'traffic_steps'],
  ['linear', 'traffic_steps'],
  ['hooks', 'deployment_hooks'],
  ['provisioned_concurrency', 'provisioned_concurrency'],
  ['quota', 'quota'],
  ['throttle', 'throttling'],
]);

/** Maps whose keys are names of the user's, each with a map of settings. */
const routes = 'api_gateway_methods';
const schedules = 'schedules';

/** The level that a path to a map of settings leads to. */
export function levelAt(path: Path): LevelName {
  const [first, ...inner] = settingPath(path);
  if (path[0] === 'regions' && path.length === 2) return 'region';
  if (path[0] === 'regions' && path[2] === 'stages' && path.length === 4) return 'region_stage';
  if (first !== undefined && first !== 'stages' && first !== 'lambda_functions' && first !== 'regions') return groupAt([first, ...inner]) ?? 'top';
  if (path.at(-2) === 'lambda_functions') return path[0] === 'regions' ? 'region_function' : 'function';
  return path.length === 0 ? 'top' : 'stage';
}

function groupAt(path: Path): LevelName | undefined {
  if (path.at(-2) === schedules) return 'capacity_schedule';
  if (path[0] !== routes) return groups.get(String(path.at(-1)));
  if (path.length === 2) return 'method';
  return path[2] === 'api_gateway_cache' ? 'method_cache' : groupAt(path.slice(2));
}

/** The key whose rules apply to a value: `layers` for `layers[2]`, `tls_version` for that of a domain. */
export function settingAt(path: Path): string {
  return String(settingIn(settingPath(path)));
}

function settingIn([key = '', ...inner]: Path): string | number {
  if (key === routes || key === schedules) return inner.length > 1 ? settingIn(inner.slice(1)) : key;
  // These keys are other settings elsewhere.
  if ((key === 'canary' || key === 'linear') && typeof inner[0] === 'string') return `step_${inner[0]}`;
  if (key === 'deployment_preference' && inner[0] === 'alarms') return 'deployment_alarms';
  return typeof inner[0] === 'string' && groups.has(String(key)) ? settingIn(inner) : key;
}

/** The name of a value in messages, without the stage and the function: `tags.cost`, `layers[2]`. */
export function nameOf(path: Path): string {
  return settingPath(path).reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), '');
}

/** A path without the stage and the function at its start, unless nothing would be left. */
export function settingPath(path: Path): Path {
  const scope = ['stages', 'regions', 'lambda_functions'].find((key) => path[0] === key);
  if (scope === undefined || path.length < 3) return path;
  return settingPath(path.slice(2));
}
