import { proxyEvent } from '../proxy-event.js';
import { cloudWatchEvent, s3Event, snsEvent, sqsEvent } from './event.js';
import { answers, breaks, caught, defaultCors, fails, returns, type Row, type Table } from './row.js';
import { websocketEvent } from './websocket.js';

const request = (act: string | undefined, path = '/', options: object = {}): { [key: string]: unknown } => {
  return proxyEvent(path, { headers: act === undefined ? {} : { 'x-act': act }, ...options });
};

/** What the two outermost middlewares for requests make of an answer. */
const passed = (http: unknown): object => ({ all: { http } });

const types: [type: string, handler: string, event: unknown][] = [
  ['scheduled', 'on_schedule', cloudWatchEvent],
  ['cloudwatch', 'on_event', cloudWatchEvent],
  ['s3', 'on_s3', s3Event('k')],
  ['sns', 'on_sns', snsEvent({})],
  ['sqs', 'on_sqs', sqsEvent('b')],
  ['kinesis', 'on_kinesis', { Records: [] }],
  ['dynamodb', 'on_dynamodb', { Records: [] }],
];

function table(handler: string, rows: readonly Row[]): Table {
  return { app: 'middleware', handler, rows };
}

const unknown = { Code: 'InternalServerError', Message: 'Unknown request.' };

const rest: Row[] = [
  {
    says: '10 those of the type and of all run in the order of their registration, the first outermost, also those after the handlers',
    event: request(undefined),
    want: answers(200, passed({ inner: 'view' })),
  },
  { says: '10 not going on ends it', event: request('short'), want: answers(403, passed('stopped')) },
  { says: '10 what it returns counts like a result', event: request('plain'), want: answers(200, passed({ from: 'middleware' })) },
  { says: '10 nothing counts like a result', event: request('nothing'), want: answers(200, passed(undefined)) },
  {
    says: '10 it gets a Response, which it may change',
    event: request('observe'),
    want: answers(200, passed({ inner: 'view', changed: true }), { headers: { 'X-Saw': 'true 200' } }),
  },
  {
    says: '10 the 404 passes through it',
    event: request('observe', '/other'),
    want: answers(404, passed({ inner: { Code: 'NotFoundError', Message: 'Unknown path: /other' }, changed: true }), { headers: { 'X-Saw': 'true 404' } }),
  },
  {
    says: '10 the 405 passes through it',
    event: request('observe', '/', { method: 'PUT' }),
    want: answers(405, passed({ inner: { Code: 'MethodNotAllowedError', Message: 'Unsupported method: PUT' }, changed: true }), {
      headers: { Allow: 'GET', 'X-Saw': 'true 405' },
    }),
  },
  {
    says: '10 the 415 passes through it',
    event: request(undefined, '/', { headers: { 'x-act': 'observe', 'content-type': 'text/plain' } }),
    want: answers(415, passed({ inner: { Code: 'UnsupportedMediaType', Message: 'Unsupported media type: text/plain' }, changed: true }), {
      headers: { 'X-Saw': 'true 415' },
    }),
  },
  {
    says: '10 view errors have become Responses before it sees them',
    event: request('observe', '/throw'),
    want: answers(500, passed({ inner: { Code: 'InternalServerError', Message: 'An internal server error occurred.' }, changed: true }), {
      headers: { 'X-Saw': 'true 500' },
    }),
    log: caught('/throw', /^RangeError: secret\n/),
  },
  {
    says: '10 it sees null for what is no request, and there is no current request',
    event: {},
    want: answers(500, passed({ inner: unknown }), { headers: { 'X-Request': 'null' } }),
  },
  {
    says: '7.3 ChaliceUnhandledError arrives as an exception',
    event: request('catch', '/unhandled'),
    want: answers(503, passed('true for the middleware'), { headers: defaultCors }),
  },
  {
    says: '7.3 a view error of the middleware is its status, and arrives as a Response at those outside of it',
    event: request('refuse', '/with-cors'),
    want: answers(404, passed({ Code: 'NotFoundError', Message: 'no such tenant' }), { headers: defaultCors }),
  },
  {
    says: '7.3 a view error that middleware awaits for is one too',
    event: request('refuse late', '/with-cors'),
    want: answers(418, passed({ Code: 'Teapot', Message: 'short' }), { headers: defaultCors }),
  },
  {
    says: '7.3 an exception of the middleware is a 500, and logged',
    event: request('throw', '/with-cors'),
    want: breaks({ headers: defaultCors }),
    log: caught('/with-cors', /^RangeError: secret\n/),
  },
  {
    says: '7.3 ChaliceUnhandledError of the middleware is one too',
    event: request('throw unhandled', '/with-cors'),
    want: breaks({ headers: defaultCors }),
    log: caught('/with-cors', /secret/),
  },
  {
    says: '8 an answer of the middleware has the CORS headers of the route',
    event: request('short', '/with-cors'),
    want: answers(403, passed('stopped'), { headers: defaultCors }),
  },
  {
    says: '8 a result of the middleware has the CORS headers of the route',
    event: request('plain', '/with-cors'),
    want: answers(200, passed({ from: 'middleware' }), { headers: defaultCors }),
  },
  {
    says: '8 the middleware sees the CORS headers, and may change them in any case and remove them',
    event: request('change headers', '/with-cors'),
    want: answers(200, passed({ inner: 'view' }), { headers: { 'access-control-allow-origin': 'https://own.example' } }),
  },
  {
    says: '10 of header names that differ in their case the last counts, but all cookies are set',
    event: request('headers in other letters'),
    want: answers(200, passed('x'), { headers: { 'content-TYPE': 'text/csv', 'X-A': '1' }, multiValueHeaders: { 'set-cookie': ['a=1', 'b=2', 'c=3'] } }),
  },
  ...['first', 'second'].map((which) => ({
    says: `10 what it changes of a Response that a view keeps is seen by its own request only: ${which} request`,
    event: request('change all', '/kept'),
    want: answers(200, passed({ inner: { list: ['kept', 'changed'], map: { a: 'changed' }, once: true } }), {
      headers: { 'X-Once': 'yes' },
      multiValueHeaders: { 'X-List': ['a', 'changed'] },
    }),
  })),
  ...['first', 'second'].map((which) => ({
    says: `10 or of a value that a view keeps: ${which} request`,
    event: request('change body', '/kept-value'),
    want: answers(200, passed({ inner: ['kept', 'changed'] })),
  })),
  ...['first', 'second'].map((which) => ({
    says: `10 or of a Response that other middleware keeps: ${which} request`,
    event: request('keep'),
    want: answers(403, passed('kept')),
  })),
  {
    says: '10 a Response of a class of its own stays one',
    event: request('look', '/own-class'),
    want: answers(200, passed({ inner: 'from Page' }), { headers: { ...defaultCors, 'X-Page': '1' } }),
  },
  {
    says: '7.3 R-Q5 a Response of the middleware that cannot be sent is a 500',
    event: request('bad header'),
    want: breaks(),
    log: caught('/', /^TypeError: the value of the header 'X-A'/),
  },
  {
    says: '7.3 R-Q5 so is one whose headers it makes Headers, which have no properties',
    event: request('headers of another kind'),
    want: breaks(),
    log: caught('/', /^TypeError: '\[object Headers\]' cannot be the name of a header/),
  },
  {
    says: '10 R-Q9 another request that it hands on has no effect',
    event: request('replace', '/users/{id}', { pathParameters: { id: '1' }, stageVariables: { a: 'b' } }),
    want: answers(200, passed({ inner: ['1', '/users/{id}', 'GET', { a: 'b' }, '/users/{id}'] })),
  },
  {
    says: '10 R-Q9 what it changes of the request is seen by the view, but finds no other view and no other captures',
    event: request('change', '/users/{id}', { pathParameters: { id: '1' } }),
    want: answers(200, passed({ inner: ['1', '/elsewhere', 'PUT', { changed: 'yes' }, '/elsewhere'] })),
  },
  {
    says: '10 a converted wrapper sees the event and the context of a request as they came',
    event: request('convert'),
    want: answers(200, passed({ saw: request('convert'), function: 'middleware-dev', inner: { inner: 'view' } })),
  },
  {
    says: '10 a converted wrapper sees the event also where that is no request',
    event: { act: 'convert' },
    want: answers(200, passed({ saw: { act: 'convert' }, function: 'middleware-dev', inner: { inner: unknown } })),
  },
  { says: '10 a converted wrapper may answer by itself', event: request('convert and stop'), want: answers(200, passed({ stopped: 'middleware-dev' })) },
  {
    says: '10 middleware that is registered meanwhile is not for this request',
    event: request(undefined, '/late'),
    want: answers(200, passed({ inner: 'view' })),
  },
  {
    says: '10 but for the next one, as the chain is built for each request',
    event: request(undefined),
    want: answers(200, passed({ inner: 'view' }), { headers: { 'X-Late': 'yes' } }),
  },
];

const handled = (event: object): object => ({ all: { pure_lambda: { event, function: 'middleware-dev' } } });

const worker: Row[] = [
  { says: '10 a pure function has its type', event: { a: 1 }, want: returns(handled({ a: 1 })) },
  { says: '10 not going on ends it', event: { act: 'short' }, want: returns({ all: { pure_lambda: 'short' } }) },
  {
    says: '10 it sees event, context and toDict of a pure function',
    event: { act: 'look' },
    want: returns({ all: { pure_lambda: { event: { act: 'look' }, dict: { act: 'look' }, function: 'middleware-dev' } } }),
  },
  {
    says: '10 another event that it hands on is unpacked for the function',
    event: { act: 'replace' },
    want: returns({ all: { pure_lambda: { event: { other: 'event' }, function: 'other context' } } }),
  },
  { says: '10 the same event goes on where it hands on none', event: { act: 'same' }, want: returns(handled({ act: 'same' })) },
  { says: '10 exceptions pass through it to Lambda', event: { throw: 'for Lambda' }, want: fails('RangeError', 'for Lambda') },
  {
    says: '10 a converted wrapper sees event and context as they came, and what it passes on is ignored',
    event: { act: 'convert' },
    want: returns({
      all: { pure_lambda: { saw: { act: 'convert' }, function: 'middleware-dev', inner: { event: { act: 'convert' }, function: 'middleware-dev' } } },
    }),
  },
  {
    says: '10 what a converted wrapper returns is the result',
    event: { act: 'convert and stop' },
    want: returns({ all: { pure_lambda: { stopped: 'middleware-dev' } } }),
  },
];

export const middleware: readonly Table[] = [
  table('api_handler', rest),
  table('worker', worker),
  ...types.map(([type, handler, event]) =>
    table(handler, [
      { says: `10 those of type ${type} and of all see such events, and no others do`, event, want: returns({ all: { [type]: { inner: 'handled' } } }) },
      ...(type === 'sqs'
        ? [
            {
              says: '10 another event that it hands on is what the handler gets',
              event: { ...sqsEvent('b'), replace: true },
              want: returns(['replaced', 'm1']),
            },
          ]
        : []),
    ]),
  ),
  table('websocket_connect', [
    {
      says: '10 those of type websocket and of all see such events, and no others do',
      event: websocketEvent(),
      want: returns({ statusCode: 200, all: { websocket: { handled: true } } }),
    },
  ]),
  table('failing_sqs', [
    {
      says: '10 it sees the list of failed records, and may change it',
      event: sqsEvent('a', 'b', 'c'),
      want: returns({ batchItemFailures: [{ itemIdentifier: 'm3' }, { itemIdentifier: 'm1' }] }),
    },
  ]),
  table('auth', [
    { says: '10 authorizers have none', event: { type: 'TOKEN', authorizationToken: 't', methodArn: 'a' }, want: returns({ principalId: 'own' }) },
  ]),
  // Stands last, as in process the other functions share the app.
  table(
    'late',
    ['first', 'second'].map((which) => ({
      says: `10 the chain of a function is built at its first event, and then fixed: ${which} event`,
      event: {},
      want: returns({ all: { pure_lambda: { inner: 'late' } } }),
    })),
  ),
];
