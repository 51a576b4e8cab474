import * as fc from 'fast-check';
import { mostly, oneOf, seldom, text } from './random-value.js';

/** A configuration file but for `lambda_functions`, whose names are only known with the app, and files beside it. */
export interface ConfigRecipe {
  readonly top: Settings;
  readonly stage: Settings;
  readonly functions: readonly { readonly target: number; readonly inStage: boolean; readonly settings: Settings }[];
  readonly merges: readonly object[];
  readonly routes: readonly { readonly target: number; readonly settings: Settings }[];
  readonly release?: Settings | false | undefined;
  /** What differs in the second region; without it, there are none. */
  readonly elsewhere?: Settings | undefined;
}

type Settings = { readonly [key: string]: unknown };

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:123456789012:${rest}`;
const variables = fc.dictionary(mostly<string, string>(oneOf('AB', 'TABLE_NAME', 'x9'), oneOf('9x', 'AWS_REGION')), mostly(text, fc.constant(5)), {
  maxKeys: 2,
});

const topic = arn('sns', 'alerts');
const alarms = mostly(
  oneOf(
    'production',
    false,
    { error_rate: { threshold: 0.5, evaluation_periods: 3, period: 60 }, actions: [topic] },
    { error_rate: true, throttles: { threshold: 5 }, dead_letters: true, latency: { threshold: 200 } },
    { latency: false, actions: [arn('sns', 'a'), arn('sns', 'b')] },
  ),
  oneOf('staging', { error_rate: { threshold: -1 } }, { actions: ['alerts'] }, { latency: { period: 90 } }),
);

/** Of a function; every key is mostly absent. `vpc`, `logs` and `role` stand for keys that mean something together. */
const ofFunction = {
  lambda_timeout: seldom(mostly(oneOf(1, 900), oneOf(0, 901, '60'))),
  lambda_memory_size: seldom(mostly(oneOf(128, 10240), oneOf(127, null))),
  lambda_runtime: seldom(mostly(oneOf('nodejs22.x', 'nodejs24.x'), oneOf('nodejs12.x', 'python3.12', 'nodejs99.x'))),
  lambda_architecture: seldom(mostly(oneOf('arm64', 'x86_64'), fc.constant('riscv'))),
  lambda_ephemeral_storage: seldom(mostly(oneOf(512, 10240), fc.constant(0))),
  environment_variables: seldom(variables),
  tags: seldom(fc.dictionary(mostly<string, string>(text, oneOf('', 'aws:x')), text, { maxKeys: 2 })),
  layers: seldom(mostly(oneOf([], [arn('lambda', 'layer:l:1')], [arn('lambda', 'layer:l:1'), arn('lambda', 'layer:m:2')]), fc.constant(['layer']))),
  reserved_concurrency: seldom(mostly(oneOf(0, 5), fc.constant(-1))),
  vpc: seldom(
    mostly(
      oneOf({ subnet_ids: ['subnet-0123456789abcdef0'], security_group_ids: ['sg-0123456789abcdef0'] }, { subnet_ids: [], security_group_ids: [] }),
      fc.constant({ subnet_ids: ['subnet-0123456789abcdef0'] }),
    ),
  ),
  lambda_alias: seldom(mostly<unknown, unknown>(oneOf('live', 'v-1_x', true, false), oneOf('123', 'a b'))),
  deployment_preference: seldom(
    mostly<unknown, unknown>(
      oneOf(
        true,
        false,
        { type: 'AllAtOnce', alarms: [] },
        { type: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute', alarms: ['checkout'] },
        { type: { canary: { percent: 20, minutes: 5 } }, role: 'arn:aws:iam::123456789012:role/mine' },
        { type: { linear: { percent: 20, minutes: 5 } }, triggers: { DeploymentFailure: arn('sns', 'alerts') } },
      ),
      oneOf({ type: 'Fast' }, { type: {} }, { hooks: { pre_traffic: 'nobody' } }, { alarms: ['error_rate'] }),
    ),
  ),
  provisioned_concurrency: seldom(
    mostly<unknown, unknown>(
      oneOf(
        0,
        2,
        false,
        { min: 1, max: 3 },
        { min: 0, max: 2, target_utilization: 0.5 },
        { max: 4, schedules: { morning: { schedule: 'cron(0 8 ? * MON-FRI *)', timezone: 'Europe/Berlin', min: 2 } } },
      ),
      oneOf(-1, { min: 5, max: 2 }, { schedules: { never: {} } }),
    ),
  ),
  log_retention_in_days: seldom(mostly(oneOf(0, 1, 3653), oneOf(2, -1))),
  xray: seldom(fc.boolean()),
  logs: seldom(
    mostly(
      oneOf<Settings>(
        { lambda_log_format: 'Text' },
        { lambda_log_format: 'JSON', lambda_log_level: 'DEBUG', lambda_system_log_level: 'WARN' },
        { lambda_log_level: 'ERROR' },
      ),
      oneOf<Settings>({ lambda_log_format: 'Text', lambda_log_level: 'DEBUG' }, { lambda_log_level: 'debug' }, { lambda_log_format: 'XML' }),
    ),
  ),
  kms_key_arn: seldom(mostly(oneOf(arn('kms', 'key/one'), 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/two'), fc.constant('alias/one'))),
  alarms: seldom(alarms),
  role: seldom(
    mostly(
      oneOf<Settings>(
        { autogen_policy: false },
        { autogen_policy: false, iam_policy_file: 'other.json' },
        { manage_iam_role: false, iam_role_arn: 'arn:aws:iam::123456789012:role/mine' },
        { iam_role_arn: 'arn:aws:iam::123456789012:role/mine' },
        { autogen_policy: true, manage_iam_role: true },
        { iam_role_per_function: true },
        { iam_role_per_function: true, iam_permissions_boundary: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/developers' },
      ),
      oneOf<Settings>({ manage_iam_role: false }, { iam_permissions_boundary: 'developers' }),
    ),
  ),
  iam_policy_statements: seldom(
    mostly(
      oneOf<readonly object[]>(
        [],
        [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::demo/*' }],
        [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/demo' } }],
      ),
      oneOf<readonly object[]>([{ Effect: 'Allow', Action: 's3:GetObject' }], [{ Effect: 'Deny', Action: '*', Resource: { Ref: 'Missing' } }]),
    ),
  ),
};

const domain = (prefix: string): fc.Arbitrary<Settings | null> =>
  fc.record({
    domain_name: mostly(fc.constant(`${prefix}.example.com`), oneOf('', 'https://example.com')),
    certificate_arn: mostly(fc.constant(arn('acm', 'certificate/c')), fc.constant('c')),
    tls_version: fc.option(mostly(oneOf('TLS_1_2', 'TLS_1_0'), oneOf('SSL', 'TLS_1_3', 'SecurityPolicy_TLS13_2025_EDGE')), { freq: 1 }),
    dns_outputs: fc.boolean(),
    url_prefix: fc.option(oneOf('v1', 'one/two', '/', ''), { freq: 1 }),
    tags: oneOf({}, { k: 'v' }),
  });

const throttling = mostly(oneOf({ rate_limit: 100, burst_limit: 50 }, { rate_limit: 0.5 }, { burst_limit: 0 }, false), oneOf({ rate_limit: -1 }, { rate: 5 }));
const cache = mostly(
  oneOf(true, false, { size: 1.6, ttl: 60 }, { ttl: 0, encrypted: false }, { require_authorization: true, query_parameters: ['page'], headers: ['Accept'] }),
  oneOf({ size: 2 }, { ttl: 3601 }),
);

const methodCache = mostly(oneOf(false, { ttl: 60 }, { encrypted: false, query_parameters: ['page'] }), oneOf({ size: 0.5 }, { ttl: -1 }));

/** Of API Gateway's stage. */
const ofApi = {
  api_gateway_throttling: seldom(throttling),
  api_gateway_cache: seldom(cache),
  api_gateway_access_log: seldom(
    mostly(oneOf(true, false, { retention_in_days: 7 }, { kms_key_arn: arn('kms', 'key/one') }), fc.constant({ retention_in_days: 8 })),
  ),
  api_gateway_execution_log: seldom(
    mostly(oneOf(true, { level: 'INFO', metrics: true }, { level: 'OFF' }, { data_trace: true }), fc.constant({ level: 'LOW' })),
  ),
  api_gateway_usage_plan: seldom(
    mostly(
      oneOf(true, false, { keys: ['partner', 'own'], quota: { limit: 1000, period: 'DAY' } }, { throttle: { rate_limit: 5, burst_limit: 10 }, keys: [] }),
      oneOf({ keys: ['no good'] }, { quota: { limit: 0 } }, { quota: { period: 'DAY' } }),
    ),
  ),
};

/** Of the whole stage, or of all stages. */
const ofStage = {
  ...ofFunction,
  api_gateway_stage: seldom(mostly(oneOf('api', 'v1', 'with-dash', 'under_score'), oneOf('', 'no good'))),
  access: seldom(
    mostly(
      oneOf<Settings>(
        { api_gateway_endpoint_type: 'REGIONAL' },
        { api_gateway_endpoint_type: 'EDGE', api_gateway_policy_file: 'api.json' },
        { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-0123456789abcdef0' },
        { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: ['vpce-0123456789abcdef0', 'vpce-0123456789abcdef1'] },
        { api_gateway_endpoint_type: 'PRIVATE', api_gateway_policy_file: 'api.json' },
      ),
      oneOf<Settings>(
        { api_gateway_endpoint_type: 'PRIVATE' },
        { api_gateway_endpoint_vpce: 'vpce-0123456789abcdef0' },
        { api_gateway_endpoint_type: 'LOCAL' },
      ),
    ),
  ),
  minimum_compression_size: seldom(mostly(oneOf(0, 1024, '2048'), oneOf(-1, 'big'))),
  api_gateway_custom_domain: seldom(domain('api')),
  websocket_api_custom_domain: seldom(domain('ws')),
  stage_variables: seldom(mostly(oneOf({ color: 'red' }, { color: 'blue', size: '1' }), fc.constant({ color: 'two words' }))),
  automatic_layer: seldom(fc.boolean()),
  ...ofApi,
};

/** Caching is for GET on a stage with a cache, which a route cannot know: it is refused mostly. */
const ofRoute: fc.Arbitrary<Settings> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ api_gateway_throttling: throttling }) },
  { weight: 1, arbitrary: fc.record({ api_gateway_cache: methodCache }) },
);

const release = mostly<Settings | false, Settings>(
  oneOf<Settings | false>(
    { strategy: 'canary', percent: 10, stage_variables: { color: 'green' } },
    { strategy: 'blue-green', stage_variables: {} },
    { strategy: 'rolling', percent: 0.5 },
    false,
  ),
  oneOf<Settings>({ strategy: 'canary', percent: 101 }, { strategy: 'big-bang' }, { percent: 5 }),
);

/** Of a region: where the value of a setting is one, and where values are joined. */
const ofRegion = {
  lambda_timeout: ofFunction.lambda_timeout,
  lambda_memory_size: ofFunction.lambda_memory_size,
  lambda_ephemeral_storage: ofFunction.lambda_ephemeral_storage,
  environment_variables: ofFunction.environment_variables,
  tags: ofFunction.tags,
  reserved_concurrency: ofFunction.reserved_concurrency,
  vpc: ofFunction.vpc,
  log_retention_in_days: ofFunction.log_retention_in_days,
  xray: ofFunction.xray,
  logs: ofFunction.logs,
};

/** The members whose values are several keys are spread. */
function settings(shape: { readonly [key: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<Settings> {
  return fc.record(shape).map(({ vpc, role, access, logs, ...rest }) => {
    const all = { ...rest, ...(vpc as Settings), ...(role as Settings), ...(access as Settings), ...(logs as Settings) };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  });
}

/** What sources of events in a drawn app may refer to. */
const named = { Resources: { Topic: { Type: 'AWS::SNS::Topic' }, Queue: { Type: 'AWS::SQS::Queue' } } };

const merge = mostly<object, object>(
  oneOf<object>(
    {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          },
        },
        APIHandler: { Properties: { Environment: { Variables: { TABLE: { Ref: 'Table' } } } } },
      },
    },
    { Parameters: { Color: { Type: 'String', Default: 'red' } }, Outputs: { Color: { Value: { Ref: 'Color' } } } },
    { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } }, Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' } } },
    { Resources: { RestAPI: { Properties: { DefinitionBody: { info: { description: 'Merged.' } } } } } },
    { Metadata: { Team: 'orders' }, Description: 'Merged.' },
    { Globals: { Function: { AutoPublishAlias: 'live' } } },
    { Resources: { APIHandler: { Properties: { AutoPublishAlias: 'mine', DeploymentPreference: { Type: 'Canary10Percent5Minutes' } } } } },
    named,
  ),
  oneOf<object>(
    { Resources: { Nobody: { Properties: {} } } },
    { Ressources: {} },
    { Resources: { 'no-good': { Type: 'AWS::SNS::Topic' } } },
    { Resources: [] },
  ),
);

export const configRecipe: fc.Arbitrary<ConfigRecipe> = fc.record({
  top: settings({ ...ofStage, version: seldom(mostly(fc.constant('2.0'), oneOf('3.0', {}))), surplus: mostly(fc.constant(undefined), fc.constant(1)) }),
  stage: settings(ofStage),
  functions: fc.array(fc.record({ target: fc.nat(50), inStage: fc.boolean(), settings: settings(ofFunction) }), { maxLength: 3 }),
  merges: fc.array(merge, { maxLength: 1 }),
  routes: seldom(fc.array(fc.record({ target: fc.nat(50), settings: ofRoute }), { minLength: 1, maxLength: 2 })).map((routes) => routes ?? []),
  release: seldom(release),
  elsewhere: seldom(settings(ofRegion)),
});

/** The region that has settings of its own. */
export const otherRegion = 'eu-west-1';

/** The configuration file for an app with these functions and these routes, such as `GET /users`. */
export function configOf(
  { top, stage, functions, routes, release: ofRelease, elsewhere }: ConfigRecipe,
  names: readonly string[],
  declared: readonly string[],
): object {
  const of = (inStage: boolean): object => {
    const entries = functions.filter((one) => one.inStage === inStage).map((one) => [names[one.target % names.length] ?? 'api_handler', one.settings] as const);
    return entries.length === 0 ? {} : { lambda_functions: Object.fromEntries(entries) };
  };
  const methods = Object.fromEntries(routes.map((one) => [declared[one.target % declared.length] ?? 'GET /nowhere', one.settings]));
  const ofRoutes = routes.length === 0 || declared.length === 0 ? {} : { api_gateway_methods: methods };
  const regions = elsewhere === undefined ? {} : { regions: { 'us-east-1': { primary: true }, [otherRegion]: elsewhere } };
  const dev = { ...stage, ...(ofRelease !== undefined && { release: ofRelease }), ...ofRoutes, ...of(true) };
  return { version: '2.0', app_name: 'helloworld', ...top, ...of(false), stages: { dev }, ...regions };
}

/** The templates to merge, with what the app's source refers to. */
export function mergesOf({ merges }: ConfigRecipe, source: string): readonly object[] {
  return /\$\{(Topic|Queue)\./.test(source) ? [...merges, named] : merges;
}
