import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../../src/app/authorizer.js';
import { Blueprint } from '../../../src/app/blueprint.js';
import { CORSConfig } from '../../../src/app/cors.js';
import { Rate } from '../../../src/app/schedule-expression.js';
import { flag, oneOf, text } from '../../../src/app/stage-variable.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { checkApp } from '../../../src/compiler/model/check-app.js';
import { context, type Declare, handler, modelOf } from './modelled.js';

/** 'error route-path 1', with the number of the declaration that is blamed. */
function told(declare: Declare, settings: Partial<ConfigFile> = {}): string[] {
  return checkApp(modelOf(declare, settings), context).map(({ severity, code, where }) => `${severity} ${code} ${where.line ?? '-'}`);
}

interface Row {
  readonly given: string;
  readonly declare: Declare;
  readonly settings?: Partial<ConfigFile>;
  readonly want: readonly string[];
}

const pool = (name: string, ...providerArns: string[]): CognitoUserPoolAuthorizer => new CognitoUserPoolAuthorizer(name, { providerArns });
const path = (given: string, ...want: string[]): Row => ({ given: `the path '${given}'`, declare: (app) => app.get(given, handler), want });

const refused: readonly Row[] = [
  {
    given: 'a statement of the configuration without a resource',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: { iam_policy_statements: [{ Effect: 'Allow', Action: 's3:GetObject' }] },
    want: ['error policy-invalid -'],
  },
  {
    given: 'deployments and environments without an alias, once for what several functions have',
    declare: (app) => ['a', 'b'].forEach((name) => app.lambdaFunction(name, handler)),
    settings: { deployment_preference: true, lambda_alias: false, provisioned_concurrency: 1, lambda_functions: { b: { deployment_preference: false } } },
    want: ['error alias-missing -', 'error alias-missing -'],
  },
  {
    given: 'ways to move an alias that CodeDeploy does not have',
    declare: (app) => ['a', 'b', 'c', 'd'].forEach((name) => app.lambdaFunction(name, handler)),
    settings: {
      deployment_preference: { type: 'Linear' },
      lambda_functions: {
        c: { deployment_preference: { type: {} } },
        d: { deployment_preference: { type: { linear: { percent: 30, minutes: 961 } } } },
      },
    },
    want: ['error deployment-type -', 'error deployment-type -', 'error deployment-type -'],
  },
  {
    given: 'hooks that cannot be one',
    declare: (app) => {
      app.lambdaFunction('a', handler);
      app.schedule('b', 'rate(1 day)', handler);
    },
    settings: {
      deployment_preference: { hooks: { pre_traffic: 'aa', post_traffic: 'b' } },
      lambda_functions: { a: { deployment_preference: { hooks: { post_traffic: 'a' } } } },
    },
    want: ['error deployment-hook -', 'error deployment-hook -'],
  },
  {
    given: 'alarms that no function has',
    declare: (app) => ['a', 'b'].forEach((name) => app.lambdaFunction(name, handler)),
    settings: { alarms: { error_rate: true }, deployment_preference: { alarms: ['error_rate', 'throttles', 'latncy', 'checkout'] } },
    want: ['error deployment-alarm -', 'error deployment-alarm -'],
  },
  {
    given: 'more environments than may run',
    declare: (app) => ['a', 'b', 'c'].forEach((name) => app.lambdaFunction(name, handler)),
    settings: {
      reserved_concurrency: 5,
      lambda_functions: {
        a: { provisioned_concurrency: 5 },
        b: { provisioned_concurrency: 6 },
        c: { provisioned_concurrency: { min: 1, max: 5, schedules: { late: { schedule: 'rate(1 day)', max: 6 } } } },
      },
    },
    want: ['error provisioned-concurrency -', 'error provisioned-concurrency -'],
  },
  {
    given: 'more environments than may run, once for what several functions have',
    declare: (app) => ['a', 'b', 'c'].forEach((name) => app.lambdaFunction(name, handler)),
    settings: { reserved_concurrency: 5, provisioned_concurrency: 6 },
    want: ['error provisioned-concurrency -'],
  },
  {
    given: 'schedules of environments that Application Auto Scaling refuses',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: {
      provisioned_concurrency: {
        min: 3,
        max: 2,
        schedules: { a: {}, b: { schedule: 'cron(0 8 * * *)', min: 1 }, c: { schedule: 'rate(1 day)', timezone: 'berlin', min: 2, max: 1 } },
      },
    },
    want: Array.from({ length: 6 }, () => 'error provisioned-concurrency -'),
  },
  // Paths
  path('', 'error route-path-empty 1'),
  path('a', 'error route-path 1'),
  path('/a/', 'error route-trailing-slash 1'),
  path('//', 'error route-trailing-slash 1'),
  path('/a//b', 'error route-path 1'),
  path('/a b', 'error route-path 1'),
  path('/é', 'error route-path 1'),
  path('/a?b=c', 'error route-path 1'),
  path('/🙂', 'error route-path 1'),
  path('/a-{id}', 'error path-parameter 1'),
  path('/{a}{b}', 'error path-parameter 1'),
  path('/{id', 'error path-parameter 1'),
  path('/{}', 'error path-parameter 1'),
  path('/{a b}', 'error path-parameter 1'),
  path('/{a+}/b', 'error path-greedy-not-last 1'),
  path('/{a}/b/{a}', 'error path-parameter-twice 1'),
  path('/{a}/{a+}', 'error path-parameter-twice 1'),
  {
    given: 'two names of one parameter',
    declare: (app) => {
      app.get('/a/{x}', handler);
      app.get('/a/{y}/b', handler);
    },
    want: ['error path-parameter-names-differ 2'],
  },
  {
    given: 'a greedy parameter beside a plain one',
    declare: (app) => {
      app.get('/{x}', handler);
      app.get('/{x+}', handler);
    },
    want: ['error path-parameter-names-differ 2'],
  },
  {
    given: 'a parameter beside a path that is refused',
    declare: (app) => {
      app.get('/a/{b', handler);
      app.get('/a/{b}/{b}', handler);
      app.get('/a/{c}', handler);
    },
    want: ['error path-parameter 1', 'error path-parameter-twice 2'],
  },
  // Methods
  {
    given: 'no methods',
    declare: (app) => app.route('/a', { methods: [] }, handler),
    want: ['error route-methods-empty 1'],
  },
  {
    given: 'a method with a typing mistake',
    declare: (app) => app.route('/a', { methods: ['GTE'] }, handler),
    want: ['error route-method 1'],
  },
  {
    given: 'a method that API Gateway lacks',
    declare: (app) => app.route('/a', { methods: ['CONNECT'] }, handler),
    want: ['error route-method 1'],
  },
  {
    given: 'one method of one path twice',
    declare: (app) => {
      app.route('/a', { methods: ['GET', 'POST'] }, handler);
      app.post('/a', { name: 'other' }, handler);
    },
    want: ['error route-method-twice 2'],
  },
  {
    given: 'one method twice in a list',
    declare: (app) => app.route('/a', { methods: ['GET', 'get'] }, handler),
    want: ['error route-method-twice 1'],
  },
  // Content types
  {
    given: 'binary and other content types',
    declare: (app) => app.post('/a', { contentTypes: ['image/png', 'text/plain'] }, handler),
    want: ['error content-types-mixed 1'],
  },
  {
    given: 'more binary types than API Gateway takes',
    declare: (app) => {
      app.get('/a', handler);
      app.api.binaryTypes.push(...Array.from({ length: 10 }, (_, index) => `a/${index}`));
    },
    want: ['error binary-types-too-many -'],
  },
  // CORS
  {
    given: 'CORS beside a handler for OPTIONS',
    declare: (app) => {
      app.get('/a', { cors: true }, handler);
      app.options('/a', handler);
    },
    want: ['error cors-with-options 2'],
  },
  {
    given: 'two CORS configurations of one path',
    declare: (app) => {
      app.get('/a', { cors: true }, handler);
      app.post('/a', { cors: new CORSConfig({ maxAge: 5 }) }, handler);
    },
    want: ['error cors-differs 2'],
  },
  {
    given: 'a quote in a CORS header',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ allowOrigin: "'self'" }) }, handler),
    want: ['error cors-value 1'],
  },
  {
    given: 'a line break in a CORS header',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ exposeHeaders: ['X-A\nB'] }) }, handler),
    want: ['error cors-value 1'],
  },
  {
    given: 'a negative maxAge',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ maxAge: -1 }) }, handler),
    want: ['error cors-max-age 1'],
  },
  {
    given: 'half a second of maxAge',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ maxAge: 0.5 }) }, handler),
    want: ['error cors-max-age 1'],
  },
  {
    given: 'an origin with a path, once for all routes that have it',
    declare: (app) => {
      const cors = new CORSConfig({ allowOrigin: 'https://a.example.com/' });
      app.get('/a', { cors }, handler);
      app.get('/b', { cors }, handler);
      app.get('/c', { cors: new CORSConfig({ allowOrigin: 'a.example.com' }) }, handler);
    },
    want: ['error cors-origin 1', 'error cors-origin 3'],
  },
  {
    given: 'an event pattern with a field that no event has',
    declare: (app) => app.onCloudWatchEvent('f', { eventPattern: { source: ['a'], detailtype: ['b'] } }, handler),
    want: ['error event-pattern-field 1'],
  },
  {
    given: 'an event pattern with an unknown operator, and with a text for a list',
    declare: (app) => {
      app.onCloudWatchEvent('f', { eventPattern: { source: [{ prefx: 'a' }] } }, handler);
      app.onCloudWatchEvent('g', { eventPattern: { source: 'a' } }, handler);
    },
    want: ['error event-pattern 1', 'error event-pattern 2'],
  },
  {
    given: 'credentials of any origin',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ allowCredentials: true }) }, handler),
    want: ['warning cors-credentials-any-origin 1'],
  },
  // Stage variables
  {
    given: 'a stage variable that the stage lacks',
    declare: (app) => app.get('/a', { stageVariables: ['table', 'toString', 'known'] }, handler),
    settings: { stage_variables: { known: 'x' }, stages: { dev: {}, prod: { stage_variables: { table: 'y' } } } },
    want: ['error stage-variable-missing 1', 'error stage-variable-missing 1'],
  },
  {
    given: 'declared stage variables that the stage lacks or has wrong',
    declare: (app) => {
      app.stageVariables({ level: oneOf('debug', 'info'), toString: text, flagged: flag, other: flag });
      app.get('/a', handler);
    },
    settings: { stage_variables: { level: 'warn', flagged: 'on' }, stages: { dev: { stage_variables: { other: 'true' } } } },
    want: ['error stage-variable-value -', 'error stage-variable-missing 1', 'error stage-variable-value -'],
  },
  // API Gateway's stage
  {
    given: 'settings of methods that the app does not have',
    declare: (app) => app.route('/a', { methods: ['GET', 'PUT'], cors: true }, handler),
    settings: {
      api_gateway_methods: { 'GET /a': {}, 'OPTIONS /a': {}, 'POST /a': {} },
      stages: { dev: { api_gateway_methods: { 'GET /b': null, 'PUT /a': null } } },
    },
    want: ['error api-method-unknown -', 'error api-method-unknown -'],
  },
  {
    given: 'a cache for what is not a GET',
    declare: (app) => app.route('/a', { methods: ['GET', 'PUT'] }, handler),
    settings: {
      api_gateway_cache: true,
      api_gateway_methods: { 'GET /a': { api_gateway_cache: true }, 'PUT /a': { api_gateway_cache: true } },
    },
    want: ['error api-cache-method -'],
  },
  {
    given: 'a cached route on a stage without a cache',
    declare: (app) => app.get('/a', handler),
    settings: { stages: { dev: { api_gateway_methods: { 'GET /a': { api_gateway_cache: { ttl: 5 } } }, api_gateway_cache: false } } },
    want: ['error api-cache-missing -'],
  },
  {
    given: 'a cached route of the top on a stage that does not say that it has no cache',
    declare: (app) => app.get('/a', handler),
    settings: { api_gateway_methods: { 'GET /a': { api_gateway_cache: true } } },
    want: ['error api-cache-missing -'],
  },
  {
    given: 'a cache that everyone may empty',
    declare: (app) => app.get('/a', handler),
    settings: { api_gateway_cache: { require_authorization: false } },
    want: ['error api-cache-authorization -'],
  },
  {
    given: 'a log with bodies',
    declare: (app) => app.get('/a', handler),
    settings: { api_gateway_execution_log: { data_trace: true } },
    want: ['warning api-log-bodies -'],
  },
  {
    given: 'a usage plan that limits nobody',
    declare: (app) => app.get('/a', handler),
    settings: { api_gateway_usage_plan: true },
    want: ['warning usage-plan-unused -'],
  },
  {
    given: 'two API keys with one logical ID',
    declare: (app) => app.get('/a', { apiKeyRequired: true }, handler),
    settings: { api_gateway_usage_plan: { keys: ['big-shop', 'other', 'BigShop'] } },
    want: ['error api-key-twice -'],
  },
  {
    given: 'functions that are called as what belongs to the API',
    declare: (app) => {
      app.get('/a', { apiKeyRequired: true }, handler);
      for (const name of ['RestAPIAccessLogs', 'RestAPIUsagePlan', 'RestAPIKeyShop', 'RestAPIKeyShopInPlan']) app.lambdaFunction(name, handler);
    },
    settings: { api_gateway_usage_plan: { keys: ['shop'] }, api_gateway_access_log: true },
    want: [2, 3, 4, 5].map((call) => `error logical-id-collision ${call}`),
  },
  // Authorizers
  {
    given: 'an authorizer whose blueprint is not registered',
    declare: (app) => app.get('/a', { authorizer: new Blueprint('b').authorizer('guard', handler) }, handler),
    want: ['error authorizer-not-registered 2'],
  },
  {
    given: 'two authorizers of one name',
    declare: (app) => {
      app.get('/a', { authorizer: pool('P', 'arn:1') }, handler);
      app.get('/b', { authorizer: pool('P', 'arn:2') }, handler);
    },
    want: ['error authorizer-name-twice 2'],
  },
  ...['api_key', 'sigv4'].map((name) => ({
    given: `an authorizer of the name ${name}`,
    declare: ((app) => app.get('/a', { authorizer: pool(name, 'arn:1') }, handler)) as Declare,
    want: ['error authorizer-name-reserved 1'],
  })),
  {
    given: 'an authorizer without user pools',
    declare: (app) => app.get('/a', { authorizer: pool('P') }, handler),
    want: ['error authorizer-without-pools 1'],
  },
  ...[-1, 3601, 0.5].map((ttlSeconds) => ({
    given: `${ttlSeconds} seconds of a decision`,
    declare: ((app) => {
      app.get('/a', { authorizer: app.authorizer('guard', { ttlSeconds }, handler) }, handler);
      app.get('/b', { authorizer: new CustomAuthorizer('C', { authorizerUri: 'arn:u', ttlSeconds }) }, handler);
    }) as Declare,
    want: ['error authorizer-ttl 2', 'error authorizer-ttl 3'],
  })),
  {
    given: 'an authorizer without routes',
    declare: (app) => void app.authorizer('guard', handler),
    want: ['warning authorizer-without-routes 1'],
  },
  // Names of functions
  {
    given: 'two functions of one name',
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.schedule('f', 'rate(1 hour)', handler);
    },
    want: ['error duplicate-function-name 2'],
  },
  {
    given: 'a function and an authorizer of one name',
    declare: (app) => {
      app.get('/a', { authorizer: app.authorizer('f', handler) }, handler);
      app.lambdaFunction('f', handler);
    },
    want: ['error duplicate-function-name 1'],
  },
  {
    given: 'a function of the name of the function behind the routes',
    declare: (app) => {
      app.lambdaFunction('api_handler', handler);
      app.get('/a', handler);
    },
    want: ['error duplicate-function-name 1'],
  },
  {
    given: 'a function of the name of a websocket handler',
    declare: (app) => {
      app.onWsMessage(handler);
      app.lambdaFunction('websocket_message', handler);
    },
    want: ['error duplicate-function-name 2'],
  },
  ...(['Connect', 'Message', 'Disconnect'] as const).map((type) => ({
    given: `two websocket handlers for ${type}`,
    declare: ((app) => {
      app[`onWs${type}`](handler);
      app[`onWs${type}`](handler);
    }) as Declare,
    want: ['error websocket-handler-twice 2'],
  })),
  {
    given: 'a function of the name of a websocket handler that is not there, beside one that is',
    declare: (app) => {
      app.onWsMessage(handler);
      app.lambdaFunction('websocket_connect', handler);
    },
    want: ['error duplicate-function-name 2'],
  },
  // Logical IDs
  {
    given: 'two names that become one logical ID',
    declare: (app) => {
      app.lambdaFunction('foo_bar', handler);
      app.lambdaFunction('foo-bar', handler);
    },
    want: ['error logical-id-collision 2'],
  },
  {
    given: 'a function where the layer is',
    declare: (app) => app.lambdaFunction('managed_layer', handler),
    settings: { automatic_layer: true },
    want: ['error logical-id-collision 1'],
  },
  {
    given: 'two functions with one pinned ID',
    declare: (app) => {
      app.lambdaFunction('a', handler);
      app.lambdaFunction('b', handler);
    },
    settings: { logical_ids: { a: 'Drain', b: 'Drain' } },
    want: ['error pinned-id-taken -'],
  },
  ...['drain', 'drain_role', 'drain_log_group', 'DrainSqsEventSource', 'DrainDrainSqsEventSource'].map((name) => ({
    given: `a function ${name} where a pinned one has something`,
    declare: ((app) => {
      app.lambdaFunction(name, handler);
      app.onSqsMessage('worker', { queue: 'jobs' }, handler);
    }) as Declare,
    settings: { logical_ids: { worker: 'Drain' }, log_retention_in_days: 7, iam_role_per_function: true },
    want: ['error pinned-id-taken -'],
  })),
  ...['ManagedLayer', 'DefaultRole', 'RestAPI', 'RestAPIapiStage', 'APIHandler', 'ApiHandlerRole', 'WebsocketAPI', 'WebsocketConnectRoute'].map((id) => ({
    given: `a function with the pinned ID ${id}`,
    declare: ((app) => app.lambdaFunction('a', handler)) as Declare,
    settings: { logical_ids: { a: id } },
    want: ['error pinned-id-reserved -'],
  })),
  ...['api_handler', 'websocket_connect', 'websocket_message'].map((name) => ({
    given: `a pinned ID for ${name}`,
    declare: ((app) => {
      app.get('/a', handler);
      app.onWsConnect(handler);
      app.lambdaFunction('drain', handler);
    }) as Declare,
    settings: { logical_ids: { [name]: 'Drain' } },
    want: ['error pinned-name-fixed -'],
  })),
  {
    given: 'five layers beside the one of automatic_layer',
    declare: (app) => app.lambdaFunction('f', handler),
    settings: { automatic_layer: true, layers: [1, 2, 3, 4, 5].map((version) => `arn:aws:lambda:us-west-2:123456789012:layer:base:${version}`) },
    want: ['error layers-too-many -'],
  },
  {
    given: 'a NODE_PATH by which nothing is found in the layer',
    declare: (app) => app.lambdaFunction('f', handler),
    settings: { automatic_layer: true, environment_variables: { NODE_PATH: '/var/task/lib' } },
    want: ['error layer-node-path -'],
  },
  {
    given: 'a function where the generated role is',
    declare: (app) => app.lambdaFunction('default_role', handler),
    want: ['error logical-id-collision 1'],
  },
  {
    given: 'a function where another one has its event',
    declare: (app) => {
      app.schedule('x', 'rate(1 hour)', handler);
      app.lambdaFunction('xEvent', handler);
    },
    want: ['error logical-id-collision 2'],
  },
  ...['RestAPI', 'APIHandler', 'ApiHandler', 'APIHandlerInvokePermission', 'RestAPIapiStage'].map((name) => ({
    given: `a function ${name} beside routes`,
    declare: ((app) => {
      app.get('/a', handler);
      app.lambdaFunction(name, handler);
    }) as Declare,
    want: ['error logical-id-collision 2'],
  })),
  {
    given: "a function where SAM's stage is, whose name holds more than letters and digits",
    declare: (app) => {
      app.get('/a', handler);
      app.lambdaFunction('RestAPIStagea9d64949ee', handler);
    },
    settings: { api_gateway_stage: 'my-stage' },
    want: ['error logical-id-collision 2'],
  },
  {
    given: "a function where an authorizer's permission is",
    declare: (app) => {
      app.get('/a', { authorizer: app.authorizer('a', handler) }, handler);
      app.lambdaFunction('aInvokePermission', handler);
    },
    want: ['error logical-id-collision 1'],
  },
  {
    given: "a function where another one's own role is",
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.lambdaFunction('f_role', handler);
    },
    settings: { lambda_functions: { f: { autogen_policy: false } } },
    want: ['error logical-id-collision 2'],
  },
  {
    given: "a function where another one's log group is",
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.lambdaFunction('fLogGroup', handler);
    },
    settings: { lambda_functions: { f: { log_retention_in_days: 7 } } },
    want: ['error logical-id-collision 2'],
  },
  ...['WebsocketAPI', 'WebsocketAPIStage', 'WebsocketMessageRoute', 'WebsocketMessageAPIIntegration', 'WebsocketMessageInvokePermission'].map((name) => ({
    given: `a function ${name} beside websockets`,
    declare: ((app) => {
      app.onWsMessage(handler);
      app.lambdaFunction(name, handler);
    }) as Declare,
    want: ['error logical-id-collision 2'],
  })),
  // Event sources
  ...['b', 'Uploads', 'arn:aws:s3:::uploads', 's3://uploads', '-uploads', 'up_loads', 'u'.repeat(64)].map((bucket) => ({
    given: `the bucket ${bucket}`,
    declare: ((app) => app.onS3Event('f', { bucket }, handler)) as Declare,
    want: ['error s3-bucket 1'],
  })),
  ...(
    [
      [[], 'error s3-events-empty 1'],
      [['s3:ObjectCreate:*'], 'error s3-event-name 1'],
      [['ObjectCreated:Put'], 'error s3-event-name 1'],
      [['s3:TestEvent'], 'error s3-event-name 1'],
      [['s3:ReducedRedundancyLostObject'], 'error s3-event-not-bridged 1'],
      [['s3:ObjectCreated:*', 's3:Replication:*'], 'error s3-event-not-bridged 1'],
      [['s3:ObjectCreated:Put', 's3:ObjectCreated:*'], 'error s3-events-overlap 1'],
      [['s3:ObjectAcl:Put', 's3:ObjectAcl:Put'], 'error s3-events-overlap 1'],
    ] as const
  ).map(([events, ...want]) => ({
    given: `the S3 events ${events.join(', ')}`,
    declare: ((app) => app.onS3Event('f', { bucket: 'uploads', events }, handler)) as Declare,
    want,
  })),
  ...(
    [
      [{}, {}],
      [{ events: ['s3:ObjectCreated:Put'] }, {}],
      [{ prefix: 'in/' }, { prefix: 'in/a/' }],
      [{ prefix: 'in/' }, { suffix: '.jpg' }],
      [{ suffix: 'a.jpg' }, { suffix: '.jpg' }],
    ] as const
  ).map(([one, other]) => ({
    given: `two handlers of one bucket of the template, ${JSON.stringify(one)} and ${JSON.stringify(other)}`,
    declare: ((app) => {
      app.onS3Event('f', { bucket: { ref: 'Uploads' }, ...one }, handler);
      app.onS3Event('g', { bucket: { ref: 'Uploads' }, ...other }, handler);
    }) as Declare,
    want: ['error s3-handlers-overlap 2'],
  })),
  ...[-2, 10_001, 1.5].map((maximumRetryAttempts) => ({
    given: `${maximumRetryAttempts} retries`,
    declare: ((app) => app.onKinesisRecord('f', { stream: 's', maximumRetryAttempts }, handler)) as Declare,
    want: ['error stream-retry-attempts 1'],
  })),
  ...[0, 11, 2.5].map((parallelizationFactor) => ({
    given: `${parallelizationFactor} batches at a time`,
    declare: ((app) => app.onKinesisRecord('f', { stream: 's', parallelizationFactor }, handler)) as Declare,
    want: ['error stream-parallelization-factor 1'],
  })),
  ...['dead', 'arn:aws:lambda:eu-west-1:1:function:f', 'arn:aws:sqs:eu-west-1:1:dead.fifo', 'https://sqs.eu-west-1.amazonaws.com/1/dead'].map((onFailure) => ({
    given: `${onFailure} for what fails`,
    declare: ((app) => app.onDynamoDBRecord('f', { streamArn: 'arn:s', onFailure }, handler)) as Declare,
    want: ['error stream-on-failure 1'],
  })),
  ...(
    [
      [[{}], 'error event-filter-pattern 1'],
      [[{ body: 'order' }], 'error event-filter-pattern 1'],
      [[{ body: { kind: 'order' } }], 'error event-filter-pattern 1'],
      [[{ body: { kind: [] } }], 'error event-filter-pattern 1'],
      [[{ body: {} }], 'error event-filter-pattern 1'],
      [[{ body: null }], 'error event-filter-pattern 1'],
      [[{ body: ['x'.repeat(4096)] }], 'error event-filter-pattern 1'],
      [Array.from({ length: 6 }, () => ({ body: ['a'] })), 'warning event-filter-quota 1'],
      [Array.from({ length: 11 }, () => ({ body: ['a'] })), 'error event-filter-count 1'],
    ] as const
  ).map(([filterPatterns, ...want]) => ({
    given: `the filter patterns ${JSON.stringify(filterPatterns).slice(0, 40)}`,
    declare: ((app) => app.onSqsMessage('f', { queue: 'q', filterPatterns }, handler)) as Declare,
    want,
  })),
  {
    given: 'a filter policy with a value for a list',
    declare: (app) => app.onSnsMessage('f', { topic: 't', filterPolicy: { kind: 'order' } }, handler),
    want: ['error sns-filter-policy 1'],
  },
  {
    given: 'a filter policy of a scope that SNS lacks',
    declare: (app) => app.onSnsMessage('f', { topic: 't', filterPolicy: { kind: ['order'] }, filterPolicyScope: 'Body' as 'MessageBody' }, handler),
    want: ['error sns-filter-policy-scope 1'],
  },
  {
    given: 'the scope of no filter policy',
    declare: (app) => app.onSnsMessage('f', { topic: 't', filterPolicyScope: 'MessageBody' }, handler),
    want: ['error sns-filter-policy-scope 1'],
  },
  ...['', 'my bus', 'arn:aws:sns:eu-west-1:1:t'].map((eventBus) => ({
    given: `the event bus '${eventBus}'`,
    declare: ((app) => app.onCloudWatchEvent('f', { eventPattern: { source: ['a'] }, eventBus }, handler)) as Declare,
    want: ['error event-bus 1'],
  })),
  {
    given: 'a schedule with a large input',
    declare: (app) => app.schedule('f', 'rate(1 hour)', { input: 'x'.repeat(8191) }, handler),
    want: ['error schedule-input 1'],
  },
  ...['https://sqs.eu-west-1.amazonaws.com/1/jobs', 'arn:aws:sqs:eu-west-1:1:jobs'].map((queue) => ({
    given: `the queue ${queue}`,
    declare: ((app) => app.onSqsMessage('f', { queue }, handler)) as Declare,
    want: ['error sqs-queue-name 1'],
  })),
  ...['every day', 'rate(1 hours)', 'rate(2 hour)', 'rate(0 days)', 'rate(1 second)', 'cron(0 18 * * MON-FRI)', 'rate(1 hour) '].map((expression) => ({
    given: `the schedule ${expression}`,
    declare: ((app) => app.schedule('f', expression, handler)) as Declare,
    want: ['error schedule-expression 1'],
  })),
  ...['PST', 'europe/berlin', 'Berlin', '+01:00', ''].map((timezone) => ({
    given: `the time zone '${timezone}'`,
    declare: ((app) => app.schedule('f', 'cron(0 18 ? * * *)', { timezone }, handler)) as Declare,
    want: ['error schedule-timezone 1'],
  })),
  {
    given: 'one point in time without a time zone',
    declare: (app) => app.schedule('f', 'at(2030-01-01T00:00:00)', handler),
    want: ['error schedule-expression 1'],
  },
  {
    given: 'one point in time that is none',
    declare: (app) => app.schedule('f', 'at(2030-01-32T00:00:00)', { timezone: 'UTC' }, handler),
    want: ['error schedule-expression 1'],
  },
  {
    given: 'the time zone of a rate',
    declare: (app) => app.schedule('f', 'rate(1 day)', { timezone: 'Europe/Berlin' }, handler),
    want: ['warning schedule-timezone-unused 1'],
  },
  ...[1, 1001, 2.5, -2].map((maximumConcurrency) => ({
    given: `${maximumConcurrency} invocations at a time`,
    declare: ((app) => app.onSqsMessage('f', { queue: 'jobs', maximumConcurrency }, handler)) as Declare,
    want: ['error sqs-concurrency 1'],
  })),
  {
    given: 'the ARN of a queue as a topic',
    declare: (app) => app.onSnsMessage('f', { topic: 'arn:aws:sqs:eu-west-1:1:jobs' }, handler),
    want: ['error sns-topic 1'],
  },
  {
    given: 'the ARN of a table as a stream',
    declare: (app) => app.onKinesisRecord('f', { stream: 'arn:aws:dynamodb:eu-west-1:1:table/a' }, handler),
    want: ['error kinesis-stream 1'],
  },
  {
    given: 'a queue ARN that is none',
    declare: (app) => app.onSqsMessage('f', { queueArn: 'jobs' }, handler),
    want: ['error sqs-queue-arn 1'],
  },
  {
    given: 'a stream ARN that is none',
    declare: (app) => app.onDynamoDBRecord('f', { streamArn: 'changes' }, handler),
    want: ['error dynamodb-stream-arn 1'],
  },
  ...[20_000, 10.5].map((batchSize) => ({
    given: `a batch of ${batchSize} without a window`,
    declare: ((app) => app.onSqsMessage('q', { queue: 'jobs', batchSize }, handler)) as Declare,
    want: ['error event-batch-size 1'],
  })),
  ...[0, 10_001, 1.5].map((batchSize) => ({
    given: `a batch of ${batchSize}`,
    declare: ((app) => {
      app.onSqsMessage('q', { queue: 'jobs', batchSize, maximumBatchingWindowInSeconds: 1 }, handler);
      app.onKinesisRecord('k', { stream: 's', batchSize }, handler);
      app.onDynamoDBRecord('d', { streamArn: 'arn:s', batchSize }, handler);
    }) as Declare,
    want: ['q', 'k', 'd'].map((_name, index) => `error event-batch-size ${index + 1}`),
  })),
  {
    given: 'a large batch of SQS without a window',
    declare: (app) => {
      app.onSqsMessage('q', { queue: 'jobs', batchSize: 11 }, handler);
      app.onSqsMessage('r', { queue: 'jobs', batchSize: 10 }, handler);
      app.onKinesisRecord('k', { stream: 's', batchSize: 11 }, handler);
    },
    want: ['error sqs-batching-window-missing 1'],
  },
  {
    given: 'what a FIFO queue does not take',
    declare: (app) => {
      app.onSqsMessage('a', { queue: 'j.fifo', batchSize: 11 }, handler);
      app.onSqsMessage('b', { queueArn: 'arn:aws:sqs:eu-west-1:1:j.fifo', maximumBatchingWindowInSeconds: 5 }, handler);
      app.onSqsMessage('c', { queue: 'j.fifo', batchSize: 10 }, handler);
    },
    want: ['error sqs-fifo-batch 1', 'error sqs-fifo-batch 2'],
  },
  {
    given: 'too long a description',
    declare: (app) => {
      app.schedule('a', 'rate(1 day)', { description: 'x'.repeat(513) }, handler);
      app.schedule('b', 'rate(1 day)', { description: 'x'.repeat(512) }, handler);
    },
    want: ['error schedule-description 1'],
  },
  {
    given: 'a filter by what such a record does not have',
    declare: (app) => {
      app.onSqsMessage('q', { queue: 'jobs', filterPatterns: [{ data: { kind: ['a'] } }, { body: { kind: ['a'] } }] }, handler);
      app.onKinesisRecord('k', { stream: 's', filterPatterns: [{ body: { kind: ['a'] } }] }, handler);
      app.onDynamoDBRecord('d', { streamArn: 'arn:s', filterPatterns: [{ dynamodb: { Keys: { id: { S: ['a'] } } } }] }, handler);
    },
    want: ['error event-filter-key 1', 'error event-filter-key 2'],
  },
  {
    given: 'a cron expression with both kinds of days, or none',
    declare: (app) => {
      app.schedule('a', 'cron(0 12 * * * *)', handler);
      app.schedule('b', 'cron(0 12 ? * ? *)', handler);
      app.schedule('c', 'cron(0 12 1 * ? *)', handler);
    },
    want: ['error schedule-expression 1', 'error schedule-expression 2'],
  },
  {
    given: 'an event pattern without anything in it',
    declare: (app) => app.onCloudWatchEvent('f', { eventPattern: {} }, handler),
    want: ['error event-pattern-empty 1'],
  },
  ...[-1, 301, 0.5].map((maximumBatchingWindowInSeconds) => ({
    given: `a batching window of ${maximumBatchingWindowInSeconds}`,
    declare: ((app) => app.onKinesisRecord('f', { stream: 's', maximumBatchingWindowInSeconds }, handler)) as Declare,
    want: ['error event-batching-window 1'],
  })),
  {
    given: 'a starting position in small letters',
    declare: (app) => app.onDynamoDBRecord('f', { streamArn: 'arn:s', startingPosition: 'latest' as 'LATEST' }, handler),
    want: ['error event-starting-position 1'],
  },
];

const accepted: readonly Omit<Row, 'want'>[] = [
  {
    given: 'four layers and a NODE_PATH beside the layer of automatic_layer',
    declare: (app) => app.lambdaFunction('f', handler),
    settings: {
      automatic_layer: true,
      environment_variables: { NODE_PATH: '/var/task/lib:/opt/nodejs/node_modules/' },
      layers: [1, 2, 3, 4].map((version) => `arn:aws:lambda:us-west-2:123456789012:layer:base:${version}`),
    },
  },
  { given: 'nothing', declare: () => {} },
  ...['/', '/a', '/{id}', '/a/{user-id}/{rest+}', '/{proxy+}', '/a.b/c:d', '/a_b-c~d', '/%20', "/@!$&'()*+,;="].map((given) => ({
    given: `the path ${given}`,
    declare: ((app) => app.get(given, handler)) as Declare,
  })),
  {
    given: 'the same parameter in several paths, and others in other places',
    declare: (app) => {
      for (const given of ['/a/{x}', '/a/{x}/b', '/b/{y}', '/a/c/{z}', '/{q}']) app.get(given, handler);
    },
  },
  {
    given: 'every method, in any case',
    declare: (app) => app.route('/a', { methods: ['get', 'Post', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'any'] }, handler),
  },
  { given: 'binary content types only', declare: (app) => app.post('/a', { contentTypes: ['image/png', 'application/zip'] }, handler) },
  { given: 'no content types', declare: (app) => app.post('/a', { contentTypes: [] }, handler) },
  {
    given: 'equal CORS configurations, and none, on one path',
    declare: (app) => {
      app.get('/a', { cors: true }, handler);
      app.post('/a', { cors: new CORSConfig({ allowHeaders: ['Authorization'] }) }, handler);
      app.put('/a', handler);
    },
  },
  { given: 'OPTIONS without CORS', declare: (app) => app.options('/a', handler) },
  {
    given: 'credentials of one origin',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ allowCredentials: true, allowOrigin: 'https://a.example' }) }, handler),
  },
  {
    given: '25 binary types',
    declare: (app) => {
      app.api.binaryTypes.push(...Array.from({ length: 9 }, (_, index) => `a/${index}`));
      app.get('/a', handler);
    },
  },
  {
    given: 'a stage variable of the stage',
    declare: (app) => app.get('/a', { stageVariables: ['table'] }, handler),
    settings: { stages: { dev: { stage_variables: { table: 'x' } } } },
  },
  {
    given: 'one authorizer on several routes, with scopes of each',
    declare: (app) => {
      const guard = app.authorizer('guard', { ttlSeconds: 0 }, handler);
      app.get('/a', { authorizer: guard }, handler);
      app.get('/b', { authorizer: guard.withScopes(['read']) }, handler);
      app.get('/c', { authorizer: new IAMAuthorizer() }, handler);
      app.get('/d', { authorizer: new IAMAuthorizer() }, handler);
      app.get('/e', { authorizer: new CustomAuthorizer('C', { authorizerUri: 'arn:u', ttlSeconds: 3600 }) }, handler);
    },
  },
  {
    given: 'the names of the REST API in an app without routes',
    declare: (app) => ['RestAPI', 'api_handler', 'APIHandler'].slice(0, 2).forEach((name) => app.lambdaFunction(name, handler)),
  },
  {
    given: 'the name of the generated role where there is none',
    declare: (app) => app.lambdaFunction('default_role', handler),
    settings: { manage_iam_role: false, iam_role_arn: 'arn:r' },
  },
  {
    given: 'all three websocket handlers',
    declare: (app) => {
      app.onWsConnect(handler);
      app.onWsMessage(handler);
      app.onWsDisconnect(handler);
    },
  },
  {
    given: 'event sources at their limits',
    declare: (app) => {
      app.onSqsMessage('a', { queueArn: 'arn:aws:sqs:eu-west-1:1:jobs', batchSize: 10_000, maximumBatchingWindowInSeconds: 300 }, handler);
      app.onSqsMessage('b', { queue: 'jobs.fifo', batchSize: 1, maximumBatchingWindowInSeconds: 0 }, handler);
      app.onKinesisRecord('c', { stream: 's', startingPosition: 'TRIM_HORIZON' }, handler);
      app.onDynamoDBRecord('d', { streamArn: 'arn:s', startingPosition: 'LATEST' }, handler);
      app.onSnsMessage('e', { topic: 't' }, handler);
      app.onCloudWatchEvent('f', { eventPattern: { source: ['aws.ec2'] } }, handler);
      app.onSnsMessage('g', { topic: 'arn:aws-cn:sns:cn-north-1:1:t' }, handler);
      app.onKinesisRecord('h', { stream: 'arn:aws:kinesis:eu-west-1:1:stream/s' }, handler);
      for (const [index, maximumConcurrency] of [0, 2, 1000].entries()) app.onSqsMessage(`i${index}`, { queue: 'jobs', maximumConcurrency }, handler);
    },
  },
  {
    given: 'further options of event sources at their limits',
    declare: (app) => {
      const filterPatterns = Array.from({ length: 5 }, () => ({ body: { kind: ['order', null, { exists: false }] }, $or: [{ a: [1] }] }));
      for (const [index, maximumRetryAttempts] of [-1, 0, 10_000].entries()) app.onKinesisRecord(`a${index}`, { stream: 's', maximumRetryAttempts }, handler);
      for (const [index, parallelizationFactor] of [1, 10].entries()) app.onKinesisRecord(`b${index}`, { stream: 's', parallelizationFactor }, handler);
      for (const [index, onFailure] of ['arn:aws-cn:sns:cn-north-1:1:dead', 'arn:${AWS::Partition}:sqs:${AWS::Region}:1:dead'].entries())
        app.onDynamoDBRecord(`c${index}`, { streamArn: 'arn:s', onFailure }, handler);
      app.onSqsMessage('d', { queue: 'q', filterPatterns }, handler);
      app.onSqsMessage('e', { queue: 'q', filterPatterns: [{ body: ['x'.repeat(4083)] }] }, handler);
      app.schedule('f', 'rate(1 hour)', { input: 'x'.repeat(8190) }, handler);
      for (const [index, eventBus] of ['default', 'aws.partner/example.com/1', 'arn:aws:events:eu-west-1:1:event-bus/b', 'b-${AWS::Region}'].entries())
        app.onCloudWatchEvent(`g${index}`, { eventPattern: { source: ['a'] }, eventBus }, handler);
    },
  },
  {
    given: 'a cached route of the top where the stage has no cache, or does not cache that route',
    declare: (app) => {
      app.get('/a', handler);
      app.get('/b', handler);
    },
    settings: {
      api_gateway_methods: { 'GET /a': { api_gateway_cache: true }, 'GET /b': { api_gateway_cache: false } },
      stages: { dev: { api_gateway_cache: false } },
    },
  },
  {
    given: 'settings of methods without any route',
    declare: (app) => app.lambdaFunction('f', handler),
    settings: { api_gateway_methods: { 'GET /a': {} } },
  },
  {
    given: 'declared stage variables without any route',
    declare: (app) => {
      app.stageVariables({ level: oneOf('debug', 'info') });
      app.lambdaFunction('f', handler);
    },
  },
  {
    given: 'S3 handlers of every form',
    declare: (app) => {
      for (const [index, bucket] of ['abc', 'a.b-c.1', 'b'.repeat(63), 'U-${AWS::AccountId}', '1ab'].entries()) app.onS3Event(`a${index}`, { bucket }, handler);
      app.onS3Event('b', { bucket: 'uploads' }, handler);
      app.onS3Event('c', { bucket: 'uploads' }, handler);
      app.onS3Event('d', { bucket: { ref: 'A' }, events: ['s3:Replication:*', 's3:ReducedRedundancyLostObject'] }, handler);
      app.onS3Event('e', { bucket: { ref: 'A' }, prefix: 'in/' }, handler);
      app.onS3Event('f', { bucket: { ref: 'A' }, prefix: 'out/', suffix: '.jpg' }, handler);
      app.onS3Event('g', { bucket: { ref: 'A' }, prefix: 'out/', suffix: '.png' }, handler);
      app.onS3Event('h', { bucket: { ref: 'A' }, events: ['s3:ObjectRemoved:*'], prefix: 'in/' }, handler);
      app.onS3Event('i', { bucket: { ref: 'B' }, prefix: 'in/' }, handler);
    },
  },
  {
    given: 'deployments with a hook, alarms and steps of their own',
    declare: (app) => {
      app.get('/', handler);
      ['a', 'b'].forEach((name) => app.lambdaFunction(name, handler));
    },
    settings: {
      alarms: { latency: true },
      deployment_preference: { type: { linear: { percent: 1, minutes: 29 } }, alarms: ['latency', 'error'], hooks: { pre_traffic: 'a' } },
      lambda_functions: { b: { deployment_preference: { type: 'CodeDeployDefault.LambdaAllAtOnce' } } },
    },
  },
  {
    given: 'environments up to what is reserved',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: {
      reserved_concurrency: 9,
      provisioned_concurrency: { min: 0, max: 9, schedules: { morning: { schedule: 'at(2030-01-01T08:00:00)', timezone: 'UTC', min: 9 } } },
    },
  },
  {
    given: 'schedules in time zones',
    declare: (app) => {
      for (const [index, timezone] of ['Europe/Berlin', 'UTC', 'US/Eastern', 'Etc/GMT+5'].entries())
        app.schedule(`s${index}`, index % 2 === 0 ? 'cron(0 18 ? * * *)' : 'at(2030-01-01T00:00:00)', { timezone }, handler);
    },
  },
  {
    given: 'schedules of every form',
    declare: (app) => {
      const written = ['rate(1 minute)', 'rate(15 minutes)', 'rate(1 hour)', 'rate(10 hours)', 'rate(1 day)', 'rate(2 days)', 'cron(0/10 * ? * MON-FRI *)'];
      for (const [index, expression] of [...written, new Rate(1, Rate.DAYS), new Rate(9, Rate.MINUTES)].entries())
        app.schedule(`s${index}`, expression, handler);
    },
  },
];

describe('the checks of an app', () => {
  for (const { given, declare, settings, want } of refused) {
    it(`tell of ${given}`, () => expect(told(declare, settings)).to.deep.equal(want));
  }

  for (const { given, declare, settings } of accepted) {
    it(`are content with ${given}`, () => expect(told(declare, settings)).to.deep.equal([]));
  }

  it('tell of everything at once', () => {
    const codes = told((app) => {
      app.route('a', { methods: ['GTE'], stageVariables: ['x'] }, handler);
      app.lambdaFunction('f', handler);
      app.lambdaFunction('f', handler);
      app.onSqsMessage('q', { queue: 'https://q', batchSize: 0 }, handler);
    }).map((line) => line.split(' ')[1]);
    expect(codes).to.deep.equal(['route-path', 'route-method', 'stage-variable-missing', 'duplicate-function-name', 'sqs-queue-name', 'event-batch-size']);
  });

  it('have a row here for every code that they know', () => {
    const folder = join(process.cwd(), 'src/compiler/model');
    const checks = readdirSync(folder).filter(
      (file) => file.startsWith('check-') && !['check-emptiness.ts', 'check-buckets.ts', 'check-keys.ts', 'check-unpolled.ts'].includes(file),
    );
    const known = checks.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map((match) => match[1]!));
    const tried = refused.flatMap(({ want }) => want.map((line) => line.split(' ')[1]!));
    expect([...new Set(known)].filter((code) => !tried.includes(code))).to.deep.equal([]);
  });
});
