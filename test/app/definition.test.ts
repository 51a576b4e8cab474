import { expect } from 'chai';
import { CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../src/app/authorizer.js';
import { Blueprint } from '../../src/app/blueprint.js';
import { Chalice, defaultBinaryTypes } from '../../src/app/chalice.js';
import { CORSConfig } from '../../src/app/cors.js';
import type { Declaring } from '../../src/app/declaring.js';
import { Cron, Rate } from '../../src/app/schedule-expression.js';
import { declared, declaredRoute, handler, problemsOf } from './declared.js';

const route = {
  path: '/a',
  methods: ['GET'],
  name: 'get /a',
  authorizer: null,
  apiKeyRequired: false,
  contentTypes: ['application/json'],
  cors: null,
  public: false,
  summary: null,
  description: null,
  stageVariables: [],
  at: [],
};
const cors = { allowOrigin: '*', allowHeaders: [], exposeHeaders: [], maxAge: null, allowCredentials: false };
const polled = { filterPatterns: [], reportBatchItemFailures: false };
const sqs = { kind: 'sqs', queue: 'jobs', queueArn: null, batchSize: 1, maximumBatchingWindowInSeconds: 0, maximumConcurrency: null, ...polled };
const stream = {
  batchSize: 100,
  startingPosition: 'LATEST',
  maximumBatchingWindowInSeconds: 0,
  ...polled,
  bisectOnError: false,
  maximumRetryAttempts: null,
  parallelizationFactor: null,
  onFailure: null,
};
const streamOptions = {
  batchSize: 5,
  startingPosition: 'TRIM_HORIZON',
  maximumBatchingWindowInSeconds: 9,
  filterPatterns: [{ data: { a: ['b'] } }, { data: { c: [{ prefix: 'd' }] } }],
  bisectOnError: true,
  maximumRetryAttempts: 3,
  parallelizationFactor: 2,
  onFailure: 'arn:aws:sqs:eu-west-1:1:dead',
} as const;
const fn = (eventSource: object | null): object => ({ functions: [{ name: 'f', eventSource, at: [] }] });

/** What a declaration adds to the definition of an app that declares nothing. */
const rows: readonly { given: string; declare: (on: Declaring) => void; want: object }[] = [
  { given: 'route', declare: (on) => on.route('/a', handler), want: { routes: [route] } },
  {
    given: 'route with all options',
    declare: (on) =>
      on.route(
        '/a/{id}',
        {
          methods: ['put', 'Post'],
          name: 'change',
          authorizer: new IAMAuthorizer(),
          apiKeyRequired: true,
          contentTypes: ['text/plain', 'text/csv'],
          cors: new CORSConfig({ allowOrigin: 'https://a.example', allowHeaders: ['X-A'], exposeHeaders: ['X-B'], maxAge: 0, allowCredentials: true }),
          public: true,
          summary: 'Changes it',
          description: 'And more',
          stageVariables: ['table'],
        },
        handler,
      ),
    want: {
      routes: [
        {
          path: '/a/{id}',
          methods: ['PUT', 'POST'],
          name: 'change',
          authorizer: { kind: 'iam', name: 'sigv4', scopes: [] },
          apiKeyRequired: true,
          contentTypes: ['text/plain', 'text/csv'],
          cors: { allowOrigin: 'https://a.example', allowHeaders: ['X-A'], exposeHeaders: ['X-B'], maxAge: 0, allowCredentials: true },
          public: true,
          summary: 'Changes it',
          description: 'And more',
          stageVariables: ['table'],
          at: [],
        },
      ],
    },
  },
  {
    given: 'route with options that are undefined',
    declare: (on) => on.route('/a', { methods: undefined, name: undefined, cors: undefined, authorizer: undefined, contentTypes: undefined }, handler),
    want: { routes: [route] },
  },
  { given: 'route with undefined in place of the options', declare: (on) => on.route('/a', undefined as never, handler), want: { routes: [route] } },
  { given: 'route for any type of body', declare: (on) => on.route('/a', { contentTypes: [] }, handler), want: { routes: [{ ...route, contentTypes: [] }] } },
  {
    given: 'route of several methods',
    declare: (on) => on.route('/a', { methods: ['get', 'ANY'] }, handler),
    want: { routes: [{ ...route, methods: ['GET', 'ANY'], name: 'get_any /a' }] },
  },
  { given: 'get', declare: (on) => on.get('/a', handler), want: { routes: [route] } },
  { given: 'post', declare: (on) => on.post('/a', handler), want: { routes: [{ ...route, methods: ['POST'], name: 'post /a' }] } },
  { given: 'put', declare: (on) => on.put('/a', handler), want: { routes: [{ ...route, methods: ['PUT'], name: 'put /a' }] } },
  { given: 'patch', declare: (on) => on.patch('/a', handler), want: { routes: [{ ...route, methods: ['PATCH'], name: 'patch /a' }] } },
  { given: 'delete', declare: (on) => on.delete('/a', handler), want: { routes: [{ ...route, methods: ['DELETE'], name: 'delete /a' }] } },
  { given: 'head', declare: (on) => on.head('/a', handler), want: { routes: [{ ...route, methods: ['HEAD'], name: 'head /a' }] } },
  { given: 'options', declare: (on) => on.options('/a', handler), want: { routes: [{ ...route, methods: ['OPTIONS'], name: 'options /a' }] } },
  {
    given: 'post with options',
    declare: (on) => on.post('/a', { cors: true }, handler),
    want: { routes: [{ ...route, methods: ['POST'], name: 'post /a', cors }] },
  },
  { given: 'authorizer', declare: (on) => on.authorizer('f', handler), want: { authorizers: [{ name: 'f', at: [] }] } },
  { given: 'lambdaFunction', declare: (on) => on.lambdaFunction('f', handler), want: fn(null) },
  {
    given: 'schedule with a text',
    declare: (on) => on.schedule('f', 'rate(1 hour)', handler),
    want: fn({ kind: 'schedule', expression: 'rate(1 hour)', description: null, input: null, enabled: null, timezone: null }),
  },
  {
    given: 'schedule with a Rate and a description',
    declare: (on) => on.schedule('f', new Rate(1, Rate.DAYS), { description: 'cleans up' }, handler),
    want: fn({ kind: 'schedule', expression: 'rate(1 day)', description: 'cleans up', input: null, enabled: null, timezone: null }),
  },
  {
    given: 'schedule with an input, and switched off',
    declare: (on) => on.schedule('f', 'rate(1 hour)', { input: { b: [1], a: null }, enabled: false }, handler),
    want: fn({ kind: 'schedule', expression: 'rate(1 hour)', description: null, input: '{"b":[1],"a":null}', enabled: false, timezone: null }),
  },
  {
    given: 'schedule with null as its input',
    declare: (on) => on.schedule('f', 'rate(1 hour)', { input: null }, handler),
    want: fn({ kind: 'schedule', expression: 'rate(1 hour)', description: null, input: 'null', enabled: null, timezone: null }),
  },
  {
    given: 'schedule in a time zone',
    declare: (on) => on.schedule('f', 'cron(0 18 ? * * *)', { timezone: 'Europe/Berlin' }, handler),
    want: fn({ kind: 'schedule', expression: 'cron(0 18 ? * * *)', description: null, input: null, enabled: null, timezone: 'Europe/Berlin' }),
  },
  {
    given: 'schedule with a Cron',
    declare: (on) => on.schedule('f', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), handler),
    want: fn({ kind: 'schedule', expression: 'cron(0 18 ? * MON-FRI *)', description: null, input: null, enabled: null, timezone: null }),
  },
  {
    given: 'onCloudWatchEvent',
    declare: (on) => on.onCloudWatchEvent('f', { eventPattern: { source: ['aws.ec2'] } }, handler),
    want: fn({ kind: 'cloudwatch', eventPattern: { source: ['aws.ec2'] }, eventBus: null }),
  },
  {
    given: 'onCloudWatchEvent with a bus',
    declare: (on) => on.onCloudWatchEvent('f', { eventPattern: { source: ['shop'] }, eventBus: 'orders' }, handler),
    want: fn({ kind: 'cloudwatch', eventPattern: { source: ['shop'] }, eventBus: 'orders' }),
  },
  {
    given: 'onS3Event',
    declare: (on) => on.onS3Event('f', { bucket: 'uploads' }, handler),
    want: fn({ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'], prefix: null, suffix: null }),
  },
  {
    given: 'onS3Event with all options',
    declare: (on) => on.onS3Event('f', { bucket: 'uploads', events: ['s3:ObjectRemoved:*'], prefix: 'in/', suffix: '.jpg' }, handler),
    want: fn({ kind: 's3', bucket: 'uploads', events: ['s3:ObjectRemoved:*'], prefix: 'in/', suffix: '.jpg' }),
  },
  {
    given: 'onS3Event of a bucket of the template, with empty filters',
    declare: (on) => on.onS3Event('f', { bucket: { ref: 'Uploads' }, prefix: '', suffix: '' }, handler),
    want: fn({ kind: 's3', bucket: { ref: 'Uploads' }, events: ['s3:ObjectCreated:*'], prefix: null, suffix: null }),
  },
  {
    given: 'onSnsMessage with all options',
    declare: (on) => on.onSnsMessage('f', { topic: 'orders', filterPolicy: { kind: ['order'] }, filterPolicyScope: 'MessageBody' }, handler),
    want: fn({ kind: 'sns', topic: 'orders', filterPolicy: { kind: ['order'] }, filterPolicyScope: 'MessageBody' }),
  },
  {
    given: 'onSnsMessage',
    declare: (on) => on.onSnsMessage('f', { topic: 'orders' }, handler),
    want: fn({ kind: 'sns', topic: 'orders', filterPolicy: null, filterPolicyScope: null }),
  },
  { given: 'onSqsMessage', declare: (on) => on.onSqsMessage('f', { queue: 'jobs' }, handler), want: fn(sqs) },
  {
    given: 'onSqsMessage with all options',
    declare: (on) =>
      on.onSqsMessage(
        'f',
        {
          queue: 'jobs',
          queueArn: 'arn:q',
          batchSize: 10,
          maximumBatchingWindowInSeconds: 5,
          maximumConcurrency: 2,
          filterPatterns: [{ body: { a: [1] } }],
          reportBatchItemFailures: true,
        },
        handler,
      ),
    want: fn({
      kind: 'sqs',
      queue: 'jobs',
      queueArn: 'arn:q',
      batchSize: 10,
      maximumBatchingWindowInSeconds: 5,
      maximumConcurrency: 2,
      filterPatterns: [{ body: { a: [1] } }],
      reportBatchItemFailures: true,
    }),
  },
  {
    given: 'onKinesisRecord',
    declare: (on) => on.onKinesisRecord('f', { stream: 'clicks' }, handler),
    want: fn({ kind: 'kinesis', stream: 'clicks', ...stream }),
  },
  {
    given: 'onKinesisRecord with all options',
    declare: (on) => on.onKinesisRecord('f', { stream: 'clicks', ...streamOptions, reportBatchItemFailures: true }, handler),
    want: fn({ kind: 'kinesis', stream: 'clicks', ...streamOptions, reportBatchItemFailures: true }),
  },
  {
    given: 'onDynamoDBRecord',
    declare: (on) => on.onDynamoDBRecord('f', { streamArn: 'arn:s' }, handler),
    want: fn({ kind: 'dynamodb', streamArn: 'arn:s', ...stream }),
  },
  { given: 'onWsConnect', declare: (on) => on.onWsConnect(handler), want: { websockets: [{ type: 'connect', at: [] }] } },
  { given: 'onWsMessage', declare: (on) => on.onWsMessage(handler), want: { websockets: [{ type: 'message', at: [] }] } },
  { given: 'onWsDisconnect', declare: (on) => on.onWsDisconnect(handler), want: { websockets: [{ type: 'disconnect', at: [] }] } },
  { given: 'middleware', declare: (on) => on.middleware('http', handler), want: {} },
  { given: 'registerMiddleware', declare: (on) => on.registerMiddleware(handler), want: {} },
];

const nothing = { schema: 1, appName: 'demo', routes: [], functions: [], authorizers: [], websockets: [], binaryTypes: [...defaultBinaryTypes] };

describe('the definition of an app', () => {
  it('of an app that declares nothing has the default binary types', () => {
    expect(declared(() => {})).to.deep.equal(nothing);
    expect(defaultBinaryTypes).to.have.length(16);
  });

  for (const { given, declare, want } of rows) {
    it(`says what ${given} declares`, () => {
      expect(declared(declare)).to.deep.equal({ ...nothing, ...want });
    });

    it(`says what ${given} on a blueprint declares`, () => {
      const blueprint = new Blueprint('part');
      declare(blueprint);
      expect(declared((app) => app.registerBlueprint(blueprint))).to.deep.equal({ ...nothing, ...want });
    });
  }

  it('keeps the order of declarations, functions of all kinds together', () => {
    const { functions } = declared((app) => {
      app.schedule('z', 'rate(1 hour)', handler);
      app.lambdaFunction('m', handler);
      app.onSnsMessage('a', { topic: 't' }, handler);
    });
    expect(functions.map(({ name }) => name)).to.deep.equal(['z', 'm', 'a']);
  });

  it('tells middleware apart by the type of its events, all of them where none is named', () => {
    const app = new Chalice({ appName: 'demo' });
    app.middleware('http', handler);
    app.registerMiddleware(handler, 's3');
    app.registerMiddleware(handler);
    expect(app.declarations.map((declaration) => (declaration.kind === 'middleware' ? declaration.eventType : ''))).to.deep.equal(['http', 's3', 'all']);
  });

  it('says where declarations stand while the tool looks on', () => {
    const app = new Chalice({ appName: 'demo' });
    problemsOf(() => app.get('/a', handler));
    expect(app.toJSON().routes[0]!.at).to.deep.equal([[1, 2]]);
  });

  it('has the binary types that were added, or put in place of the default ones', () => {
    const added = declared((app) => app.api.binaryTypes.push('image/webp')).binaryTypes;
    const replaced = declared((app) => (app.api.binaryTypes = [])).binaryTypes;
    expect([added.at(-1), added.length, replaced]).to.deep.equal(['image/webp', 17, []]);
  });

  it('gives each app binary types of its own', () => {
    declared((app) => app.api.binaryTypes.push('image/webp'));
    expect(declared(() => {}).binaryTypes).to.have.length(16);
  });

  it('does not change with the lists that it was made from', () => {
    const [contentTypes, stageVariables] = [['text/plain'], ['table']];
    const kept = declaredRoute((app) => {
      app.post('/a', { contentTypes, stageVariables }, handler);
      contentTypes.push('image/png');
      stageVariables.push('other');
    });
    expect([kept.contentTypes, kept.stageVariables]).to.deep.equal([['text/plain'], ['table']]);
  });

  it('takes a content type once', () => {
    expect(declaredRoute((app) => app.post('/a', { contentTypes: ['a/b', 'c/d', 'a/b'] }, handler)).contentTypes).to.deep.equal(['a/b', 'c/d']);
  });

  it('holds only what JSON can say', () => {
    const app = new Chalice({ appName: 'demo', debug: true });
    for (const { declare } of rows) declare(app);
    app.get('/pool', { authorizer: new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:p'] }) }, handler);
    app.get('/custom', { authorizer: new CustomAuthorizer('C', { authorizerUri: { Ref: 'Uri' } }) }, handler);
    app.get('/own', { authorizer: app.authorizer('own', handler) }, handler);
    expect(JSON.parse(JSON.stringify(app))).to.deep.equal(app.toJSON());
  });
});

describe("a route's cors", () => {
  const rowsOfCors: readonly { given: string; declare: (app: Chalice) => void; want: object | null }[] = [
    { given: 'nothing anywhere', declare: (app) => app.get('/a', handler), want: null },
    { given: 'true', declare: (app) => app.get('/a', { cors: true }, handler), want: cors },
    { given: 'the whole API', declare: (app) => withApi(app, true, () => app.get('/a', handler)), want: cors },
    { given: 'false against the whole API', declare: (app) => withApi(app, true, () => app.get('/a', { cors: false }, handler)), want: null },
    { given: 'null, which is nothing', declare: (app) => withApi(app, true, () => app.get('/a', { cors: null as never }, handler)), want: cors },
    {
      given: 'a configuration of its own',
      declare: (app) => withApi(app, true, () => app.get('/a', { cors: new CORSConfig({ maxAge: 5 }) }, handler)),
      want: { ...cors, maxAge: 5 },
    },
    {
      given: 'the whole API, set afterwards',
      declare: (app) => {
        app.get('/a', handler);
        app.api.cors = true;
      },
      want: null,
    },
    {
      given: "the whole API, set before the blueprint's registration",
      declare: (app) => {
        const blueprint = new Blueprint('part');
        blueprint.get('/a', handler);
        withApi(app, new CORSConfig({ maxAge: 7 }), () => app.registerBlueprint(blueprint));
      },
      want: { ...cors, maxAge: 7 },
    },
  ];
  for (const { given, declare, want } of rowsOfCors) {
    it(`comes from ${given}`, () => expect(declaredRoute(declare).cors).to.deep.equal(want));
  }

  it('of a blueprint that is registered twice comes from the API as it was each time', () => {
    const blueprint = new Blueprint('part');
    blueprint.get('/a', handler);
    const { routes } = declared((app) => {
      app.registerBlueprint(blueprint, { urlPrefix: '/x' });
      app.api.cors = true;
      app.registerBlueprint(blueprint, { urlPrefix: '/y' });
    });
    expect(routes.map(({ path, cors: own }) => [path, own])).to.deep.equal([
      ['/x/a', null],
      ['/y/a', cors],
    ]);
  });
});

function withApi(app: Chalice, setting: boolean | CORSConfig, declare: () => void): void {
  app.api.cors = setting;
  declare();
}
