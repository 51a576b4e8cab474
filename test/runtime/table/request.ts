import { proxyEvent, type ProxyEventOptions } from '../proxy-event.js';
import { answers, refuses, type Row, type Table } from './row.js';

const json = { 'Content-Type': 'application/json' };
const post = (path: string, options: ProxyEventOptions): object => proxyEvent(path, { method: 'POST', ...options });

const bytes = (...values: number[]): string => Buffer.from(values).toString('base64');

const rawBodies: Row[] = [
  ['null has no bytes', { body: null }, ''],
  ['a text has its bytes in UTF-8', { body: 'é😀' }, bytes(0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80)],
  ['base64 has the bytes that it stands for', { body: '/wA=', isBase64Encoded: true }, bytes(0xff, 0)],
  ['what is no text has no bytes', { body: 5 as never }, ''],
  ['what only looks like base64 is a text', { body: '/wA=' }, bytes(0x2f, 0x77, 0x41, 0x3d)],
].map(([says, options, base64]) => ({
  says: `4 the raw body of ${says as string}, made once`,
  event: post('/raw-body', options as ProxyEventOptions),
  want: answers(200, { base64, once: true }),
}));

const jsonBodies: Row[] = [
  ['is parsed for application/json', { headers: json, body: '{"a":[1]}' }, { a: [1] }],
  ['is parsed whatever the parameters', { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '1' }, 1],
  ['is parsed for a type in capitals', { headers: { 'content-type': 'APPLICATION/JSON' }, body: '1' }, 1],
  ['is parsed for a type with blanks around', { headers: { 'content-type': ' application/json ;a=b' }, body: '1' }, 1],
  ['is parsed for a type that ends in +json', { headers: { 'content-type': 'application/vnd.api+JSON; charset=utf-8' }, body: '1' }, 1],
  ['may be null', { headers: json, body: 'null' }, null],
  ['is parsed from base64', { headers: json, body: 'eyJhIjoxfQ==', isBase64Encoded: true }, { a: 1 }],
  ['may have a name that objects inherit', { headers: json, body: '{"toString":1}' }, { toString: 1 }],
  ['R-Q3 is null without a type', { body: '{"a":1}' }, null],
  ['is null for another type', { headers: { 'content-type': 'text/plain' }, body: '{"a":1}' }, null],
  ['is null for another type of applications', { headers: { 'content-type': 'application/xml' }, body: '{"a":1}' }, null],
  ['is null for a type that only starts with application/json', { headers: { 'content-type': 'application/json-seq' }, body: '{"a":1}' }, null],
  ['is null for a type with a parameter that says +json', { headers: { 'content-type': 'text/plain; x=a+json' }, body: '{"a":1}' }, null],
  ['is null for two types', { headers: { 'content-type': 'text/plain, application/json' }, body: '{"a":1}' }, null],
].map(([says, options, value]) => ({
  says: `4.1 the JSON body ${says as string}`,
  event: post('/json-body', options as ProxyEventOptions),
  want: answers(200, { json: value, once: true }),
}));

const badBodies: Row[] = [
  ['that is cut off', { body: '{"a":' }],
  ['that is empty', { body: '' }],
  ['that is null', { body: null }],
  ['that is not UTF-8', { body: bytes(0x22, 0xff, 0x22), isBase64Encoded: true }],
].map(([says, options]) => ({
  says: `4.1 a JSON body ${says as string} is a bad request of the caller`,
  event: post('/json-body', { headers: json, ...(options as ProxyEventOptions) }),
  want: refuses(400, 'BadRequestError', 'Error Parsing JSON'),
}));

const described = proxyEvent('/dict/{id}', {
  path: '/dict/7',
  pathParameters: { id: '7' },
  headers: { 'X-A': '1', Accept: '*/*' },
  query: { q: ['1', '2'], r: ['3'] },
  stageVariables: { table: 'users' },
});

export const request: Table = {
  app: 'main',
  handler: 'api_handler',
  rows: [
    {
      says: '4 the path is that of the route; parameters, context and Lambda context are as they came',
      event: proxyEvent('/request/{id}', { path: '/request/7', pathParameters: { id: '7', other: '8' } }),
      want: answers(200, {
        method: 'GET',
        path: '/request/{id}',
        uriParams: { id: '7', other: '8' },
        isBase64Encoded: false,
        apiId: 'abcdef1234',
        function: 'main-dev',
      }),
    },
    {
      says: '4 parameters are null where there are none, and whether the body is base64 is told',
      event: post('/request/{id}', { isBase64Encoded: true }),
      want: answers(200, { method: 'POST', path: '/request/{id}', uriParams: null, isBase64Encoded: true, apiId: 'abcdef1234', function: 'main-dev' }),
    },
    {
      says: '4 stage variables are as they came',
      event: proxyEvent('/stage-variables', { stageVariables: { table: 'users' } }),
      want: answers(200, { table: 'users' }),
    },
    {
      says: '4 headers are found in any case, are in small letters when iterated over, and are read-only',
      event: proxyEvent('/headers', { headers: { 'X-Trace': 'a', Accept: 'b' } }),
      want: answers(200, {
        pairs: [
          ['x-trace', 'a'],
          ['accept', 'b'],
        ],
        names: ['x-trace', 'accept'],
        trace: [
          ['a', true],
          ['a', true],
          [null, false],
        ],
        canBeSet: false,
      }),
    },
    {
      says: '4 there are no headers where they are null',
      event: proxyEvent('/headers', { headers: null }),
      want: answers(200, { pairs: [], names: [], trace: Array.from({ length: 3 }, () => [null, false]), canBeSet: false }),
    },
    {
      says: '4 headers may be named as what objects inherit',
      event: { ...proxyEvent('/headers'), headers: JSON.parse('{"__proto__":"a","constructor":"b"}') as unknown },
      want: answers(200, {
        pairs: [
          ['__proto__', 'a'],
          ['constructor', 'b'],
        ],
        names: ['__proto__', 'constructor'],
        trace: Array.from({ length: 3 }, () => [null, false]),
        canBeSet: false,
      }),
    },
    { says: '4 there are no query parameters without a query string', event: proxyEvent('/query', { query: null }), want: answers(200, 'null') },
    {
      says: '4 query parameters have all values in their order, the first one singly, and those of others not at all; lists are copies',
      event: proxyEvent('/query', { query: { a: ['1', '2'], c: ['3'] } }),
      want: answers(200, {
        pairs: [
          ['a', '1'],
          ['a', '2'],
          ['c', '3'],
        ],
        first: '1',
        all: ['1', '2'],
        has: true,
        other: [null, [], false],
      }),
    },
    {
      says: '4 a query parameter with an empty list of values is missing',
      event: proxyEvent('/query', { query: { a: [] } }),
      want: answers(200, { pairs: [], first: null, all: [], has: false, other: [null, [], false] }),
    },
    ...rawBodies,
    ...jsonBodies,
    ...badBodies,
    {
      says: '4 toDict has the public members, headers in small letters, and of each query parameter the last value',
      event: described,
      want: answers(200, {
        queryParams: { q: '2', r: '3' },
        headers: { 'x-a': '1', accept: '*/*' },
        uriParams: { id: '7' },
        method: 'GET',
        context: described['requestContext'],
        stageVars: { table: 'users' },
        path: '/dict/{id}',
      }),
    },
    { says: '4 toOriginalEvent is the event as it came', event: proxyEvent('/event'), want: answers(200, proxyEvent('/event')) },
    {
      says: '2 the current request and the Lambda context are there also after an await',
      event: proxyEvent('/current'),
      want: answers(200, [true, true, 'main-dev', true]),
    },
  ],
};
