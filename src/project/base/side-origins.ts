import { join } from 'node:path';
import { entriesOf, isMap } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { levelsOf, ownValue } from '../../compiler/config/level.js';
import type { CodeNeed, Origins } from '../../compiler/diff/origins.js';
import type { Cause } from '../../compiler/diff/stage-diff.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import { logGroupIdOf } from '../../compiler/model/function.js';
import { restApiId } from '../../compiler/cloudformation/rest-api-id.js';
import { defaultRoleId } from '../../compiler/model/role.js';
import { securityName } from '../../compiler/swagger/security-definition.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { readText } from '../disk/read-text.js';
import { pathReader } from '../rights/call-path.js';
import type { CompiledProject } from '../stage/compiled-project.js';
import { aliasOrigins } from './alias-origins.js';
import { grantedOrigins } from './granted-origins.js';
import { entryCause, placeCause } from './place-cause.js';
import { roleIn } from '../../compiler/iam/role/role-policy.js';

/** Where all that is in a stage's template comes from. */
export async function sideOrigins(compiled: CompiledProject): Promise<Origins> {
  const settings = await settingOrigins(compiled);
  return {
    routes: routeOrigins(compiled),
    authorizers: authorizerOrigins(compiled),
    declarations: { ...declarationOrigins(compiled), ...settings.made },
    settings: settings.origins,
    merged: Object.assign({}, ...compiled.merges.map(mergedOrigins)) as Origins['merged'],
    rights: await rightOrigins(compiled),
    granted: settings.granted,
  };
}

function routeOrigins({ definition, loaded }: CompiledProject): Origins['routes'] {
  return Object.fromEntries(
    definition.routes.flatMap(({ methods, path, at }) => {
      const cause = placeCause(loaded.placeOf(at));
      return methods.map((method) => [`${method} ${path}`, cause] as const);
    }),
  );
}

/** Those that are functions of the app have places of their own. */
function authorizerOrigins({ definition, loaded }: CompiledProject): Origins['authorizers'] {
  const used = definition.routes.flatMap(({ authorizer, at }) => (authorizer === null ? [] : [[securityName(authorizer), at] as const]));
  const declared = definition.authorizers.map(({ name, at }) => [name, at] as const);
  // The first that uses one counts.
  return Object.fromEntries([...used.reverse(), ...declared].map(([name, at]) => [name, placeCause(loaded.placeOf(at))]));
}

/** Of a function: itself, its role, its log group and its event source, whose logical IDs begin alike. */
function declarationOrigins({ definition, functions, resources, loaded }: CompiledProject): Origins['declarations'] {
  const stems = functions.map(({ stem, logicalId, at }) => ({ ids: [stem, logicalId], cause: placeCause(loaded.placeOf(at)) }));
  const [route] = definition.routes;
  const found = resources.flatMap(({ logicalId }): [string, Cause][] => {
    const fitting = stems.flatMap(({ ids, cause }) => ids.filter((id) => logicalId.startsWith(id)).map((id) => ({ length: id.length, cause })));
    const [best] = fitting.sort((a, b) => b.length - a.length);
    if (best !== undefined) return [[logicalId, best.cause]];
    // What all routes share is declared by none of them: the file is known, and no line.
    return logicalId === restApiId && route !== undefined ? [[logicalId, { file: loaded.placeOf(route.at).file }]] : [];
  });
  return Object.fromEntries(found);
}

/** The settings of functions, by the properties of what SAM makes of them. */
const functionSettings: { readonly [key: string]: readonly string[] } = {
  lambda_timeout: ['Timeout'],
  lambda_memory_size: ['MemorySize'],
  lambda_runtime: ['Runtime'],
  lambda_architecture: ['Architectures'],
  lambda_ephemeral_storage: ['EphemeralStorage'],
  layers: ['Layers'],
  reserved_concurrency: ['ReservedConcurrentExecutions'],
  subnet_ids: ['VpcConfig', 'VpcConfig.SubnetIds'],
  security_group_ids: ['VpcConfig.SecurityGroupIds'],
  xray: ['TracingConfig', 'Tracing'],
  // A role that is named counts.
  iam_role_per_function: ['Role'],
  iam_role_arn: ['Role'],
  lambda_log_format: ['LoggingConfig', 'LoggingConfig.LogFormat'],
  lambda_log_level: ['LoggingConfig.ApplicationLogLevel'],
  lambda_system_log_level: ['LoggingConfig.SystemLogLevel'],
  kms_key_arn: ['KmsKeyArn'],
};

const logGroupSettings: { readonly [key: string]: readonly string[] } = {
  log_retention_in_days: ['RetentionInDays'],
  kms_key_arn: ['KmsKeyId'],
};

const roleSettings: { readonly [key: string]: readonly string[] } = { iam_permissions_boundary: ['PermissionsBoundary'] };

const apiSettings: { readonly [key: string]: readonly string[] } = {
  api_gateway_endpoint_type: ['EndpointConfiguration', 'Parameters.endpointConfigurationTypes'],
  api_gateway_policy_file: ['Policy'],
  api_gateway_stage: ['StageName'],
  minimum_compression_size: ['MinimumCompressionSize', 'Body.x-amazon-apigateway-minimum-compression-size'],
  xray: ['TracingEnabled'],
  api_gateway_throttling: ['MethodSettings.ThrottlingRateLimit', 'MethodSettings.ThrottlingBurstLimit'],
  api_gateway_cache: [
    'CacheClusterEnabled',
    'CacheClusterSize',
    'MethodSettings.CachingEnabled',
    'MethodSettings.CacheTtlInSeconds',
    'MethodSettings.CacheDataEncrypted',
  ],
  api_gateway_access_log: ['AccessLogSetting'],
  api_gateway_execution_log: ['MethodSettings.LoggingLevel', 'MethodSettings.DataTraceEnabled', 'MethodSettings.MetricsEnabled'],
};

interface SettingOrigins {
  readonly origins: Origins['settings'];
  /** What is there or not by a setting, if that is written: the role that functions share, aliases, what CodeDeploy and Application Auto Scaling need. */
  readonly made: Origins['declarations'];
  readonly granted: Origins['granted'];
}

async function settingOrigins(compiled: CompiledProject): Promise<SettingOrigins> {
  const { config, functions, project, template } = compiled;
  const text = await readText(join(project.directory, config.file));
  if (text === undefined) return { origins: {}, made: {}, granted: {} };
  const source = await parseSource(text, config.file);
  const cause = (path: readonly string[]): Cause => entryCause(source, path);
  const written = (table: typeof functionSettings, maps: { readonly [key: string]: string }, name?: string): { readonly [property: string]: Cause } => {
    const levels = levelsOf(config.levels, config.stage, name);
    const single = Object.entries(table).flatMap(([key, properties]) => {
      const level = levels.find(({ settings }) => (ownValue(settings, key) ?? null) !== null);
      return level === undefined ? [] : properties.map((property) => [property, cause([...level.path, key])] as const);
    });
    const entries = Object.entries(maps).flatMap(([key, property]) =>
      levels
        .toReversed()
        .flatMap(({ settings, path }) =>
          [...entriesOf(ownValue(settings, key) as Value | undefined).keys()].map((entry) => [`${property}.${entry}`, cause([...path, key, entry])] as const),
        ),
    );
    return Object.fromEntries([...single, ...entries]);
  };
  const ofFunction = { environment_variables: 'Environment.Variables', tags: 'Tags' };
  const aliased = aliasOrigins(functions, config, cause);
  const ofFunctions = functions.flatMap((fn) => {
    const role = roleIn(template, fn.logicalId);
    // One that functions share has the settings of all.
    const owner = role === defaultRoleId ? undefined : fn.name;
    return [
      [fn.logicalId, { ...aliased.settings[fn.logicalId], ...written(functionSettings, ofFunction, fn.name) }],
      [logGroupIdOf(fn), written(logGroupSettings, {}, fn.name)],
      ...(role === undefined ? [] : [[role, written(roleSettings, {}, owner)] as const]),
    ] as const;
  });
  const { role } = written({ iam_role_per_function: ['role'] }, {});
  return {
    origins: { ...aliased.settings, ...Object.fromEntries(ofFunctions), [restApiId]: written(apiSettings, { stage_variables: 'Variables' }) },
    made: { ...(role !== undefined && { [defaultRoleId]: role }), ...aliased.made },
    granted: grantedOrigins(compiled, cause),
  };
}

/** No property that people compare is deeper. */
const deepest = 8;

function mergedOrigins({ value, place }: MergeTemplate): Origins['merged'] {
  const found: { [path: string]: Cause } = {};
  const walk = (branch: Value, path: readonly string[]): void => {
    for (const [key, inner] of entriesOf(branch)) {
      const at = [...path, key];
      const isWhole = at.length === 2 && (at[0] !== 'Resources' || entriesOf(inner).has('Type'));
      if (isWhole || !isMap(inner) || at.length === deepest) found[JSON.stringify(at)] = placeCause(place(at));
      if (isMap(inner) && at.length < deepest) walk(inner, at);
    }
  };
  walk(value, []);
  return found;
}

/** The first way to a call that needs an action is enough to see why. */
async function rightOrigins({ functions, template, rights, project }: CompiledProject): Promise<Origins['rights']> {
  const read = pathReader(project.directory);
  const found: { [roleId: string]: { [action: string]: CodeNeed } } = {};
  for (const { functionName, rights: own } of rights.functions) {
    const fn = functions.find(({ name }) => name === functionName);
    const role = fn === undefined ? undefined : roleIn(template, fn.logicalId);
    if (role === undefined) continue;
    const needs = (found[role] ??= {});
    for (const { action, call, places } of own) {
      if (Object.hasOwn(needs, action.toLowerCase())) continue;
      const steps = await read(places, call.path);
      const path = steps.flatMap(({ file, line, column }): Cause[] =>
        file === null ? [] : [{ file, ...(line !== null && { line }), ...(column !== null && { column }) }],
      );
      needs[action.toLowerCase()] = { functionName, client: call.client, operation: call.operation, path };
    }
  }
  return found;
}
