import { expect } from 'chai';
import { CORSConfig } from '../../src/app/cors.js';
import { BadRequestError } from '../../src/app/http-error.js';
import { Response } from '../../src/app/response.js';
import { appWith, failingRequest, proxyEvent, request, type Answer } from './proxy-event.js';

/** The answer to a view that returns `result`; callers that accept binary types get bytes. */
async function answered(result: unknown, accept?: string, binaryTypes?: string[]): Promise<Answer> {
  const app = appWith((it) => {
    it.get('/', () => result);
    if (binaryTypes !== undefined) it.api.binaryTypes = binaryTypes;
  });
  const { log: _log, ...answer } = await failingRequest(app, proxyEvent('/', { headers: accept === undefined ? {} : { Accept: accept } }));
  return answer;
}

const internal = '{"Code":"InternalServerError","Message":"An internal server error occurred."}';
const bytes = new Uint8Array([0xff, 0, 1]);
const base64 = '/wAB';

describe('responses', () => {
  it('wrap a result without headers, and without isBase64Encoded', async () => {
    expect(await answered({ a: 1 })).to.deep.equal({ headers: {}, multiValueHeaders: {}, statusCode: 200, body: '{"a":1}' });
  });

  const bodies: [name: string, given: unknown, want: string][] = [
    ['an object', { a: [1, null, 'é'] }, '{"a":[1,null,"é"]}'],
    ['a string, as it is', 'text', 'text'],
    ['an empty string', '', ''],
    ['a number', 5, '5'],
    ['false', false, 'false'],
    ['null', null, 'null'],
    ['nothing', undefined, 'null'],
    ['a date', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['a small bigint', { n: 5n }, '{"n":5}'],
    ['a negative bigint', -5n, '-5'],
    ['the largest exact bigint', 9007199254740992n, '9007199254740992'],
    ['an inexact bigint', { n: 9007199254740993n }, '{"n":"9007199254740993"}'],
    ['a bigint that is written otherwise', 2n ** 64n, '"18446744073709551616"'],
    ['a bigint whose digits only look exact', 123456789012345680000n, '"123456789012345680000"'],
    ['a map', new Map<unknown, unknown>([['a', new Map([[1, 2n]])]]), '{"a":{"1":2}}'],
    ['a map with the key __proto__', new Map([['__proto__', 1]]), '{"__proto__":1}'],
    ['a Response', new Response([1]), '[1]'],
    ['a Response without a body', new Response(undefined), 'null'],
  ];
  for (const [name, given, want] of bodies) {
    it(`send ${name}`, async () => {
      const { statusCode, body } = await answered(given);
      expect([statusCode, body]).to.deep.equal([200, want]);
    });
  }

  it('send query parameters as an object of last values', async () => {
    const app = appWith((it) => it.get('/', (_params, { queryParams }) => queryParams));
    expect((await request(app, proxyEvent('/', { query: { a: ['1', '2'] } }))).body).to.equal('{"a":"2"}');
  });

  it('send lists of header values as multiValueHeaders', async () => {
    const { headers, multiValueHeaders, statusCode } = await answered(
      new Response('', { statusCode: 201, headers: { 'X-A': 'a', 'Set-Cookie': ['a=1', 'b=2'] } }),
    );
    expect({ headers, multiValueHeaders, statusCode }).to.deep.equal({
      headers: { 'X-A': 'a' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      statusCode: 201,
    });
  });

  const circular: { self?: unknown } = {};
  circular.self = circular;
  const inexpressible: [name: string, given: unknown][] = [
    ['a circular object', circular],
    ['a set', { set: new Set([1]) }],
    ['a promise inside', { late: Promise.resolve(1) }],
    ['bytes inside', { bytes }],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a map with an object as key', new Map([[{}, 1]])],
    ['a toJSON that throws', { toJSON: () => BigInt('x') }],
    ['a header with a line break', new Response('', { headers: { 'X-A': 'a\nSet-Cookie: b' } })],
    ['a header with a carriage return', new Response('', { headers: { 'X-A': 'a\rb' } })],
    ['a line break in a list of header values', new Response('', { headers: { 'X-A': ['a\n'] } })],
    ['a number as header', new Response('', { headers: { 'X-A': 1 as never } })],
    ['a status that is none', new Response('', { statusCode: '200' as never })],
    ['a status below all', new Response('', { statusCode: 99 })],
    ['a status above all', new Response('', { statusCode: 600 })],
    ['a string with a binary type', new Response('text', { headers: { 'Content-Type': 'image/png' } })],
    ['bytes with a type that is not binary', new Response(bytes, { headers: { 'Content-Type': 'model/obj' } })],
    ['bytes with a text type that are no text', new Response(bytes, { headers: { 'Content-Type': 'text/plain' } })],
  ];
  for (const [name, given] of inexpressible) {
    it(`are the generic 500 for ${name}`, async () => {
      const { statusCode, body } = await answered(given, '*/*');
      expect([statusCode, body]).to.deep.equal([500, internal]);
    });
  }
});

describe('binary responses', () => {
  const png = { 'Content-Type': 'image/png' };
  const encoded: [name: string, given: unknown, accept: string, binaryTypes: string[] | undefined, want: string][] = [
    ['bytes with a binary type', new Response(bytes, { headers: png }), 'image/png', undefined, base64],
    ['a binary type that is not the one accepted, but another', new Response(bytes, { headers: png }), 'image/gif', undefined, base64],
    ['anything accepted', new Response(bytes, { headers: png }), 'text/html, */*;q=0.1', undefined, base64],
    ['a type with parameters in another case', new Response(bytes, { headers: { 'content-type': 'IMAGE/PNG; x=1' } }), 'image/png', undefined, base64],
    ['a type in a list', new Response(bytes, { headers: { 'Content-Type': ['image/png'] } }), 'image/png', undefined, base64],
    ['an own binary type', new Response(bytes, { headers: { 'Content-Type': 'model/obj' } }), 'model/obj', ['model/obj'], base64],
    ['a part of a larger buffer', new Response(new Uint8Array([9, 0xff, 0, 1, 9]).subarray(1, 4), { headers: png }), '*/*', undefined, base64],
    [
      'JSON as a binary type',
      new Response({ a: 'é' }, { headers: { 'Content-Type': 'application/json' } }),
      'application/json',
      ['application/json'],
      Buffer.from('{"a":"é"}').toString('base64'),
    ],
    ['text as a binary type', new Response('é', { headers: { 'Content-Type': 'text/csv' } }), 'text/csv', ['text/csv'], Buffer.from('é').toString('base64')],
    ['no type where all are binary', 'é', '*/*', ['*/*'], Buffer.from('é').toString('base64')],
  ];
  for (const [name, given, accept, binaryTypes, want] of encoded) {
    it(`are base64 for ${name}`, async () => {
      const { body, isBase64Encoded, statusCode } = await answered(given, accept, binaryTypes);
      expect({ statusCode, body, isBase64Encoded }).to.deep.equal({ statusCode: 200, body: want, isBase64Encoded: true });
    });
  }

  for (const given of [bytes, Buffer.from(bytes), new Response(bytes)]) {
    it(`have the type application/octet-stream for a bare ${given.constructor.name}`, async () => {
      expect(await answered(given, '*/*')).to.deep.equal({
        headers: { 'Content-Type': 'application/octet-stream' },
        multiValueHeaders: {},
        statusCode: 200,
        body: base64,
        isBase64Encoded: true,
      });
    });
  }

  it('keep their type whatever the case of its name', async () => {
    const { headers } = await answered(new Response(bytes, { headers: { 'content-type': 'image/png' } }), '*/*');
    expect(headers).to.deep.equal({ 'content-type': 'image/png' });
  });

  it('send bytes of a text type as text', async () => {
    const { body, isBase64Encoded } = await answered(new Response(Buffer.from('\ufeffé'), { headers: { 'Content-Type': 'text/plain' } }));
    expect({ body, isBase64Encoded }).to.deep.equal({ body: '\ufeffé', isBase64Encoded: undefined });
  });

  const message = (type: string): string =>
    `Request did not specify an Accept header with ${type}, The response has a Content-Type of ${type}. ` +
    'If a response has a binary Content-Type then the request must specify an Accept header that matches.';

  for (const accept of [undefined, 'text/html', 'image/*']) {
    it(`are refused with 400 when the caller accepts ${accept ?? 'nothing'}`, async () => {
      const { statusCode, body } = await answered(new Response(bytes, { headers: png }), accept);
      expect([statusCode, JSON.parse(body)]).to.deep.equal([400, { Code: 'BadRequest', Message: message('image/png') }]);
    });
  }

  it('are refused with 400 for JSON as a binary type, when the result has no type', async () => {
    const { statusCode, body } = await answered({}, undefined, ['application/json']);
    expect([statusCode, JSON.parse(body)]).to.deep.equal([400, { Code: 'BadRequest', Message: message('') }]);
  });

  it('are not encoded for JSON as a binary type, when the result has no type', async () => {
    const { body, isBase64Encoded } = await answered({}, 'application/json', ['application/json']);
    expect([body, isBase64Encoded]).to.deep.equal(['{}', undefined]);
  });
});

describe('CORS headers', () => {
  const always = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key' };

  const results: [name: string, view: () => unknown][] = [
    ['a result', () => ({})],
    ['a view error', () => { throw new BadRequestError(); }], // prettier-ignore
    ['an exception', () => { throw new Error('x'); }], // prettier-ignore
    ['a binary response that was not asked for', () => bytes],
    ['a header that is refused', () => new Response('', { headers: { 'X-A': 'a\n' } })],
  ];
  for (const [name, view] of results) {
    it(`come with ${name}`, async () => {
      const app = appWith((it) => it.get('/', { cors: true }, view));
      expect((await failingRequest(app, proxyEvent('/'))).headers).to.include(always);
    });
  }

  it('are those of the configuration, without methods', async () => {
    const cors = new CORSConfig({ allowOrigin: 'https://a.example', allowHeaders: ['X-B'], exposeHeaders: ['X-C', 'X-D'], maxAge: 60, allowCredentials: true });
    expect(
      (
        await request(
          appWith((it) => it.get('/', { cors }, () => '')),
          proxyEvent('/'),
        )
      ).headers,
    ).to.deep.equal({
      'Access-Control-Allow-Origin': 'https://a.example',
      'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key,X-B',
      'Access-Control-Expose-Headers': 'X-C,X-D',
      'Access-Control-Max-Age': '60',
      'Access-Control-Allow-Credentials': 'true',
    });
  });

  it('leave alone what the response sets by exactly that name', async () => {
    const app = appWith((it) => it.get('/', { cors: true }, () => new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://own.example' } })));
    expect((await request(app, proxyEvent('/'))).headers['Access-Control-Allow-Origin']).to.equal('https://own.example');
  });

  it('are set beside a name in another case', async () => {
    const app = appWith((it) => it.get('/', { cors: true }, () => new Response('', { headers: { 'access-control-allow-origin': 'https://own.example' } })));
    expect((await request(app, proxyEvent('/'))).headers).to.include({
      'access-control-allow-origin': 'https://own.example',
      'Access-Control-Allow-Origin': '*',
    });
  });

  it('are missing without CORS', async () => {
    expect(
      (
        await request(
          appWith((it) => it.get('/', () => '')),
          proxyEvent('/'),
        )
      ).headers,
    ).to.deep.equal({});
  });

  it('follow the app-wide setting, which a route can switch off', async () => {
    const app = appWith((it) => {
      it.api.cors = true;
      it.get('/on', () => '');
      it.get('/off', { cors: false }, () => '');
    });
    expect((await request(app, proxyEvent('/on'))).headers).to.include(always);
    expect((await request(app, proxyEvent('/off'))).headers).to.deep.equal({});
  });

  it('do not change a Response that the view keeps', async () => {
    const kept = new Response('');
    await request(
      appWith((it) => it.get('/', { cors: true }, () => kept)),
      proxyEvent('/'),
    );
    expect(kept.headers).to.deep.equal({});
  });
});
