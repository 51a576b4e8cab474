import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../src/app/authorizer.js';
import { Blueprint } from '../../src/app/blueprint.js';
import { CORSConfig } from '../../src/app/cors.js';
import type { ConfigFile } from '../../src/config/generated/config-file.js';
import { checkApp } from '../../src/model/check-app.js';
import { context, type Declare, definitionOf, handler, stageOf } from './modelled.js';

/** `error route-path 1: message: fix`, with the number of the declaration that is blamed. */
function told(declare: Declare, settings: Partial<ConfigFile> = {}): string[] {
  return checkApp(definitionOf(declare), stageOf(settings), context).map(
    ({ severity, code, where, message, fix }) => `${severity} ${code} ${where.line ?? '-'}: ${message}: ${fix}`,
  );
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
  // Paths
  path('', "error route-path-empty 1: a route's path is empty: the root of the API is '/'"),
  path('a', "error route-path 1: the path 'a' does not start with '/': write '/a'"),
  path('/a/', "error route-trailing-slash 1: the path '/a/' ends in '/', which API Gateway never matches: write '/a'"),
  path('//', "error route-trailing-slash 1: the path '//' ends in '/', which API Gateway never matches: write '/'"),
  path('/a//b', "error route-path 1: the path '/a//b' has an empty segment: write one '/' between two segments"),
  path('/a b', "error route-path 1: the path '/a b' holds ' ', which API Gateway takes in no path: use letters, digits, hyphens, underscores, dots and colons"),
  path('/é', "error route-path 1: the path '/é' holds 'é', which API Gateway takes in no path: use letters, digits, hyphens, underscores, dots and colons"),
  path(
    '/a?b=c',
    "error route-path 1: the path '/a?b=c' holds '?', which API Gateway takes in no path: use letters, digits, hyphens, underscores, dots and colons",
  ),
  path('/🙂', "error route-path 1: the path '/🙂' holds '🙂', which API Gateway takes in no path: use letters, digits, hyphens, underscores, dots and colons"),
  path(
    '/a-{id}',
    "error path-parameter 1: 'a-{id}' in the path '/a-{id}' is no path parameter: a parameter takes a whole segment: '{name}', or '{name+}' for all that follows",
  ),
  path(
    '/{a}{b}',
    "error path-parameter 1: '{a}{b}' in the path '/{a}{b}' is no path parameter: a parameter takes a whole segment: '{name}', or '{name+}' for all that follows",
  ),
  path(
    '/{id',
    "error path-parameter 1: '{id' in the path '/{id' is no path parameter: a parameter takes a whole segment: '{name}', or '{name+}' for all that follows",
  ),
  path(
    '/{}',
    "error path-parameter 1: '{}' in the path '/{}' is no path parameter: a parameter takes a whole segment: '{name}', or '{name+}' for all that follows",
  ),
  path(
    '/{a b}',
    "error path-parameter 1: '{a b}' in the path '/{a b}' is no path parameter: a parameter takes a whole segment: '{name}', or '{name+}' for all that follows",
  ),
  path('/{a+}/b', "error path-greedy-not-last 1: '{a+}' takes all that follows, so nothing can follow it in '/{a+}/b': move it to the end, or drop the +"),
  path('/{a}/b/{a}', "error path-parameter-twice 1: the path '/{a}/b/{a}' has two parameters 'a': give each its own name"),
  path('/{a}/{a+}', "error path-parameter-twice 1: the path '/{a}/{a+}' has two parameters 'a': give each its own name"),
  {
    given: 'two names of one parameter',
    declare: (app) => {
      app.get('/a/{x}', handler);
      app.get('/a/{y}/b', handler);
    },
    want: ["error path-parameter-names-differ 2: '/a/{y}/b' and '/a/{x}' give one place in the path two parameters, '{y}' and '{x}': call it '{x}' in both"],
  },
  {
    given: 'a greedy parameter beside a plain one',
    declare: (app) => {
      app.get('/{x}', handler);
      app.get('/{x+}', handler);
    },
    want: ["error path-parameter-names-differ 2: '/{x+}' and '/{x}' give one place in the path two parameters, '{x+}' and '{x}': call it '{x}' in both"],
  },
  // Methods
  {
    given: 'no methods',
    declare: (app) => app.route('/a', { methods: [] }, handler),
    want: ["error route-methods-empty 1: route '/a' has no methods: name at least one, as in methods: ['GET']"],
  },
  {
    given: 'a method with a typing mistake',
    declare: (app) => app.route('/a', { methods: ['GTE'] }, handler),
    want: ["error route-method 1: route '/a': there is no HTTP method 'GTE' in API Gateway: did you mean 'GET'?"],
  },
  {
    given: 'a method that API Gateway lacks',
    declare: (app) => app.route('/a', { methods: ['CONNECT'] }, handler),
    want: ["error route-method 1: route '/a': there is no HTTP method 'CONNECT' in API Gateway: known are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY"],
  },
  {
    given: 'one method of one path twice',
    declare: (app) => {
      app.route('/a', { methods: ['GET', 'POST'] }, handler);
      app.post('/a', { name: 'other' }, handler);
    },
    want: ["error route-method-twice 2: '/a' has two handlers for POST: 'get_post /a' (app.ts:1) and 'other': remove one, or give it another path or method"],
  },
  {
    given: 'one method twice in a list',
    declare: (app) => app.route('/a', { methods: ['GET', 'get'] }, handler),
    want: [
      "error route-method-twice 1: '/a' has two handlers for GET: 'get_get /a' (app.ts:1) and 'get_get /a': remove one, or give it another path or method",
    ],
  },
  // Content types
  {
    given: 'binary and other content types',
    declare: (app) => app.post('/a', { contentTypes: ['image/png', 'text/plain'] }, handler),
    want: [
      "error content-types-mixed 1: route '/a': contentTypes mixes binary types ('image/png') and others ('text/plain'): use two routes, or add 'text/plain' to app.api.binaryTypes",
    ],
  },
  {
    given: 'more binary types than API Gateway takes',
    declare: (app) => {
      app.get('/a', handler);
      app.api.binaryTypes.push(...Array.from({ length: 10 }, (_, index) => `a/${index}`));
    },
    want: ["error binary-types-too-many -: app.api.binaryTypes lists 26 types, and API Gateway takes 25: remove some, or replace all of them by '*/*'"],
  },
  // CORS
  {
    given: 'CORS beside a handler for OPTIONS',
    declare: (app) => {
      app.get('/a', { cors: true }, handler);
      app.options('/a', handler);
    },
    want: [
      "error cors-with-options 2: '/a' has CORS, which answers OPTIONS itself, and a handler for OPTIONS too: remove OPTIONS from the methods, or cors from the route",
    ],
  },
  {
    given: 'two CORS configurations of one path',
    declare: (app) => {
      app.get('/a', { cors: true }, handler);
      app.post('/a', { cors: new CORSConfig({ maxAge: 5 }) }, handler);
    },
    want: [
      "error cors-differs 2: the routes on '/a' have different CORS configurations, and a preflight can answer only one: use one CORSConfig for all of them",
    ],
  },
  {
    given: 'a quote in a CORS header',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ allowOrigin: "'self'" }) }, handler),
    want: ["error cors-value 1: route '/a': the CORS value \"'self'\" can't stand in a header: leave out quotes and line breaks"],
  },
  {
    given: 'a line break in a CORS header',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ exposeHeaders: ['X-A\nB'] }) }, handler),
    want: ["error cors-value 1: route '/a': the CORS value \"X-A\\nB\" can't stand in a header: leave out quotes and line breaks"],
  },
  {
    given: 'a negative maxAge',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ maxAge: -1 }) }, handler),
    want: ["error cors-max-age 1: route '/a': maxAge is -1: give whole seconds, 0 or more"],
  },
  {
    given: 'half a second of maxAge',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ maxAge: 0.5 }) }, handler),
    want: ["error cors-max-age 1: route '/a': maxAge is 0.5: give whole seconds, 0 or more"],
  },
  {
    given: 'credentials of any origin',
    declare: (app) => app.get('/a', { cors: new CORSConfig({ allowCredentials: true }) }, handler),
    want: [
      "warning cors-credentials-any-origin 1: route '/a': browsers ignore allowCredentials where allowOrigin is '*': name the origin that may send credentials",
    ],
  },
  // Stage variables
  {
    given: 'a stage variable that the stage lacks',
    declare: (app) => app.get('/a', { stageVariables: ['table', 'toString', 'known'] }, handler),
    settings: { stage_variables: { known: 'x' }, stages: { dev: {}, prod: { stage_variables: { table: 'y' } } } },
    want: ['table', 'toString'].map(
      (name) =>
        `error stage-variable-missing 1: route '/a' reads the stage variable '${name}', which stage 'dev' does not have: add "${name}" to "stage_variables" of stage 'dev', or of all stages`,
    ),
  },
  // Authorizers
  {
    given: 'an authorizer whose blueprint is not registered',
    declare: (app) => app.get('/a', { authorizer: new Blueprint('b').authorizer('guard', handler) }, handler),
    want: [
      "error authorizer-not-registered 2: route '/a' uses the authorizer 'guard', whose blueprint is not registered: call app.registerBlueprint with its blueprint",
    ],
  },
  {
    given: 'two authorizers of one name',
    declare: (app) => {
      app.get('/a', { authorizer: pool('P', 'arn:1') }, handler);
      app.get('/b', { authorizer: pool('P', 'arn:2') }, handler);
    },
    want: ["error authorizer-name-twice 2: two different authorizers have the name 'P', and the Swagger document can hold one: give each its own name"],
  },
  ...['api_key', 'sigv4'].map((name) => ({
    given: `an authorizer of the name ${name}`,
    declare: ((app) => app.get('/a', { authorizer: pool(name, 'arn:1') }, handler)) as Declare,
    want: [`error authorizer-name-reserved 1: an authorizer can't have the name '${name}', which stands for API keys or signed requests: give it another name`],
  })),
  {
    given: 'an authorizer without user pools',
    declare: (app) => app.get('/a', { authorizer: pool('P') }, handler),
    want: ["error authorizer-without-pools 1: the authorizer 'P' lists no user pools: put at least one ARN into providerArns"],
  },
  ...[-1, 3601, 0.5].map((ttlSeconds) => ({
    given: `${ttlSeconds} seconds of a decision`,
    declare: ((app) => {
      app.get('/a', { authorizer: app.authorizer('guard', { ttlSeconds }, handler) }, handler);
      app.get('/b', { authorizer: new CustomAuthorizer('C', { authorizerUri: 'arn:u', ttlSeconds }) }, handler);
    }) as Declare,
    want: [
      `error authorizer-ttl 2: the authorizer 'guard' has ttlSeconds ${ttlSeconds}: give whole seconds from 0 to 3600`,
      `error authorizer-ttl 3: the authorizer 'C' has ttlSeconds ${ttlSeconds}: give whole seconds from 0 to 3600`,
    ],
  })),
  {
    given: 'an authorizer without routes',
    declare: (app) => void app.authorizer('guard', handler),
    want: ["warning authorizer-without-routes 1: the authorizer 'guard' is left out: the app has no routes: declare a route that uses it, or remove it"],
  },
  // Names of functions
  {
    given: 'two functions of one name',
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.schedule('f', 'rate(1 hour)', handler);
    },
    want: ["error duplicate-function-name 2: two functions have the name 'f': give this function another name"],
  },
  {
    given: 'a function and an authorizer of one name',
    declare: (app) => {
      app.get('/a', { authorizer: app.authorizer('f', handler) }, handler);
      app.lambdaFunction('f', handler);
    },
    want: ["error duplicate-function-name 3: two functions have the name 'f': give this function another name"],
  },
  {
    given: 'a function of the name of the function behind the routes',
    declare: (app) => {
      app.lambdaFunction('api_handler', handler);
      app.get('/a', handler);
    },
    want: ["error duplicate-function-name 1: 'api_handler' is the name of the function behind the routes: give this function another name"],
  },
  {
    given: 'a function of the name of a websocket handler',
    declare: (app) => {
      app.onWsMessage(handler);
      app.lambdaFunction('websocket_message', handler);
    },
    want: ["error duplicate-function-name 2: 'websocket_message' is the name of a websocket handler: give this function another name"],
  },
  // Logical IDs
  {
    given: 'two names that become one logical ID',
    declare: (app) => {
      app.lambdaFunction('foo_bar', handler);
      app.lambdaFunction('foo-bar', handler);
    },
    want: ["error logical-id-collision 2: 'foo-bar' and 'foo_bar' both get the logical ID FooBar: give one of them another name"],
  },
  {
    given: 'a function where the generated role is',
    declare: (app) => app.lambdaFunction('default_role', handler),
    want: ["error logical-id-collision 1: 'default_role' and the generated role both get the logical ID DefaultRole: give one of them another name"],
  },
  {
    given: 'a function where another one has its event',
    declare: (app) => {
      app.schedule('x', 'rate(1 hour)', handler);
      app.lambdaFunction('xEvent', handler);
    },
    want: ["error logical-id-collision 2: 'xEvent' and the event source of 'x' both get the logical ID XEvent: give one of them another name"],
  },
  ...['RestAPI', 'APIHandler', 'ApiHandler', 'APIHandlerInvokePermission', 'RestAPIapiStage'].map((name) => ({
    given: `a function ${name} beside routes`,
    declare: ((app) => {
      app.get('/a', handler);
      app.lambdaFunction(name, handler);
    }) as Declare,
    want: [
      name === 'APIHandler'
        ? "error logical-id-collision 1: the function behind the routes and 'APIHandler' both get the logical ID APIHandler: give one of them another name"
        : `error logical-id-collision 2: '${name}' and the REST API both get the logical ID ${name[0]!.toUpperCase()}${name.slice(1)}: give one of them another name`,
    ],
  })),
  {
    given: "a function where an authorizer's permission is",
    declare: (app) => {
      app.get('/a', { authorizer: app.authorizer('a', handler) }, handler);
      app.lambdaFunction('aInvokePermission', handler);
    },
    want: [
      "error logical-id-collision 1: the permission of the authorizer 'a' and 'aInvokePermission' both get the logical ID AInvokePermission: give one of them another name",
    ],
  },
  {
    given: "a function where another one's own role is",
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.lambdaFunction('f_role', handler);
    },
    settings: { lambda_functions: { f: { autogen_policy: false } } },
    want: ["error logical-id-collision 2: 'f_role' and the role of 'f' both get the logical ID FRole: give one of them another name"],
  },
  {
    given: "a function where another one's log group is",
    declare: (app) => {
      app.lambdaFunction('f', handler);
      app.lambdaFunction('fLogGroup', handler);
    },
    settings: { lambda_functions: { f: { log_retention_in_days: 7 } } },
    want: ["error logical-id-collision 2: 'fLogGroup' and the log group of 'f' both get the logical ID FLogGroup: give one of them another name"],
  },
  ...['WebsocketAPI', 'WebsocketAPIStage', 'WebsocketMessageRoute', 'WebsocketMessageAPIIntegration', 'WebsocketMessageInvokePermission'].map((name) => ({
    given: `a function ${name} beside websockets`,
    declare: ((app) => {
      app.onWsMessage(handler);
      app.lambdaFunction(name, handler);
    }) as Declare,
    want: [
      name.startsWith('WebsocketAPI')
        ? `error logical-id-collision 2: '${name}' and the websocket API both get the logical ID ${name}: give one of them another name`
        : `error logical-id-collision 1: the websocket handler 'websocket_message' and '${name}' both get the logical ID ${name}: give one of them another name`,
    ],
  })),
  // Event sources
  {
    given: 'an S3 handler',
    declare: (app) => app.onS3Event('f', { bucket: 'b' }, handler),
    want: [
      "error s3-event-not-packaged 1: 'f' handles S3 events, which this version does not package yet: use an EventBridge rule (onCloudWatchEvent) for the bucket until it does",
    ],
  },
  ...['https://sqs.eu-west-1.amazonaws.com/1/jobs', 'arn:aws:sqs:eu-west-1:1:jobs'].map((queue) => ({
    given: `the queue ${queue}`,
    declare: ((app) => app.onSqsMessage('f', { queue }, handler)) as Declare,
    want: [`error sqs-queue-name 1: 'f': queue must be a queue's name, not '${queue}': give an ARN as queueArn`],
  })),
  {
    given: 'a queue ARN that is none',
    declare: (app) => app.onSqsMessage('f', { queueArn: 'jobs' }, handler),
    want: ["error sqs-queue-arn 1: 'f': queueArn must be an ARN, not 'jobs': give a name as queue"],
  },
  {
    given: 'a stream ARN that is none',
    declare: (app) => app.onDynamoDBRecord('f', { streamArn: 'changes' }, handler),
    want: ["error dynamodb-stream-arn 1: 'f': streamArn must be an ARN, not 'changes': give the stream's ARN, which ends in /stream/ and a time"],
  },
  ...[0, 10_001, 1.5].map((batchSize) => ({
    given: `a batch of ${batchSize}`,
    declare: ((app) => {
      app.onSqsMessage('q', { queue: 'jobs', batchSize }, handler);
      app.onKinesisRecord('k', { stream: 's', batchSize }, handler);
      app.onDynamoDBRecord('d', { streamArn: 'arn:s', batchSize }, handler);
    }) as Declare,
    want: ['q', 'k', 'd'].map(
      (name, index) => `error event-batch-size ${index + 1}: '${name}': batchSize is ${batchSize}: give a whole number from 1 to 10000`,
    ),
  })),
  ...[-1, 301, 0.5].map((maximumBatchingWindowInSeconds) => ({
    given: `a batching window of ${maximumBatchingWindowInSeconds}`,
    declare: ((app) => app.onKinesisRecord('f', { stream: 's', maximumBatchingWindowInSeconds }, handler)) as Declare,
    want: [`error event-batching-window 1: 'f': maximumBatchingWindowInSeconds is ${maximumBatchingWindowInSeconds}: give whole seconds from 0 to 300`],
  })),
  {
    given: 'a starting position in small letters',
    declare: (app) => app.onDynamoDBRecord('f', { streamArn: 'arn:s', startingPosition: 'latest' as 'LATEST' }, handler),
    want: ["error event-starting-position 1: 'f': startingPosition is 'latest': use 'LATEST' or 'TRIM_HORIZON'"],
  },
];

const accepted: readonly Omit<Row, 'want'>[] = [
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
      app.schedule('g', 'rate(1 hour)', handler);
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

  for (const type of ['Connect', 'Message', 'Disconnect'] as const) {
    it(`tell of two websocket handlers for ${type}`, () => {
      const problems = told((app) => {
        app[`onWs${type}`](handler);
        app[`onWs${type}`](handler);
      });
      expect(problems).to.include(`error websocket-handler-twice 2: there are two websocket handlers for ${type.toLowerCase()}: keep one onWs${type}`);
    });
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
    const folder = join(process.cwd(), 'src/model');
    const checks = readdirSync(folder).filter((file) => file.startsWith('check-'));
    const known = checks.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map((match) => match[1]!));
    const tried = refused.flatMap(({ want }) => want.map((line) => line.split(' ')[1]!));
    expect([...new Set(known)].sort()).to.deep.equal([...new Set([...tried, 'websocket-handler-twice'])].sort());
  });
});
