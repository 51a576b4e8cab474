import { proxyEvent } from '../proxy-event.js';
import { answers, defaultCors, refuses, type Row, type Table } from './row.js';

const unknownRequest = refuses(500, 'InternalServerError', 'Unknown request.');

/** An event with nothing but what finds the view. */
const bare = (resourcePath: unknown, httpMethod: unknown = 'GET'): object => ({ requestContext: { resourcePath, httpMethod } });

/** What `/headers` tells of none. */
const noHeaders = { pairs: [], names: [], trace: Array.from({ length: 3 }, () => [null, false]), canBeSet: false };

/** Captures with names that mean something to JavaScript. */
const named = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as { [name: string]: string };

const paths: Row[] = ['constructor', '__proto__', 'toString', '/__proto__', '/methods/'].map((path) => ({
  says: `3 no route is found for the path ${path}, which was not declared`,
  event: bare(path),
  want: refuses(404, 'NotFoundError', `Unknown path: ${path}`),
}));

const methods: Row[] = ['__proto__', 'toString', 'get', '', 'ANY'].map((method) => ({
  says: `3 no view is found for the method '${method}', which was not declared`,
  event: bare('/plain', method),
  want: refuses(405, 'MethodNotAllowedError', `Unsupported method: ${method}`, { headers: { Allow: 'GET' } }),
}));

export const routing: Table = {
  app: 'main',
  handler: 'api_handler',
  rows: [
    { says: '3 the view is that of resource path and method', event: proxyEvent('/methods'), want: answers(200, 'get') },
    { says: '3 another method has another view', event: proxyEvent('/methods', { method: 'POST' }), want: answers(200, 'POST', { headers: defaultCors }) },
    {
      says: '3 one view has several methods, declared in any case',
      event: proxyEvent('/methods', { method: 'PUT' }),
      want: answers(200, 'PUT', { headers: defaultCors }),
    },
    {
      says: '3 method and path outside of the request context are not read',
      event: { ...proxyEvent('/methods'), httpMethod: 'POST', path: '/plain', resource: '/plain' },
      want: answers(200, 'get'),
    },
    {
      says: '3 headers and query string with single values are enough, and multiValueHeaders and queryStringParameters are not read',
      event: { ...proxyEvent('/query', { query: { a: ['1'] } }), queryStringParameters: { a: '9' }, multiValueHeaders: { 'content-type': ['text/plain'] } },
      want: answers(200, { pairs: [['a', '1']], first: '1', all: ['1'], has: true, other: [null, [], false] }),
    },
    { says: '3 R-Q1 an event with nothing but path and method has an answer', event: bare('/plain'), want: answers(200, '[]') },
    { says: '3 R-Q1 without headers there are none', event: bare('/headers'), want: answers(200, noHeaders) },
    { says: '3 R-Q1 without a query string there is none', event: bare('/query'), want: answers(200, 'null') },
    { says: '3 R-Q1 without a body it has no bytes', event: bare('/raw-body', 'POST'), want: answers(200, { base64: '', once: true }) },
    { says: '3 R-Q1 without parameters the view gets none', event: bare('/users/{id}/posts/{postId}'), want: answers(200, '[]') },
    ...(
      [
        ['headers', '/headers', { headers: ['x'] }, noHeaders],
        ['a query string', '/query', { multiValueQueryStringParameters: ['x'] }, 'null'],
        ['parameters', '/hyphens/{user-id}', { pathParameters: 'x' }, []],
      ] as const
    ).map(([what, path, fields, want]) => ({
      says: `3 R-Q1 ${what} of another form is as if there were none`,
      event: { ...proxyEvent(path), ...fields },
      want: answers(200, want),
    })),
    {
      says: '3 R-Q1 header values that are no text are left out',
      event: { ...proxyEvent('/headers'), headers: { a: 1, 'X-Trace': 'b', c: null } },
      want: answers(200, {
        pairs: [['x-trace', 'b']],
        names: ['x-trace'],
        trace: [
          ['b', true],
          ['b', true],
          [null, false],
        ],
        canBeSet: false,
      }),
    },
    {
      says: '3 R-Q1 query values that are no text are left out, and one that is in no list counts as one',
      event: { ...proxyEvent('/query'), multiValueQueryStringParameters: { a: [null, '1', 2], b: 2, c: 'z' } },
      want: answers(200, {
        pairs: [
          ['a', '1'],
          ['c', 'z'],
        ],
        first: '1',
        all: ['1'],
        has: true,
        other: [null, [], false],
      }),
    },
    { says: '3 no event is an unknown request', event: null, want: unknownRequest },
    { says: '3 a text is an unknown request', event: 'text', want: unknownRequest },
    { says: '3 an event of another source is an unknown request', event: { Records: [] }, want: unknownRequest },
    { says: '3 a request context that is null is an unknown request', event: { requestContext: null }, want: unknownRequest },
    { says: '3 a request without a resource path is unknown', event: { requestContext: { httpMethod: 'GET' } }, want: unknownRequest },
    { says: '3 a request with an empty resource path is unknown', event: bare(''), want: unknownRequest },
    { says: '3 a request whose resource path is null is unknown', event: bare(null), want: unknownRequest },
    {
      says: '3 405 lists the methods in the order of their registration, with the CORS headers of the path',
      event: proxyEvent('/methods', { method: 'DELETE' }),
      want: refuses(405, 'MethodNotAllowedError', 'Unsupported method: DELETE', { headers: { ...defaultCors, Allow: 'GET, POST, PUT' } }),
    },
    {
      says: '8 OPTIONS is for API Gateway, not for the function',
      event: proxyEvent('/takes/with-cors', { method: 'OPTIONS' }),
      want: refuses(405, 'MethodNotAllowedError', 'Unsupported method: OPTIONS', { headers: { ...defaultCors, Allow: 'POST' } }),
    },
    {
      says: '3 R-Q2 an unknown path is 404',
      event: proxyEvent('/other', { method: 'GET' }),
      want: refuses(404, 'NotFoundError', 'Unknown path: /other'),
    },
    ...paths,
    ...methods,
    { says: 'S-Q1 ANY answers the methods without a view of their own', event: proxyEvent('/any', { method: 'PATCH' }), want: answers(200, 'any PATCH') },
    { says: 'S-Q1 ANY leaves alone the methods with a view of their own', event: proxyEvent('/any'), want: answers(200, 'get') },
    ...(
      [
        ['are passed by their names, whatever their order', '/users/{id}/posts/{postId}', { postId: '2', id: '1' }, [['id', '1'], ['postId', '2']]], // prettier-ignore
        ['are passed as received, not decoded', '/users/{id}/posts/{postId}', { id: 'a%20b+c', postId: 'é' }, [['id', 'a%20b+c'], ['postId', 'é']]], // prettier-ignore
        ['that are greedy are passed by their names without the plus', '/files/{path+}', { path: 'a/b' }, [['path', 'a/b']]],
        ['may have hyphens', '/hyphens/{user-id}', { 'user-id': '1' }, [['user-id', '1']]],
        ['are passed only as far as the path has them', '/hyphens/{user-id}', { 'user-id': '1', other: '2' }, [['user-id', '1']]],
        ['are none where the path has none', '/plain', { id: '1' }, []],
        ['are none where the event has null', '/hyphens/{user-id}', null, []],
        ['may be named as what objects inherit', '/names/{__proto__}/{constructor}', named, [['__proto__', 'a'], ['constructor', 'b']]], // prettier-ignore
        ['are not what objects inherit', '/names/{__proto__}/{constructor}', null, []],
      ] as const
    ).map(([what, path, pathParameters, want]) => ({ says: `3 captures ${what}`, event: proxyEvent(path, { pathParameters }), want: answers(200, want) })),
    { says: '3 a view may be asynchronous', event: proxyEvent('/slow'), want: answers(200, 'late') },
  ],
};
