import { proxyEvent } from '../proxy-event.js';
import { answers, breaks, caught, defaultCors, refuses, type Table } from './row.js';

const view = (kind: string): object => proxyEvent('/view/{kind}', { pathParameters: { kind } });

/** Without the one that a view may set. */
const { 'Access-Control-Allow-Origin': _origin, ...headers } = defaultCors;

export const cors: Table = {
  app: 'cors',
  handler: 'api_handler',
  rows: [
    { says: '8 a result has the headers', event: view('result'), want: answers(200, 'fine', { headers: defaultCors }) },
    { says: '8 a view error has the headers', event: view('view error'), want: refuses(400, 'BadRequestError', 'no', { headers: defaultCors }) },
    {
      says: '8 an exception has the headers',
      event: view('exception'),
      want: breaks({ headers: defaultCors }),
      log: caught('/view/{kind}', /^Error: secret\n/),
    },
    {
      says: '8 a header that is refused leaves the headers',
      event: view('bad header'),
      want: breaks({ headers: defaultCors }),
      log: caught('/view/{kind}', /^TypeError: the value of the header 'X-A'/),
    },
    {
      says: '8 bytes that were not asked for have the headers',
      event: view('unwanted bytes'),
      want: answers(400, /^\{"Code":"BadRequest","Message":"Request did not specify an Accept header with image\/png, /, { headers: defaultCors }),
    },
    {
      says: '8 a type that is refused has the headers',
      event: proxyEvent('/by-app', { method: 'POST', headers: { 'content-type': 'text/plain' } }),
      want: refuses(415, 'UnsupportedMediaType', 'Unsupported media type: text/plain', { headers: defaultCors }),
    },
    {
      says: '8 a 405 has those of the path',
      event: proxyEvent('/by-app', { method: 'PUT' }),
      want: refuses(405, 'MethodNotAllowedError', 'Unsupported method: PUT', { headers: { ...defaultCors, Allow: 'GET, POST' } }),
    },
    { says: '8 a 404 has none', event: proxyEvent('/other'), want: refuses(404, 'NotFoundError', 'Unknown path: /other') },
    { says: '8 an unknown request has none', event: {}, want: refuses(500, 'InternalServerError', 'Unknown request.') },
    {
      says: '8 what the outermost trap answers has the headers',
      event: view('unhandled error'),
      want: breaks({ headers: defaultCors }),
      log: caught('/view/{kind}', /secret/),
    },
    {
      says: '8 the headers are those of the configuration, without methods',
      event: proxyEvent('/configured'),
      want: answers(200, '', {
        headers: {
          'Access-Control-Allow-Origin': 'https://a.example',
          'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key,X-B',
          'Access-Control-Expose-Headers': 'X-C,X-D',
          'Access-Control-Max-Age': '60',
          'Access-Control-Allow-Credentials': 'true',
        },
      }),
    },
    {
      says: '8 a header of that name stays as the view set it',
      event: view('own origin'),
      want: answers(200, '', { headers: { ...defaultCors, 'Access-Control-Allow-Origin': 'https://own.example' } }),
    },
    {
      says: '8 also in other letters',
      event: view('own origin in small letters'),
      want: answers(200, '', { headers: { ...headers, 'access-control-allow-origin': 'https://own.example' } }),
    },
    {
      says: '8 also as a list',
      event: view('own origin in a list'),
      want: answers(200, '', { headers, multiValueHeaders: { 'ACCESS-CONTROL-ALLOW-ORIGIN': ['https://own.example'] } }),
    },
    { says: '8 a Response that the view keeps gets the headers', event: proxyEvent('/keeps'), want: answers(200, '', { headers: defaultCors }) },
    { says: '8 but is not changed', event: proxyEvent('/kept'), want: answers(200, '{}', { headers: defaultCors }) },
    { says: '2 a route may switch off what the app has', event: proxyEvent('/off'), want: answers(200, '') },
    { says: '2 what the app has counts from there on', event: proxyEvent('/before'), want: answers(200, '') },
  ],
};
