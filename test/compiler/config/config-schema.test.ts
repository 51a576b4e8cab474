import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { keysOf } from '../../../src/compiler/config/generated/config-key.js';
import { functionConfig, resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { nameWords, patternWords } from '../../../src/compiler/config/setting-words.js';

interface Rule {
  $ref?: string;
  allOf?: Rule[];
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  pattern?: string;
  default?: unknown;
  properties?: { [key: string]: Rule };
  items?: Rule;
  additionalProperties?: Rule | false;
  propertyNames?: Rule;
}

const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as Rule & {
  $schema: string;
  $id: string;
  title: string;
  definitions: { [name: string]: Rule };
};
const levels = {
  top: schema,
  stage: resolve({ $ref: '#/definitions/stage' }),
  function: resolve({ $ref: '#/definitions/function' }),
  domain: resolve({ $ref: '#/definitions/custom_domain' }),
  ...Object.fromEntries(
    Object.keys(keysOf)
      .filter((name) => Object.hasOwn(schema.definitions, name))
      .map((name) => [name, resolve({ $ref: `#/definitions/${name}` })]),
  ),
};

function resolve(rule: Rule): Rule {
  return rule.$ref === undefined ? rule : resolve(schema.definitions[rule.$ref.replace('#/definitions/', '')]!);
}

function properties(): [string, Rule][] {
  return Object.entries(levels).flatMap(([level, { properties: own = {} }]) =>
    Object.entries(own).map(([key, rule]): [string, Rule] => [`${level}: ${key}`, resolve(rule)]),
  );
}

describe('the schema of the configuration', () => {
  it('says what it is', () => {
    expect(schema.$schema).to.equal('http://json-schema.org/draft-07/schema#');
    expect(schema.$id).to.match(/^https:.*config\.schema\.json$/);
    expect(schema.title).to.equal('ConfigFile');
  });

  it('describes every key at every level', () => {
    const silent = properties().filter(([, { description = '' }]) => description.length < 20);
    expect(silent.map(([name]) => name)).to.deep.equal([]);
  });

  it('takes no unknown key at any level', () => {
    for (const level of Object.values(levels)) expect(level.additionalProperties).to.equal(false);
  });

  it('lets null stand for "not set" wherever a value may be left out', () => {
    const without = properties().filter(([, rule]) => !allowsNull(rule));
    expect(without.map(([name]) => name)).to.deep.equal([
      'top: $schema',
      'top: app_name',
      'domain: domain_name',
      'domain: certificate_arn',
      'traffic_steps: percent',
      'traffic_steps: minutes',
    ]);
  });

  it('has the words for each of its patterns', () => {
    const wordless = properties().filter(([name, rule]) => patternsOf(rule) && !patternWords.has(name.replace(/^.*: /, '')));
    expect(wordless).to.deep.equal([]);
  });

  it('has the words for the names of each map', () => {
    const wordless = properties().filter(([name, { propertyNames }]) => propertyNames !== undefined && !nameWords.has(name.replace(/^.*: /, '')));
    expect(wordless).to.deep.equal([]);
  });

  it('tells the defaults that the tool uses', () => {
    const config = resolveStage({ app_name: 'a' }, 'config.json', 'dev');
    const fn = functionConfig(config, 'f');
    const told = (key: string): unknown => resolve(schema.properties![key] ?? { $ref: `#/definitions/${key}` }).default;
    const used = [
      config.apiGatewayStage,
      config.endpointType,
      config.automaticLayer,
      config.bundleAwsSdk,
      config.minify,
      config.templateLayout,
      config.swaggerLayout,
      fn.timeout,
      fn.memorySize,
      fn.runtime,
      fn.xray,
      fn.autogenPolicy,
      fn.manageIamRole,
      fn.rolePerFunction,
      fn.prove,
    ];
    const keys = [
      'api_gateway_stage',
      'api_gateway_endpoint_type',
      'automatic_layer',
      'bundle_aws_sdk',
      'minify',
      'template_layout',
      'swagger_layout',
      'lambda_timeout',
      'lambda_memory_size',
      'lambda_runtime',
      'xray',
      'autogen_policy',
      'manage_iam_role',
      'iam_role_per_function',
      'prove',
    ];
    expect(keys.map(told)).to.deep.equal(used);
  });

  it('has the keys of functions at every level, and those of stages at two', () => {
    const gateway =
      'api_gateway_stage api_gateway_endpoint_type api_gateway_endpoint_vpce api_gateway_policy_file minimum_compression_size api_gateway_custom_domain websocket_api_custom_domain';
    const build =
      'stage_variables api_gateway_throttling api_gateway_cache api_gateway_methods api_gateway_access_log api_gateway_execution_log api_gateway_usage_plan release automatic_layer bundle_aws_sdk minify template_layout swagger_layout external_packages include merge_templates logical_ids';
    const fn =
      'lambda_runtime lambda_architecture lambda_timeout lambda_memory_size lambda_ephemeral_storage environment_variables tags layers reserved_concurrency subnet_ids security_group_ids';
    const role =
      'log_retention_in_days lambda_log_format lambda_log_level lambda_system_log_level kms_key_arn alarms lambda_alias deployment_preference provisioned_concurrency xray autogen_policy iam_policy_file manage_iam_role iam_role_arn iam_role_per_function iam_policy_statements iam_permissions_boundary';
    expect(keysOf.function).to.have.members(`${fn} ${role} prove`.split(' '));
    expect(keysOf.stage).to.have.members(`lambda_functions ${gateway} ${build} ${fn} ${role}`.split(' '));
    expect(keysOf.top).to.have.members(`$schema version app_name stages regions lambda_functions ${gateway} ${build} ${fn} ${role}`.split(' '));
  });

  it('is compiled to code that needs no module', () => {
    expect(readFileSync('src/compiler/config/generated/validate-config.ts', 'utf8')).not.to.match(/\brequire\b|\bimport\b/);
  });
});

function allowsNull({ type, enum: allowed, allOf }: Rule): boolean {
  if (allOf !== undefined) return allOf.every((rule) => allowsNull(resolve(rule)));
  return allowed?.includes(null) ?? [type].flat().includes('null');
}

function patternsOf({ pattern, items, additionalProperties }: Rule): boolean {
  return [pattern, items?.pattern, additionalProperties === false ? undefined : additionalProperties?.pattern].some((one) => one !== undefined);
}
