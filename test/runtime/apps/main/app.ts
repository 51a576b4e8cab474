import { setTimeout as wait } from 'node:timers/promises';
import * as tschalice from 'tschalice';
import { Chalice, ChaliceUnhandledError, ChaliceViewError, NotFoundError, Response } from 'tschalice';

export const app = new Chalice({ appName: 'main' });

app.get('/methods', () => 'get');
app.route('/methods', { methods: ['post', 'PUT'], cors: true }, (_params, { method }) => method);
app.route('/any', { methods: ['ANY'] }, (_params, { method }) => `any ${method}`);
app.get('/any', () => 'get');

for (const path of ['/users/{id}/posts/{postId}', '/files/{path+}', '/hyphens/{user-id}', '/plain', '/names/{__proto__}/{constructor}']) {
  app.get(path, (params) => Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}

app.get('/slow', async () => {
  await wait(1);
  return 'late';
});

app.route('/request/{id}', { methods: ['GET', 'POST'] }, (_params, { method, path, uriParams, isBase64Encoded, context, lambdaContext }) => {
  return { method, path, uriParams, isBase64Encoded, apiId: context['apiId'], function: lambdaContext?.functionName };
});
app.get('/stage-variables', (_params, { stageVars }) => stageVars);
app.get('/headers', (_params, { headers }) => ({
  pairs: [...headers],
  names: [...headers.keys()],
  trace: ['x-trace', 'X-TRACE', 'other'].map((name) => [headers.get(name), headers.has(name)]),
  canBeSet: 'set' in headers,
}));
app.get('/query', (_params, { queryParams: query }) => {
  if (query === null) return null;
  query.getAll('a').push('changed');
  return {
    pairs: [...query],
    first: query.get('a'),
    all: query.getAll('a'),
    has: query.has('a'),
    other: [query.get('constructor'), query.getAll('b'), query.has('b')],
  };
});
app.post('/raw-body', { contentTypes: [] }, (_params, request) => ({
  base64: Buffer.from(request.rawBody).toString('base64'),
  once: request.rawBody === request.rawBody,
}));
app.post('/json-body', { contentTypes: [] }, (_params, request) => {
  const json: unknown = request.jsonBody;
  return { json, once: json === request.jsonBody };
});
app.get('/dict/{id}', (_params, request) => request.toDict());
app.get('/event', (_params, request) => request.toOriginalEvent());
app.get('/current', async (_params, request) => {
  const before = app.currentRequest === request;
  await wait(1);
  return [before, app.currentRequest === request, app.lambdaContext?.functionName, app.lambdaContext === request.lambdaContext];
});

app.post('/takes/default', () => 'taken');
app.post('/takes/xml', { contentTypes: ['Application/XML'] }, () => 'taken');
app.post('/takes/both', { contentTypes: ['application/json', 'application/xml'] }, () => 'taken');
app.post('/takes/wildcard', { contentTypes: ['*/*'] }, () => 'taken');
app.post('/takes/images', { contentTypes: ['image/*'] }, () => 'taken');
app.post('/takes/utf-8', { contentTypes: ['Application/JSON; charset=utf-8'] }, () => 'taken');
app.post('/takes/anything', { contentTypes: [] }, () => 'taken');
app.post('/takes/with-cors', { cors: true }, () => 'taken');

const bytes = new Uint8Array([0xff, 0, 1]);
const circular: { self?: unknown } = {};
circular.self = circular;

const results: { readonly [kind: string]: () => unknown } = {
  object: () => ({ a: [1, null, 'é'] }),
  string: () => 'text',
  'empty string': () => '',
  number: () => 5,
  false: () => false,
  null: () => null,
  nothing: () => undefined,
  date: () => ({ at: new Date(0) }),
  bigint: () => [5n, -5n, 9007199254740992n],
  'inexact bigint': () => [9007199254740993n, 2n ** 64n, 123456789012345680000n],
  map: () => new Map<unknown, unknown>([['a', new Map([[1, 2n]])]]),
  'map with __proto__': () => new Map([['__proto__', 1]]),
  'map with an object as key': () => new Map([[{}, 1]]),
  'query parameters': () => app.currentRequest?.queryParams,
  response: () => new Response([1]),
  'response of nothing': () => new Response(undefined),
  'created response': () => new Response('', { statusCode: 201, headers: { 'X-A': 'a', 'Set-Cookie': ['a=1', 'b=2'] } }),
  'circular object': () => circular,
  set: () => ({ set: new Set([1]) }),
  function: () => () => 1,
  symbol: () => Symbol('s'),
  'promise inside': () => ({ late: Promise.resolve(1) }),
  'bytes inside': () => ({ bytes }),
  'header with a name of two lines': () => new Response('', { headers: { 'X-A\nSet-Cookie': 'b' } }),
  'header of two lines': () => new Response('', { headers: { 'X-A': 'a\nSet-Cookie: b' } }),
  'header in a list of two lines': () => new Response('', { headers: { 'X-A': ['a', 'b\r\nc'] } }),
  'headers that are Headers': () => new Response('', { headers: new Headers({ 'X-A': 'a' }) as never }),
  'headers that are a Map': () => new Response('', { headers: new Map([['X-A', 'a']]) as never }),
  'headers that are a list': () => new Response('', { headers: [['X-A', 'a']] as never }),
  'headers that are set later': () => Object.assign(new Response(bytes), { headers: new Headers({ 'X-A': 'a' }) }),
  'header that is a number': () => new Response('', { headers: { 'X-A': 1 as never } }),
  'status that is text': () => new Response('', { statusCode: '200' as never }),
  'status that is none': () => new Response('', { statusCode: 99 }),
  bytes: () => bytes,
  'response of bytes': () => new Response(bytes),
  png: () => new Response(bytes, { headers: { 'Content-Type': 'image/png' } }),
  'png in capitals': () => new Response(bytes, { headers: { 'CONTENT-TYPE': 'IMAGE/PNG; x=1' } }),
  'png by a list': () => new Response(bytes, { headers: { 'Content-Type': ['image/png'] } }),
  'part of a buffer': () => new Response(new Uint8Array([9, 0xff, 0, 1, 9]).subarray(1, 4), { headers: { 'Content-Type': 'image/png' } }),
  'text as png': () => new Response('text', { headers: { 'Content-Type': 'image/png' } }),
  'object as png': () => new Response({ a: 1 }, { headers: { 'Content-Type': 'image/png' } }),
  'bytes of no binary type': () => new Response(bytes, { headers: { 'Content-Type': 'model/obj' } }),
};
// A result that stands for itself is the plainest view; the kind is data so that one route serves all rows.
app.get('/result/{kind}', ({ kind }) => results[kind]!());

class Teapot extends ChaliceViewError {
  static override statusCode = 418;
}
class NoSuchUser extends NotFoundError {}

const thrown: { readonly [kind: string]: () => unknown } = {
  Teapot: () => new Teapot('tea'),
  NoSuchUser: () => new NoSuchUser('nobody'),
  'without text': () => new NotFoundError(),
  RangeError: () => new RangeError('secret'),
  ChaliceUnhandledError: () => new ChaliceUnhandledError('for the middleware'),
  text: () => 'secret',
  nothing: () => undefined,
};
const classes = tschalice as unknown as { readonly [name: string]: typeof ChaliceViewError };
app.get('/throw/{kind}', ({ kind }) => {
  throw Object.hasOwn(thrown, kind) ? thrown[kind]!() : new classes[kind]!('said');
});
app.get('/throw-with-cors/{kind}', { cors: true }, ({ kind }) => {
  throw thrown[kind]!();
});
app.get('/reject', async () => {
  await wait(1);
  throw new RangeError('late secret');
});

app.get('/log', () => {
  for (const level of ['debug', 'info', 'warn', 'error'] as const) app.log[level](`as ${level}`, { order: 7 });
  return '';
});
