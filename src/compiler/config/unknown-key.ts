import type { ErrorProblem, WarningProblem } from '../problem/problem.js';
import { editDistance, longestName } from '../problem/nearest.js';
import { keysOf, type LevelName } from './generated/config-key.js';

const places: { readonly [level in LevelName]: string } = {
  top: 'at the top level',
  stage: 'under a stage',
  function: 'for a function in lambda_functions',
  region: 'in a region of regions',
  region_stage: 'for a stage in a region of regions',
  region_function: 'for a function in the lambda_functions of a region',
  domain: 'in a custom domain',
  throttling: 'in api_gateway_throttling, or in the throttle of api_gateway_usage_plan',
  api_gateway_cache: 'in api_gateway_cache',
  api_gateway_access_log: 'in api_gateway_access_log',
  api_gateway_execution_log: 'in api_gateway_execution_log',
  api_gateway_usage_plan: 'in api_gateway_usage_plan',
  quota: 'in the quota of api_gateway_usage_plan',
  release: 'in release',
  alarms: 'in alarms',
  alarm: 'in an alarm of alarms',
  deployment_preference: 'in deployment_preference',
  deployment_type: 'in the type of deployment_preference',
  traffic_steps: 'in canary or linear of deployment_preference',
  deployment_hooks: 'in the hooks of deployment_preference',
  provisioned_concurrency: 'in provisioned_concurrency',
  capacity_schedule: 'in a schedule of provisioned_concurrency',
  method: 'for a route in api_gateway_methods',
  method_cache: 'in the api_gateway_cache of a route',
};

/** Keys that appear in Chalice's manual but do not exist, or that have another name in other tools. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['security_policy', 'tls_version'],
  ['throttling', 'api_gateway_throttling'],
  ['cache', 'api_gateway_cache'],
  ['methods', 'api_gateway_methods'],
  ['ttl_seconds', 'ttl'],
  ['usage_plan', 'api_gateway_usage_plan'],
  ['access_log', 'api_gateway_access_log'],
  ['execution_log', 'api_gateway_execution_log'],
  ['alias', 'lambda_alias'],
  ['deployment', 'deployment_preference'],
  ['provisioned', 'provisioned_concurrency'],
  ['cron', 'schedule'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['log_format', 'lambda_log_format'],
  ['log_level', 'lambda_log_level'],
  ['kms_key', 'kms_key_arn'],
  ['url_prefixes', 'url_prefix'],
  ['environment', 'environment_variables'],
  ['environment_vars', 'environment_variables'],
  ['env', 'environment_variables'],
  ['env_vars', 'environment_variables'],
  ['timeout', 'lambda_timeout'],
  ['memory', 'lambda_memory_size'],
  ['memory_size', 'lambda_memory_size'],
  ['runtime', 'lambda_runtime'],
  ['architecture', 'lambda_architecture'],
  ['stage', 'stages'],
  ['permissions_boundary', 'iam_permissions_boundary'],
  ['policy_statements', 'iam_policy_statements'],
  ['role_per_function', 'iam_role_per_function'],
]);

const everyKey: readonly string[] = [...new Set(Object.values(keysOf).flat())];

type KeyProblem = Pick<ErrorProblem, 'severity' | 'code' | 'message' | 'fix'> | Pick<WarningProblem, 'severity' | 'code' | 'message' | 'fix'>;

/** Why a key cannot be where it is. Chalice ignores what it does not know, so a key is an error only if a known one was probably meant. */
export function unknownKey(key: string, level: LevelName): KeyProblem {
  if (key === 'profile') {
    const fix = 'remove it, and pass --profile to the command that uses AWS';
    return { severity: 'error', code: 'config-profile', message: 'profile has no effect in the configuration', fix };
  }
  const right = placesOf(key);
  if (right !== '') {
    const fix = level.startsWith('region') ? `it is the same in all regions of a stage, and belongs ${right}` : `it belongs ${right}`;
    return { severity: 'error', code: 'config-misplaced-key', message: `${key} cannot be set ${places[level]}`, fix };
  }
  const near = guess(key, level);
  const message = `there is no setting '${key}' ${places[level]}`;
  if (near !== undefined) return { severity: 'error', code: 'config-unknown-key', message, fix: near };
  const fix = "remove it, or begin its name with '_' if it is a comment; schemas/config.schema.json in this package describes every key";
  return { severity: 'warning', code: 'config-key-ignored', message: `${message}, so it has no effect`, fix };
}

function guess(key: string, level: LevelName): string | undefined {
  // Keys of this level first: a key is more often just misspelt than also misplaced.
  const here = otherNames.get(key) ?? nearKey(key, keysOf[level]);
  if (here !== undefined && keysOf[level].includes(here)) return `did you mean '${here}'?`;
  const elsewhere = here ?? nearKey(key, everyKey);
  return elsewhere === undefined ? undefined : `did you mean '${elsewhere}', which belongs ${placesOf(elsewhere)}?`;
}

/** A key that differs in few letters, in its separators, or in that words are missing: `lambda_memory`, `lambdaTimeout`. */
function nearKey(key: string, known: readonly string[]): string | undefined {
  if (key.length > longestName) return undefined;
  const letters = lettersOf(key);
  const most = Math.max(1, Math.min(3, Math.floor(letters.length / 4)));
  const similar = known.filter((name) => Math.abs(name.length - letters.length) <= most + separators);
  const distances = similar.map((name) => ({ name, distance: editDistance(letters, ofKnown(name).letters) })).filter(({ distance }) => distance <= most);
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  if (nearest !== undefined) return nearest.name;
  const words = wordsOf(key);
  return known.find((name) => isPartOf(words, ofKnown(name).words));
}

const takenApart = new Map<string, { readonly letters: string; readonly words: readonly string[] }>();

/** Each known key is taken apart once, not for every unknown one. */
function ofKnown(name: string): { readonly letters: string; readonly words: readonly string[] } {
  const parts = takenApart.get(name) ?? { letters: lettersOf(name), words: wordsOf(name) };
  takenApart.set(name, parts);
  return parts;
}

/** The most that a known key has. */
const separators = 5;

function lettersOf(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}

function wordsOf(key: string): string[] {
  return (key.match(/[A-Z]*[a-z0-9]+|[A-Z]+/g) ?? []).map((word) => word.toLowerCase());
}

function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 1 && some.length * 2 >= all.length && some.every((word) => all.includes(word));
}

/** In regions stands what stands elsewhere too, but for their own keys. */
function placesOf(key: string): string {
  const levels = (Object.keys(keysOf) as LevelName[]).filter((level) => keysOf[level].includes(key));
  const usual = levels.filter((level) => !level.startsWith('region'));
  return (usual.length > 0 ? usual : levels).map((level) => places[level]).join(' or ');
}
