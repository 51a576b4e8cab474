import * as fc from 'fast-check';
import { asCode, mostly, oneOf, print, seldom, text } from './random-value.js';

/** An app as JSON: what is drawn, and what is made smaller when it shows a fault. */
export interface AppRecipe {
  readonly appName: string;
  readonly binaryTypes?: readonly string[] | undefined;
  readonly appCors?: unknown;
  readonly items: readonly Item[];
}

type Options = { readonly [name: string]: unknown };

/** One declaration. Names get the item's number, mostly, so that few of them meet. */
type Item =
  | {
      readonly kind: 'route';
      readonly path: string;
      readonly options: Options;
      readonly cors?: unknown;
      readonly guard?: number | undefined;
      readonly scopes?: readonly string[] | undefined;
    }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'event'; readonly method: string; readonly name: string; readonly first?: unknown; readonly options: Options }
  | { readonly kind: 'websocket'; readonly method: string }
  | { readonly kind: 'authorizer'; readonly name: string; readonly options: Options }
  | { readonly kind: 'existing'; readonly className: string; readonly name: string; readonly options: Options }
  | { readonly kind: 'blueprint'; readonly options: Options; readonly again?: Options | undefined; readonly items: readonly Item[] };

const functionName = mostly<string, string>(
  oneOf('worker', 'do_it', 'do-it', 'Camel', 'UPPER', 'x', '2nd', 'a_b-c', '_hidden', 'class', 'n'.repeat(50)),
  oneOf('api_handler', 'websocket_connect', 'RestAPI', 'with space', '', 'default', 'DefaultRole', 'n'.repeat(65)),
);

const segment = mostly<string, string>(
  fc.oneof(
    { weight: 3, arbitrary: oneOf<string>('users', 'orders', 'a', 'v1.0', 'x-y', 'A_b', 'items', 'deep', '~me', 'a:b') },
    { weight: 1, arbitrary: fc.constant('{}') },
  ),
  oneOf('{id}', '{id', 'ä', 'a b', '', '{path+}', '*', '{x}.json'),
);

/** A parameter is called after its depth, since one place can have only one. */
const path = fc
  .tuple(fc.array(segment, { maxLength: 4 }), seldom(fc.constant('rest')))
  .map(
    ([segments, greedy]) =>
      `/${[...segments.map((part, depth) => (part === '{}' ? `{p${depth}}` : part)), ...(greedy ? [`{p${segments.length}+}`] : [])].join('/')}`,
  );

const method = mostly<string, string>(oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'get', 'ANY'), oneOf('OPTIONS', 'TRACE', ''));

const corsOptions = fc.record({
  allowOrigin: seldom(mostly(oneOf('https://example.com', '*'), oneOf("o'rigin", ''))),
  allowHeaders: seldom(fc.subarray(['X-One', 'x-two', 'Authorization'])),
  exposeHeaders: seldom(fc.subarray(['X-Three', 'X-Four'])),
  maxAge: seldom(mostly(oneOf(0, 600), oneOf(-1, 0.5))),
  allowCredentials: seldom(fc.boolean()),
});

const cors = seldom(fc.oneof({ weight: 6, arbitrary: fc.boolean() }, { weight: 1, arbitrary: corsOptions }));

const scope = mostly<string, string>(oneOf('read', 'write', 'https://example.com/all'), oneOf('', 'two words'));

const route = fc.record({
  kind: fc.constant('route' as const),
  path: mostly<string, string>(path, oneOf('', 'no/slash', '/end/', '/{p0}/{p0}', '/{all+}/x')),
  options: fc.record({
    methods: fc.option(fc.uniqueArray(method, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 2 }),
    name: seldom(text),
    apiKeyRequired: seldom(fc.boolean()),
    contentTypes: seldom(
      mostly(
        oneOf([], ['text/plain'], ['application/json', 'application/xml'], ['image/png'], ['*/*']),
        oneOf(['image/png', 'text/plain'], [''], 'text/plain'),
      ),
    ),
    public: seldom(fc.boolean()),
    summary: seldom(text),
    description: seldom(text),
    stageVariables: seldom(mostly(fc.constant([]), fc.subarray(['color', 'missing']))),
    unknown: mostly(fc.constant(undefined), fc.constant(1)),
  }),
  cors,
  guard: fc.option(fc.nat(20), { nil: undefined, freq: 2 }),
  scopes: seldom(fc.uniqueArray(scope, { maxLength: 2 })),
});

const batchSize = seldom(mostly(oneOf(1, 10, 100), oneOf(0, 10001, 1.5)));
const window = seldom(mostly(oneOf(0, 5, 300), oneOf(-1, 301)));
const stream = { batchSize, maximumBatchingWindowInSeconds: window, startingPosition: seldom(mostly(oneOf('LATEST', 'TRIM_HORIZON'), oneOf('EARLIEST', ''))) };
const name = mostly<string, string>(oneOf('jobs', 'jobs.fifo', 'a-b_c', '${Queue.QueueName}'), oneOf('', 'no good', 'arn:aws:sqs'));

function event(eventMethod: string, options: fc.Arbitrary<Options>, first: fc.Arbitrary<unknown> = fc.constant(undefined)): fc.Arbitrary<Item> {
  return fc.record({ kind: fc.constant('event' as const), method: fc.constant(eventMethod), name: functionName, first, options });
}

const schedule = event(
  'schedule',
  fc.record({ description: seldom(text), timezone: seldom(mostly(oneOf('UTC', 'Europe/Berlin', 'America/Port-au-Prince'), oneOf('PST', 'utc', '', 5))) }),
  mostly(
    oneOf('rate(1 hour)', 'rate(5 minutes)', 'cron(0 12 * * ? *)', asSource('new Rate(2, Rate.DAYS)'), asSource("new Cron(0, 18, '?', '*', 'MON-FRI', '*')")),
    oneOf('rate(0 hours)', 'hourly', '', 5, asSource('new Rate(0.5, Rate.HOURS)')),
  ),
);

const pattern = oneOf(
  { source: ['aws.ec2'] },
  { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: ['b'] }, object: { key: [{ prefix: 'in/' }] } } },
  { detail: { amount: [{ numeric: ['>', 0, '<=', 5] }], absent: [{ exists: false }], none: [null, ''] } },
  { $or: [{ source: ['a'] }, { account: ['123456789012'] }] },
);

const s3 = event(
  'onS3Event',
  fc.record({
    bucket: mostly(oneOf('uploads'), oneOf('')),
    events: seldom(oneOf(['s3:ObjectRemoved:*'], ['s3:Nothing'])),
    prefix: seldom(text),
    suffix: seldom(text),
  }),
);

const eventItem = fc.oneof(
  schedule,
  event('onCloudWatchEvent', fc.record({ eventPattern: mostly(pattern, oneOf({}, 'aws.ec2', undefined)) })),
  event(
    'onSnsMessage',
    fc.record({
      topic: mostly(
        oneOf('orders', 'arn:aws:sns:us-east-1:123456789012:orders', '${Topic.TopicName}'),
        oneOf('', 'no good', 'arn:aws:sqs:us-east-1:123456789012:q'),
      ),
    }),
  ),
  event(
    'onSqsMessage',
    fc.record({
      queue: fc.option(name, { nil: undefined, freq: 9 }),
      queueArn: seldom(mostly(fc.constant('arn:aws:sqs:us-east-1:123456789012:jobs'), oneOf('jobs', 'arn:aws:sns:us-east-1:123456789012:jobs'))),
      batchSize: seldom(mostly(oneOf(1, 10), oneOf(0, 11, 10001))),
      maximumBatchingWindowInSeconds: window,
      maximumConcurrency: seldom(mostly(oneOf(2, 1000), oneOf(0, 1, 1001))),
    }),
  ),
  event('onKinesisRecord', fc.record({ stream: mostly(oneOf('clicks', 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks'), name), ...stream })),
  event(
    'onDynamoDBRecord',
    fc.record({ streamArn: mostly(fc.constant('arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2026-01-01T00:00:00.000'), oneOf('', 't')), ...stream }),
  ),
);

const ttlSeconds = seldom(mostly(oneOf(0, 300, 3600), oneOf(-1, 3601, 1.5)));
const header = seldom(mostly(oneOf('X-Token', 'authorization'), oneOf('', 'two words')));

const authorizer = fc.record({
  kind: fc.constant('authorizer' as const),
  name: functionName,
  options: fc.record({ ttlSeconds, header, executionRole: seldom(fc.constant('arn:aws:iam::123456789012:role/caller')) }),
});

const authorizerName = mostly<string, string>(oneOf('Pool', 'my auth', 'Auth-1', 'größe'), oneOf('', 'api_key', 'sigv4', '__proto__'));
const scopes = seldom(fc.uniqueArray(scope, { maxLength: 2 }));

const existing = fc.oneof(
  fc.record({ kind: fc.constant('existing' as const), className: fc.constant('IAMAuthorizer'), name: fc.constant(''), options: fc.constant({}) }),
  fc.record({
    kind: fc.constant('existing' as const),
    className: fc.constant('CognitoUserPoolAuthorizer'),
    name: authorizerName,
    options: fc.record({
      providerArns: mostly(fc.constant(['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc']), fc.constant([])),
      header,
      scopes,
    }),
  }),
  fc.record({
    kind: fc.constant('existing' as const),
    className: fc.constant('CustomAuthorizer'),
    name: authorizerName,
    options: fc.record({
      authorizerUri: mostly(
        oneOf('arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations', {
          'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/f/invocations',
        }),
        oneOf('', [], 5),
      ),
      ttlSeconds,
      header,
      invokeRoleArn: seldom(fc.constant('arn:aws:iam::123456789012:role/caller')),
      scopes,
    }),
  }),
);

const prefixes = fc.record({
  urlPrefix: fc.option(mostly(oneOf('/part', '/{p0}', '/one/two', '/part/'), oneOf('', 'part', '/')), { nil: undefined, freq: 6 }),
  namePrefix: fc.option(mostly(oneOf('part_', 'p-', 'P'), oneOf('', 'no good ')), { nil: undefined, freq: 6 }),
});

const { item } = fc.letrec<{ item: Item; blueprint: Item }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    { weight: 100, arbitrary: route },
    { weight: 40, arbitrary: fc.record({ kind: fc.constant('function' as const), name: functionName }) },
    { weight: 80, arbitrary: eventItem },
    // Refused as long as it is not packaged.
    { weight: 3, arbitrary: s3 },
    { weight: 30, arbitrary: authorizer },
    { weight: 30, arbitrary: existing },
    { weight: 30, arbitrary: tie('blueprint') },
  ),
  blueprint: fc.record({
    kind: fc.constant('blueprint' as const),
    options: prefixes,
    again: seldom(prefixes),
    items: fc.array(tie('item'), { maxLength: 4 }),
  }),
}));

const websockets: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 30, arbitrary: fc.constant<string[]>([]) },
  { weight: 20, arbitrary: fc.subarray(['onWsConnect', 'onWsMessage', 'onWsDisconnect']) },
  { weight: 1, arbitrary: fc.constant<string[]>(['onWsMessage', 'onWsMessage']) },
);

export const appRecipe: fc.Arbitrary<AppRecipe> = fc
  .record({
    appName: mostly<string, string>(oneOf('helloworld', 'Größer', 'a.b-c_d', "it's"), fc.constant('')),
    binaryTypes: seldom(
      mostly<string[], string[]>(
        oneOf([], ['*/*'], ['image/png'], ['image/webp', 'text/csv']),
        fc.constant(Array.from({ length: 26 }, (_, index) => `x/t${index}`)),
      ),
    ),
    appCors: cors,
    items: fc.array(item, { maxLength: 12 }),
    sockets: websockets,
    // Where the websocket handlers stand, and whether in a blueprint.
    inBlueprint: fc.boolean(),
  })
  .map(({ sockets, inBlueprint, items, ...rest }) => {
    const handlers = sockets.map((socket): Item => ({ kind: 'websocket', method: socket }));
    const part: Item = { kind: 'blueprint', options: {}, items: handlers };
    return { ...rest, items: handlers.length > 0 && inBlueprint ? [part, ...items] : [...handlers, ...items] };
  });

/** JavaScript in a recipe, which is JSON. */
function asSource(source: string): { readonly source: string } {
  return { source };
}

function toValue(given: unknown): unknown {
  const isSource = typeof given === 'object' && given !== null && 'source' in given && typeof given.source === 'string';
  return isSource ? asCode(String(given.source)) : given;
}

function corsValue(given: unknown): unknown {
  return typeof given === 'object' && given !== null ? asCode(`new CORSConfig(${print(given)})`) : given;
}

/** The lines of `app.ts` between its imports and its end; the app is in `app`. */
export function sourceOf({ appName, binaryTypes, appCors, items }: AppRecipe): string {
  let count = 0;
  const authorizers: string[] = [];
  const lines = [`const app = new Chalice({ appName: ${print(appName)} });`];
  if (binaryTypes !== undefined) lines.push(`app.api.binaryTypes = ${print(binaryTypes)};`);
  if (appCors !== undefined) lines.push(`app.api.cors = ${print(corsValue(appCors))};`);

  // Now and then without it, since `do_it` and `do-it` get one logical ID.
  const isBare = (base: string, number: number): boolean => /^do.it$/.test(base) && number % 3 === 0;
  const named = (base: string, number: number): string => (/^[A-Za-z0-9_-]{1,9}$|^n{50}$/.test(base) && !isBare(base, number) ? `${base}${number}` : base);
  const declare = (scope: string, one: Item): void => {
    count += 1;
    const number = count;
    switch (one.kind) {
      case 'route': {
        const known = authorizers[(one.guard ?? 0) % Math.max(1, authorizers.length)];
        const guard =
          one.guard === undefined || known === undefined ? undefined : one.scopes === undefined ? known : `${known}.withScopes(${print(one.scopes)})`;
        const options = { ...one.options, cors: corsValue(one.cors), authorizer: guard === undefined ? undefined : asCode(guard) };
        lines.push(`${scope}.route(${print(one.path)}, ${print(options)}, () => null);`);
        return;
      }
      case 'function':
        lines.push(`${scope}.lambdaFunction(${print(named(one.name, number))}, () => null);`);
        return;
      case 'event': {
        const first = one.first === undefined ? '' : `${print(toValue(one.first))}, `;
        lines.push(`${scope}.${one.method}(${print(named(one.name, number))}, ${first}${print(one.options)}, () => null);`);
        return;
      }
      case 'websocket':
        lines.push(`${scope}.${one.method}(() => null);`);
        return;
      case 'authorizer':
        lines.push(`const auth${number} = ${scope}.authorizer(${print(named(one.name, number))}, ${print(one.options)}, () => ({}));`);
        authorizers.push(`auth${number}`);
        return;
      case 'existing': {
        const given =
          one.className === 'IAMAuthorizer'
            ? ''
            : `${print(one.name === '' || one.name.includes('_') ? one.name : `${one.name}${number}`)}, ${print(one.options)}`;
        lines.push(`const auth${number} = new ${one.className}(${given});`);
        authorizers.push(`auth${number}`);
        return;
      }
      case 'blueprint':
        lines.push(`const part${number} = new Blueprint('part${number}');`);
        for (const inner of one.items) declare(`part${number}`, inner);
        lines.push(`${scope}.registerBlueprint(part${number}, ${print(one.options)});`);
        if (one.again !== undefined) {
          const apart = {
            urlPrefix: `/again${number}${one.again['urlPrefix'] === undefined ? '' : String(one.again['urlPrefix'])}`,
            namePrefix: `again${number}_`,
          };
          lines.push(`${scope}.registerBlueprint(part${number}, ${print(number % 5 === 0 ? one.again : apart)});`);
        }
    }
  };
  for (const one of items) declare('app', one);
  return lines.join('\n');
}
