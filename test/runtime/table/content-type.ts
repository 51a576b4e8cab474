import { proxyEvent } from '../proxy-event.js';
import { answers, defaultCors, refuses, type Table } from './row.js';

const rows: [says: string, path: string, type: string | undefined, isTaken: boolean][] = [
  ['no type is application/json', 'default', undefined, true],
  ['the default takes application/json', 'default', 'application/json', true],
  ['parameters do not matter', 'default', 'application/json; charset=utf-8', true],
  ['other types are refused', 'default', 'text/plain', false],
  ['an empty type is refused', 'default', '', false],
  ['case does not matter', 'xml', 'APPLICATION/xml', true],
  ['several types are none', 'xml', 'application/xml, text/plain', false],
  ['a parameter is not a type', 'xml', 'text/plain; x=application/xml', false],
  ['a quoted parameter is not a type', 'xml', 'text/plain; x=";application/xml"', false],
  ['what is no parameter is not a type either', 'xml', 'text/plain; application/xml', false],
  ['a type that only begins alike is refused', 'xml', 'application/xmlx', false],
  ['no type is refused where application/json is', 'xml', undefined, false],
  ['a wildcard of the request is a type like others', 'xml', '*/*', false],
  ['a wildcard after the type is not a type', 'xml', 'text/plain;*/*', false],
  ['part of a type as a wildcard is refused', 'xml', 'application/*', false],
  ['each listed type is taken', 'both', 'application/xml', true],
  ['a wildcard takes all', 'wildcard', 'text/plain', true],
  ['a wildcard takes what is no type', 'wildcard', 'text, plain', true],
  ['a wildcard for images takes an image', 'images', 'image/PNG', true],
  ['a wildcard for images takes no other type', 'images', 'video/png', false],
  ['parameters and case of a listed type do not matter', 'utf-8', 'application/json', true],
  ['a wildcard takes no type', 'wildcard', undefined, true],
  ['an empty list takes all', 'anything', 'text/plain', true],
  ['an empty list takes no type', 'anything', undefined, true],
];

export const contentType: Table = {
  app: 'main',
  handler: 'api_handler',
  rows: [
    ...rows.map(([says, path, type, isTaken]) => ({
      says: `5 ${says}`,
      event: proxyEvent(`/takes/${path}`, { method: 'POST', headers: type === undefined ? {} : { 'Content-Type': type } }),
      want: isTaken ? answers(200, 'taken') : refuses(415, 'UnsupportedMediaType', `Unsupported media type: ${type ?? 'application/json'}`),
    })),
    {
      says: '5 a refusal has the CORS headers of the route',
      event: proxyEvent('/takes/with-cors', { method: 'POST', headers: { 'CONTENT-TYPE': 'text/plain' } }),
      want: refuses(415, 'UnsupportedMediaType', 'Unsupported media type: text/plain', { headers: defaultCors }),
    },
    {
      says: '5 also a GET with a body of another type is refused',
      event: proxyEvent('/plain', { headers: { 'Content-Type': 'text/plain' } }),
      want: refuses(415, 'UnsupportedMediaType', 'Unsupported media type: text/plain'),
    },
  ],
};
