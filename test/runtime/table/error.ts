import { proxyEvent } from '../proxy-event.js';
import { answers, breaks, caught, defaultCors, refuses, type Table } from './row.js';

const throwing = (kind: string, path = '/throw/{kind}'): object => proxyEvent(path, { pathParameters: { kind } });

const classes: [name: string, statusCode: number][] = [
  ['ChaliceViewError', 500],
  ['BadRequestError', 400],
  ['UnauthorizedError', 401],
  ['ForbiddenError', 403],
  ['NotFoundError', 404],
  ['MethodNotAllowedError', 405],
  ['RequestTimeoutError', 408],
  ['ConflictError', 409],
  ['UnprocessableEntityError', 422],
  ['TooManyRequestsError', 429],
];

export const error: Table = {
  app: 'main',
  handler: 'api_handler',
  rows: [
    ...classes.map(([name, statusCode]) => ({ says: `7.1 ${name} is ${statusCode}`, event: throwing(name), want: refuses(statusCode, name, 'said') })),
    { says: '7.1 an own class has a status of its own', event: throwing('Teapot'), want: refuses(418, 'Teapot', 'tea') },
    { says: '7.1 an own class has the status of what it extends', event: throwing('NoSuchUser'), want: refuses(404, 'NoSuchUser', 'nobody') },
    { says: '7.1 an error without text has an empty message', event: throwing('without text'), want: refuses(404, 'NotFoundError', '') },
    {
      says: '7.2 any other exception is a 500 that does not tell of it, and is logged with its stack trace',
      event: throwing('RangeError'),
      want: breaks(),
      log: caught('/throw/{kind}', /^RangeError: secret\n {4}at /),
    },
    {
      says: '7.2 a promise that is rejected is such an exception',
      event: proxyEvent('/reject'),
      want: breaks(),
      log: caught('/reject', /^RangeError: late secret\n/),
    },
    {
      says: '7.2 an exception has the CORS headers of the route',
      event: throwing('RangeError', '/throw-with-cors/{kind}'),
      want: breaks({ headers: defaultCors }),
      log: caught('/throw-with-cors/{kind}', /^RangeError: secret\n/),
    },
    { says: '7.2 a text may be thrown', event: throwing('text'), want: breaks(), log: caught('/throw/{kind}', /secret/) },
    { says: '7.2 nothing may be thrown', event: throwing('nothing'), want: breaks(), log: caught('/throw/{kind}', /undefined/) },
    {
      says: '7.3 ChaliceUnhandledError that nobody catches is a 500, and has the CORS headers',
      event: throwing('ChaliceUnhandledError', '/throw-with-cors/{kind}'),
      want: breaks({ headers: defaultCors }),
      log: caught('/throw-with-cors/{kind}', /for the middleware/),
    },
    {
      says: '11 without debug only errors are logged',
      event: proxyEvent('/log'),
      want: answers(200, ''),
      log: [{ level: 'ERROR', message: 'as error', order: 7 }],
    },
  ],
};

export const debug: Table = {
  app: 'debug',
  handler: 'api_handler',
  rows: [
    {
      says: '7.1 view errors are the same with debug',
      event: throwing('NotFoundError'),
      want: refuses(404, 'NotFoundError', 'no such user', { headers: defaultCors }),
    },
    {
      says: '7.2 with debug the stack trace is the answer, as text, and leads to the sources',
      event: throwing('RangeError'),
      want: answers(500, /^RangeError: shown\n {4}at .*\/?app\.ts:8:9/, { headers: { 'Content-Type': 'text/plain', ...defaultCors } }),
      log: caught('/throw/{kind}', /^RangeError: shown\n {4}at /),
    },
    {
      says: '7.3 so is that of ChaliceUnhandledError',
      event: throwing('ChaliceUnhandledError'),
      want: answers(500, /^ChaliceUnhandledError: shown too\n {4}at /, { headers: { 'Content-Type': 'text/plain', ...defaultCors } }),
      log: caught('/throw/{kind}', /shown too/),
    },
    {
      says: '11 with debug all levels are logged',
      event: proxyEvent('/log'),
      want: answers(200, ''),
      log: ['DEBUG', 'INFO', 'WARN', 'ERROR'].map((level) => ({ level, message: `as ${level.toLowerCase()}` })),
    },
    {
      says: '2 a change of debug changes the level',
      event: proxyEvent('/log-without-debug'),
      want: answers(200, ''),
      log: [
        { level: 'ERROR', message: 'written' },
        { level: 'DEBUG', message: 'written again' },
      ],
    },
  ],
};
