import { isSecretName, isSecretValue, maskSecrets } from '../problem/secret.js';
import { boundsOf } from './generated/config-key.js';
import { shortText } from '../problem/short-text.js';

const units: ReadonlyMap<string, string> = new Map([
  ['lambda_timeout', 'seconds'],
  ['lambda_memory_size', 'MB'],
  ['lambda_ephemeral_storage', 'MB'],
  ['minimum_compression_size', 'bytes'],
  ['ttl', 'seconds'],
  ['rate_limit', 'requests a second'],
  ['burst_limit', 'requests'],
  ['limit', 'requests'],
  ['offset', 'requests'],
  ['step_percent', 'percent'],
  ['step_minutes', 'minutes'],
  ['min', 'environments'],
  ['max', 'environments'],
  ['provisioned_concurrency', 'environments'],
]);

const topic = [
  'the ARN of an SNS topic, or a topic of a merge template',
  'use an ARN such as arn:aws:sns:us-east-1:123456789012:alerts, or ${Alerts} with a logical ID',
] as const;
const hook = ['the name of a function', "use the function's name in app.ts"] as const;
const file = ['the name of a file', 'use the name of the file'] as const;

/** For each setting with a pattern: what its value must be, and how to fix one that is not. */
export const patternWords: ReadonlyMap<string, readonly [must: string, fix: string]> = new Map<string, readonly [string, string]>([
  ['version', ['1.0 or 2.0', 'set it to "2.0"']],
  ['app_name', ["up to 100 letters, digits, '.', '_' and '-'", 'remove spaces and other characters']],
  ['api_gateway_stage', ["up to 128 letters, digits, '_' and '-'", 'remove spaces and other characters']],
  ['api_gateway_endpoint_vpce', ['the ID of a VPC endpoint', 'use an ID such as vpce-0123456789abcdef0']],
  ['api_gateway_policy_file', file],
  ['logical_ids', ['made of up to 64 letters and digits', 'copy the logical ID from the template that is deployed']],
  ['stages', ['the name of a stage', "use letters, digits, '_' and '-' only"]],
  ['minimum_compression_size', ['a number of bytes from 0 to 10485760', 'use a number in this range, without quotes']],
  ['domain_name', ['a host name', 'use a name such as api.example.com, without https:// or a path']],
  ['certificate_arn', ['the ARN of a certificate', 'copy the ARN from AWS Certificate Manager']],
  ['tls_version', ['a security policy of API Gateway', 'use TLS_1_2']],
  ['stage_variables', ['made of up to 512 letters, digits and -._~:/?#&=,', 'remove other characters, or encode them']],
  ['query_parameters', ["the name of a query parameter: letters, digits and '._$-'", 'use the name alone, without ? or =']],
  ['keys', ["the name of an API key: up to 64 letters, digits, '_' and '-', with a letter first", 'use a name such as partner']],
  ['headers', ["the name of a header: letters, digits and '-'", 'use a name such as Accept-Language']],
  ['external_packages', ['the name of an npm package', 'use the name in package.json, without a version or path']],
  ['include', ['a path or glob inside the project folder', "make it relative to the project folder, with '/', as in templates/**"]],
  ['merge_templates', file],
  ['lambda_runtime', ["a Node.js runtime such as 'nodejs24.x'", 'set it to nodejs24.x']],
  ['tags', ['at most 256 characters long', 'shorten it']],
  ['layers', ['the ARN of a layer version', 'use an ARN such as arn:aws:lambda:us-west-2:123456789012:layer:base:1']],
  ['subnet_ids', ['the ID of a subnet', 'use an ID such as subnet-0123456789abcdef0']],
  ['security_group_ids', ['the ID of a security group', 'use an ID such as sg-0123456789abcdef0']],
  ['iam_policy_file', file],
  ['iam_role_arn', ['the ARN of an IAM role', 'use an ARN such as arn:aws:iam::123456789012:role/worker']],
  ['alarms', ['production, false, or a map with alarms', 'write "production" for all alarms with their defaults']],
  ['lambda_alias', ["up to 128 letters, digits, '_' and '-', and not digits alone", 'use a name such as live']],
  [
    'deployment_alarms',
    ['an alarm: a key of alarms, a name, an ARN, or an alarm of a merge template', 'use error_rate, a name, or ${Alarm} with a logical ID'],
  ],
  ['role', ['the ARN of an IAM role', 'use an ARN such as arn:aws:iam::123456789012:role/codedeploy']],
  ['pre_traffic', hook],
  ['post_traffic', hook],
  ['triggers', topic],
  ['actions', topic],
  ['kms_key_arn', ['the ARN of a KMS key', 'use an ARN such as arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab']],
  ['iam_permissions_boundary', ['the ARN of a managed policy', 'use an ARN such as arn:aws:iam::123456789012:policy/developers']],
]);

/** For each map: what its names are, and the rules for them. */
export const nameWords: ReadonlyMap<string, readonly [what: string, fix: string]> = new Map<string, readonly [string, string]>([
  ['regions', ['a region', 'use the name of a region of AWS, such as eu-west-1']],
  ['stages', ['a stage', "use letters, digits, '_' and '-' only"]],
  ['lambda_functions', ['a function', "use the function's name in app.ts: up to 64 letters, digits, '_' and '-'"]],
  ['environment_variables', ['an environment variable', "use letters, digits and '_', starting with a letter"]],
  ['logical_ids', ['a function', "use the function's name in app.ts: up to 64 letters, digits, '_' and '-'"]],
  ['stage_variables', ['a stage variable', "use up to 64 letters, digits and '_'"]],
  ['api_gateway_methods', ['a route', 'write the method and the path as in app.ts: "GET /users/{id}"']],
  ['triggers', ['an event of a deployment', 'use DeploymentStart, DeploymentSuccess, DeploymentFailure, DeploymentStop or DeploymentRollback']],
  ['schedules', ['a schedule', "use up to 64 letters, digits, '_' and '-'"]],
  ['tags', ['a tag', "use 1 to 128 characters, not starting with 'aws:'"]],
]);

const typeWords: ReadonlyMap<string, string> = new Map([
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['string', 'a string'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
]);

/** `a string or a list`. Null is left out, because it always means "not set". */
export function typesInWords(types: readonly string[]): string {
  return types.flatMap((type) => typeWords.get(type) ?? []).join(' or ');
}

/** ` (MB)`, or an empty string if the setting has no unit. */
export function unitOf(setting: string): string {
  const unit = units.get(setting);
  return unit === undefined ? '' : ` (${unit})`;
}

export function rangeFix(setting: string): string {
  const bounds = Object.hasOwn(boundsOf, setting) ? boundsOf[setting] : undefined;
  return bounds === undefined ? 'choose another number' : `choose a number from ${bounds[0]} to ${bounds[1]}`;
}

/** The settings whose values may be secret. */
export function isSecretSetting(setting: string): boolean {
  return setting === 'environment_variables' || setting === 'stage_variables' || isSecretName(setting);
}

/** A value as messages show it. Values of variables are not shown, because they may be secret. */
export function shown(value: unknown, setting: string): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (isSecretSetting(setting)) return typeof value === 'boolean' ? 'a boolean' : `a ${typeof value}`;
  if (typeof value !== 'string') return `${value as number | boolean}`;
  return `'${shortText(maskSecrets(value))}'`;
}

/** How to turn a value of the wrong type into what was probably meant. */
export function typeFix(value: unknown, types: readonly string[], setting: string): string {
  if (typeof value === 'string' && types.includes('boolean') && /^(?:true|false)$/i.test(value)) return `write ${value.toLowerCase()} without quotes`;
  // Booleans of YAML 1.1.
  if (typeof value === 'string' && types.includes('boolean') && /^(?:yes|no|on|off)$/i.test(value)) return `write ${/^(?:yes|on)$/i.test(value)}`;
  if (typeof value === 'string' && types.includes('integer') && /^-?\d+$/.test(value)) return `write ${value} without quotes`;
  if (typeof value === 'string' && types.includes('array')) return `write it as a list: [${isSecretValue(value) ? '…' : JSON.stringify(value)}]`;
  // For settings that take a number, or its digits as a string.
  if (types.includes('integer') && types.includes('string')) return 'use a whole number';
  if ((typeof value === 'number' || typeof value === 'boolean') && types.includes('string')) {
    return isSecretSetting(setting) ? 'write the value in quotes' : `write it in quotes: "${String(value)}"`;
  }
  return `use ${typesInWords(types)}${types.includes('null') ? ', or remove it' : ''}`;
}
