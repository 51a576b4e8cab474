import { proxyEvent } from '../proxy-event.js';
import { answers, breaks, caught, refuses, type Row, type Table, type Want } from './row.js';

const result = (kind: string, accept?: string): object => {
  return proxyEvent('/result/{kind}', { pathParameters: { kind }, headers: accept === undefined ? {} : { Accept: accept } });
};

const bodies: Row[] = [
  ['an object is JSON without blanks, and no type is added', 'object', '{"a":[1,null,"é"]}'],
  ['R-Q4 a string is sent as it is', 'string', 'text'],
  ['an empty string is sent as it is', 'empty string', ''],
  ['a number is JSON', 'number', '5'],
  ['false is JSON', 'false', 'false'],
  ['null is JSON', 'null', 'null'],
  ['nothing is null', 'nothing', 'null'],
  ['a date is its ISO string', 'date', '{"at":"1970-01-01T00:00:00.000Z"}'],
  ['bigints are numbers where these are exact', 'bigint', '[5,-5,9007199254740992]'],
  ['bigints are strings where numbers are not exact', 'inexact bigint', '["9007199254740993","18446744073709551616","123456789012345680000"]'],
  ['a map is an object', 'map', '{"a":{"1":2}}'],
  ['a map may have the key __proto__', 'map with __proto__', '{"__proto__":1}'],
  ['a Response is sent with its status', 'response', '[1]'],
  ['a Response without a body is null', 'response of nothing', 'null'],
].map(([says, kind, body]) => ({ says: `6 ${says}`, event: result(kind!), want: answers(200, body!) }));

const unsendable: Row[] = [
  ['6 R-Q5 a circular object', 'circular object', /circular/i],
  ['6 R-Q5 a set', 'set', /^TypeError: a Set cannot be expressed in JSON\n/],
  ['6 R-Q5 a function', 'function', /^TypeError: a function cannot/],
  ['6 R-Q5 a symbol', 'symbol', /^TypeError: a symbol cannot/],
  ['6 R-Q5 a map with an object as key', 'map with an object as key', /^TypeError: a object cannot be a key/],
  ['6 R-Q5 a promise inside of a result', 'promise inside', /^TypeError: a Promise cannot/],
  ['6 R-Q5 bytes inside of a result', 'bytes inside', /^TypeError: a Uint8Array cannot/],
  ['6 a status that is text', 'status that is text', /^TypeError: the status/],
  ['6 a status that is none', 'status that is none', /^TypeError: the status/],
  ['7.2 a name of a header in two lines', 'header with a name of two lines', /^TypeError: 'X-A\nSet-Cookie' cannot be the name of a header/],
  ['7.2 a header of two lines', 'header of two lines', /^TypeError: the value of the header 'X-A'/],
  ['7.2 a header of two lines in a list', 'header in a list of two lines', /^TypeError: the value of the header 'X-A'/],
  // Where all is checked, the message says what it must be.
  [
    '7.2 Headers in place of an object',
    'headers that are Headers',
    /^(?:DeclarationError: a Response: headers must be an object|TypeError: (?:'\[object Headers\]' cannot be))/,
  ],
  [
    '7.2 a Map in place of an object',
    'headers that are a Map',
    /^(?:DeclarationError: a Response: headers must be an object|TypeError: (?:'\[object Map\]' cannot be))/,
  ],
  [
    '7.2 a list in place of an object',
    'headers that are a list',
    /^(?:DeclarationError: a Response: headers must be an object|TypeError: (?:the value of the header 'X-A,a' must))/,
  ],
  ['7.2 Headers that are set later', 'headers that are set later', /^TypeError: '\[object Headers\]' cannot be/],
  ['7.2 a header that is a number', 'header that is a number', /^TypeError: the value of the header 'X-A'/],
  ['6.1 R-Q5 bytes whose type is not binary', 'bytes of no binary type', /^TypeError: .*model\/obj/],
].map(([says, kind, stack]) => ({
  says: `${says as string} is a 500, and logged`,
  event: result(kind as string, '*/*'),
  want: breaks(),
  log: caught('/result/{kind}', stack as RegExp),
}));

const base64 = '/wAB';
const png = { 'Content-Type': 'image/png' };
const octets = { 'Content-Type': 'application/octet-stream' };
const unwanted = (type: string): string =>
  `Request did not specify an Accept header with ${type}, The response has a Content-Type of ${type}. ` +
  'If a response has a binary Content-Type then the request must specify an Accept header that matches.';

export const response: Table = {
  app: 'main',
  handler: 'api_handler',
  rows: [
    ...bodies,
    {
      says: '6 query parameters are an object of last values',
      event: proxyEvent('/result/{kind}', { pathParameters: { kind: 'query parameters' }, query: { a: ['1', '2'] } }),
      want: answers(200, '{"a":"2"}'),
    },
    {
      says: '6 header values that are lists go to multiValueHeaders, all others to headers',
      event: result('created response'),
      want: answers(201, '', { headers: { 'X-A': 'a' }, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } }),
    },
    ...unsendable,
    ...(
      [
        ['bytes of a binary type', 'png', 'image/png', png],
        ['bytes for a caller who accepts another binary type', 'png', 'text/html, IMAGE/gif', png],
        ['bytes for a caller who accepts anything', 'png', 'text/html, */*;q=0.1', png],
        ['bytes of a type in other letters, with parameters', 'png in capitals', 'image/png', { 'CONTENT-TYPE': 'IMAGE/PNG; x=1' }],
        ['a part of a larger buffer', 'part of a buffer', '*/*', png],
        ['bare bytes, which are application/octet-stream', 'bytes', '*/*', octets],
        ['bytes of a Response without a type, which are application/octet-stream', 'response of bytes', '*/*', octets],
      ] as const
    ).map(([what, kind, accept, headers]) => ({
      says: `6.1 base64 stands for ${what}`,
      event: result(kind, accept),
      want: answers(200, base64, { headers, isBase64Encoded: true }),
    })),
    ...(
      [
        ['a text', 'text as png', 'text'],
        ['an object', 'object as png', '{"a":1}'],
      ] as const
    ).map(([what, kind, text]) => ({
      says: `6.1 R-Q5 base64 stands for ${what} whose type is binary`,
      event: result(kind, 'image/png'),
      want: encoded(200, text, png),
    })),
    {
      says: '6.1 R-Q6 base64 stands for bytes whose binary type is in a list',
      event: result('png by a list', 'image/png'),
      want: answers(200, base64, { multiValueHeaders: { 'Content-Type': ['image/png'] }, isBase64Encoded: true }),
    },
    ...[undefined, 'text/html', 'image/*', ''].map((accept) => ({
      says: `6.2 bytes are refused when the caller accepts ${accept === undefined ? 'nothing' : `'${accept}'`}`,
      event: result('png', accept),
      want: refuses(400, 'BadRequest', unwanted('image/png')),
    })),
    {
      says: '6.2 R-Q6 bytes are refused whose binary type is in a list',
      event: result('png by a list'),
      want: refuses(400, 'BadRequest', unwanted('image/png')),
    },
  ],
};

/** Answers with the base64 of a text. */
function encoded(statusCode: number, text: string, headers: { readonly [name: string]: string } = {}): Want {
  return answers(statusCode, Buffer.from(text).toString('base64'), { headers, isBase64Encoded: true });
}

const both = { Accept: 'application/json' };

export const jsonAsBinary: Table = {
  app: 'json-as-binary',
  handler: 'api_handler',
  rows: [
    {
      says: '6.1 JSON is base64 where application/json is a binary type',
      event: proxyEvent('/typed', { headers: both }),
      want: encoded(200, '{"a":"é"}', { 'Content-Type': 'application/json' }),
    },
    {
      says: '6.1 a string of the type application/json is encoded to UTF-8',
      event: proxyEvent('/typed-string', { headers: both }),
      want: encoded(200, 'é', { 'Content-Type': 'application/json' }),
    },
    { says: '6.1 a result without a type is not encoded', event: proxyEvent('/untyped', { headers: both }), want: answers(200, '{"a":"é"}') },
    { says: '6.2 but it is checked, and named by nothing', event: proxyEvent('/untyped'), want: refuses(400, 'BadRequest', unwanted('')) },
    {
      says: '2 the default binary types stay beside one that is added',
      event: proxyEvent('/png', { headers: { Accept: 'image/gif' } }),
      want: answers(200, base64, { headers: png, isBase64Encoded: true }),
    },
  ],
};

export const allBinary: Table = {
  app: 'all-binary',
  handler: 'api_handler',
  rows: [
    { says: '6.1 a text without a type is encoded where all types are binary', event: proxyEvent('/untyped', { headers: both }), want: encoded(200, 'é') },
    { says: '6.1 JSON without a type is encoded where all types are binary', event: proxyEvent('/object', { headers: both }), want: encoded(200, '{"a":"é"}') },
    {
      says: '2 binary types may be replaced',
      event: proxyEvent('/bytes', { headers: { Accept: 'text/html' } }),
      want: answers(200, base64, { headers: { 'Content-Type': 'model/obj' }, isBase64Encoded: true }),
    },
    {
      says: '6.2 no Accept header is refused also where all types are binary',
      event: proxyEvent('/untyped'),
      want: encoded(400, JSON.stringify({ Code: 'BadRequest', Message: unwanted('') })),
    },
    {
      says: '6.1 R-Q5 a text of any type is encoded where all types are binary',
      event: proxyEvent('/png-of-text', { headers: { Accept: '*/*' } }),
      want: encoded(200, 'text', png),
    },
    {
      says: '6.1 an error is encoded where all types are binary, whatever is accepted',
      event: proxyEvent('/missing'),
      want: encoded(404, '{"Code":"NotFoundError","Message":"grün"}'),
    },
    {
      says: '6.1 an answer of the library is encoded where all types are binary',
      event: proxyEvent('/untyped', { method: 'PUT' }),
      want: encoded(405, '{"Code":"MethodNotAllowedError","Message":"Unsupported method: PUT"}', { Allow: 'GET' }),
    },
  ],
};
