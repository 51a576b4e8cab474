import { proxyEvent } from '../proxy-event.js';
import { answers, defaultCors, refuses, returns, type Row, type Table } from './row.js';
import { websocketEvent } from './websocket.js';

const layers = ['after', 'of the blueprint', 'before'];

const joined: Row[] = [
  ['/first', '/first', '/first/x/{y}'],
  ['/second/', '/second', '/second/x/{y}'],
].flatMap(([prefix, root, inner]) => [
  {
    says: `12 / under ${prefix} is ${root}, with all options, also where a blueprint is registered several times`,
    event: proxyEvent(root!, { method: 'PUT', headers: { 'Content-Type': 'text/plain' } }),
    want: answers(200, [root, ...layers], { headers: defaultCors }),
  },
  {
    says: `12 /x/{y} under ${prefix} is ${inner}`,
    event: proxyEvent(inner!, { pathParameters: { y: '1' } }),
    want: answers(200, [inner, '1', ...layers]),
  },
]);

function table(handler: string, rows: readonly Row[]): Table {
  return { app: 'blueprints', handler, rows };
}

export const blueprints: readonly Table[] = [
  table('api_handler', [
    ...joined,
    {
      says: '12 R-Q11 the content types of a blueprint that is registered again are its own',
      event: proxyEvent('/second', { method: 'PUT' }),
      want: refuses(415, 'UnsupportedMediaType', 'Unsupported media type: application/json', { headers: defaultCors }),
    },
    {
      says: '12 R-Q11 so are its methods',
      event: proxyEvent('/second', { method: 'GET' }),
      want: refuses(405, 'MethodNotAllowedError', 'Unsupported method: GET', { headers: { ...defaultCors, Allow: 'PUT' } }),
    },
    {
      says: '12 /x/{y} under an empty prefix stays',
      event: proxyEvent('/x/{y}', { pathParameters: { y: '1' } }),
      want: answers(200, ['/x/{y}', '1', ...layers]),
    },
    { says: '12 R-Q10 / under / is /', event: proxyEvent('/'), want: answers(200, ['root', ...layers]) },
    {
      says: '12 prefixes of nested blueprints add up, and the current request is that of the view',
      event: proxyEvent('/sub/inner/deep'),
      want: answers(200, ['true', 'blueprints-dev', ...layers]),
    },
    {
      says: '10 middleware of a blueprint is added when that is registered, and is for the whole app',
      event: proxyEvent('/own'),
      want: answers(200, ['own', ...layers]),
    },
  ]),
  table('sub_inner_worker', [{ says: '12 functions have the name prefixes in front', event: { a: 1 }, want: returns(['worker', { a: 1 }]) }]),
  table('sub_auth', [{ says: '12 authorizers too', event: { authorizationToken: 'abc', methodArn: 'a' }, want: returns({ principalId: 'abc' }) }]),
  ...['connect', 'message', 'disconnect'].map((kind) =>
    table(`websocket_${kind}`, [
      { says: `12 R-Q12 a blueprint may handle the websocket event ${kind}`, event: websocketEvent(), want: returns({ statusCode: 200, body: kind }) },
    ]),
  ),
];
