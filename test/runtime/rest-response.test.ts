import { Duplex, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { Response } from '../../src/app/response.js';
import { appWith, failingRequest, proxyEvent, type Answer } from './proxy-event.js';

describe('responses of a status without a body', () => {
  const bodies: [name: string, body: unknown][] = [
    ['nothing', undefined],
    ['a text', 'text'],
    ['an object', { a: 1 }],
    ['bytes', new Uint8Array([0xff])],
    ['what has no form in JSON', new Set([1])],
  ];
  for (const statusCode of [100, 101, 199, 204, 304]) {
    for (const [name, body] of bodies) {
      it(`have none: ${statusCode} with ${name}`, async () => {
        const app = appWith((it) => it.get('/', () => new Response(body, { statusCode, headers: { ETag: '"1"' } })));
        const { log, ...answer } = await failingRequest(app, proxyEvent('/'));
        expect([answer, log]).to.deep.equal([{ statusCode, headers: { ETag: '"1"' }, multiValueHeaders: {}, body: '' }, []]);
      });
    }
  }

  it('have none where the type is a binary one, and need not be accepted', async () => {
    const app = appWith((it) => it.get('/', () => new Response('', { statusCode: 304, headers: { 'Content-Type': 'image/png' } })));
    const { statusCode, body, isBase64Encoded } = await failingRequest(app, proxyEvent('/'));
    expect({ statusCode, body, isBase64Encoded }).to.deep.equal({ statusCode: 304, body: '', isBase64Encoded: undefined });
  });

  it('have none where middleware sets the status', async () => {
    const app = appWith((it) => {
      it.middleware('http', async (event, next) => Object.assign((await next(event)) as Response, { statusCode: 204 }));
      it.get('/', () => ({ a: 1 }));
    });
    expect((await failingRequest(app, proxyEvent('/'))).body).to.equal('');
  });

  it('are these alone', async () => {
    for (const statusCode of [200, 203, 205, 206, 303, 305, 404]) {
      const app = appWith((it) => it.get('/', () => new Response('text', { statusCode })));
      expect((await failingRequest(app, proxyEvent('/'))).body).to.equal('text');
    }
  });
});

describe('errors in a result', () => {
  async function json(result: unknown): Promise<unknown> {
    return JSON.parse(
      (
        await failingRequest(
          appWith((it) => it.get('/', () => result)),
          proxyEvent('/'),
        )
      ).body,
    );
  }

  class OwnError extends Error {
    override name = 'OwnError';
    reason = 'because';
  }

  it('tell all but their stack, at any depth', async () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'E1', $metadata: { requestId: 'req-1' } });
    const inner = { name: 'TypeError', message: 'inner', code: 'E1', $metadata: { requestId: 'req-1' } };
    const own = { name: 'OwnError', message: 'outer', reason: 'because', cause: inner };
    expect(await json({ list: [new OwnError('outer', { cause })] })).to.deep.equal({ list: [own] });
    expect(await json(new Map([['error', new AggregateError([cause], 'all')]]))).to.deep.equal({
      error: { name: 'AggregateError', message: 'all', errors: [inner] },
    });
  });

  it('do not tell it either where it is a field like others', async () => {
    const error = Object.defineProperty(new Error('x'), 'stack', { value: 'trace', enumerable: true });
    expect(await json({ error })).to.deep.equal({ error: { name: 'Error', message: 'x' } });
  });

  it('are what their class says that they are in JSON, without the stack', async () => {
    const error = Object.assign(new Error('x'), { toJSON: () => ({ problem: 'x', stack: error.stack }) });
    expect(await json([error])).to.deep.equal([{ problem: 'x' }]);
    expect(await json(error)).to.deep.equal({ problem: 'x' });
  });
});

describe('what has no form in JSON', () => {
  const rows: [name: string, value: object][] = [
    ['Set', new Set([1])],
    ['Set', Object.assign(new Set([1]), { own: 1 })],
    ['WeakMap', new WeakMap()],
    ['WeakRef', new WeakRef({})],
    ['Map Iterator', new Map([['a', 1]]).values()],
    ['Array Iterator', [1][Symbol.iterator]()],
    ['Generator', (function* () {})()],
    ['AsyncGenerator', (async function* () {})()],
    ['Promise', Promise.resolve()],
    ['RegExp', /a/],
    ['ArrayBuffer', new ArrayBuffer(1)],
    ['SharedArrayBuffer', new SharedArrayBuffer(1)],
    ['DataView', new DataView(new ArrayBuffer(1))],
    ['Float64Array', new Float64Array(1)],
    ['Blob', new Blob(['a'])],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['Headers', new Headers({ a: '1' })],
    ['FormData', new FormData()],
    ['Request', new Request('http://localhost/')],
    ['Response', new globalThis.Response('a')],
    ['ReadableStream', new ReadableStream()],
    ['WritableStream', new WritableStream()],
    ['Readable', new Readable()],
    ['Duplex', new Duplex()],
    ['Intl.NumberFormat', new Intl.NumberFormat()],
  ];
  for (const [name, value] of rows) {
    it(`is a 500, and the log names it: ${name}`, async () => {
      for (const result of [value, { at: [value] }]) {
        if (result === value && value instanceof Promise) continue;
        const { statusCode, log } = await failingRequest(
          appWith((it) => it.get('/', () => result)),
          proxyEvent('/'),
        );
        expect([statusCode, log.length]).to.deep.equal([500, 1]);
        expect(log[0]).to.have.property('stack').that.includes(`TypeError: a ${name} cannot be expressed in JSON`);
      }
    });
  }

  it('is not what only looks alike', async () => {
    class Empty {}
    class Named {
      readonly a = 1;
      readonly [Symbol.toStringTag] = 'Named';
    }
    const { body } = await failingRequest(
      appWith((it) => it.get('/', () => [new Empty(), new Named(), Object(1), Object('a'), Object(true), Object.create(null), new URL('http://a/')])),
      proxyEvent('/'),
    );
    expect(body).to.equal('[{},{"a":1},1,"a",true,{},"http://a/"]');
  });
});

/** The answer to a caller that accepts everything. */
async function answered(body: unknown, type: string, binaryTypes: string[] = []): Promise<Answer> {
  const app = appWith((it) => {
    it.api.binaryTypes = binaryTypes;
    it.get('/', () => new Response(body, { headers: { 'Content-Type': type } }));
  });
  return failingRequest(app, proxyEvent('/', { headers: { Accept: '*/*' } }));
}

// Chalice can send none of these.
describe('responses of a text type', () => {
  it('send bytes as text', async () => {
    const { body, isBase64Encoded } = await answered(Buffer.from('\ufeffé'), 'text/plain');
    expect({ body, isBase64Encoded }).to.deep.equal({ body: '\ufeffé', isBase64Encoded: undefined });
  });

  it('are a 500 for bytes that are no text', async () => {
    for (const type of ['text/plain', 'application/json']) {
      const app = appWith((it) => it.get('/', () => new Response(gzipSync('{}'), { headers: { 'Content-Type': type, 'Content-Encoding': 'gzip' } })));
      const { statusCode, log } = await failingRequest(app, proxyEvent('/'));
      expect(statusCode).to.equal(500);
      expect(log[0]).to.have.property('stack').that.includes(`the body is a Uint8Array, but ${type} is not one of app.api.binaryTypes`);
    }
  });

  it('send bytes of JSON as text', async () => {
    expect((await answered(Buffer.from('{"title":"é"}'), 'application/problem+json')).body).to.equal('{"title":"é"}');
  });
});

describe('responses of a binary type', () => {
  const svg = '<svg>ü</svg>';
  const rows: [body: unknown, type: string, binaryTypes: string[], text: string][] = [
    ['é', 'text/csv', ['text/csv'], 'é'],
    [svg, 'image/svg+xml', ['image/*'], svg],
    [svg, 'IMAGE/SVG+XML; charset=utf-8', ['Image/SVG+xml'], svg],
    [{ title: 'grün' }, 'application/problem+json', ['application/*'], '{"title":"grün"}'],
    [[1n, null], 'application/json', ['*/*'], '[1,null]'],
    [undefined, 'application/x', ['*/*'], 'null'],
    [Buffer.from(svg), 'image/svg+xml', ['image/svg+xml'], svg],
  ];
  for (const [given, type, binaryTypes, text] of rows) {
    it(`are the base64 of their UTF-8: ${typeof given} as ${type} among ${binaryTypes.join()}`, async () => {
      const { statusCode, body, isBase64Encoded } = await answered(given, type, binaryTypes);
      expect({ statusCode, body, isBase64Encoded }).to.deep.equal({ statusCode: 200, body: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    });
  }

  it('are not what only looks alike', async () => {
    const { body, isBase64Encoded } = await answered(svg, 'text/plain; x=image/svg+xml', ['image/*']);
    expect({ body, isBase64Encoded }).to.deep.equal({ body: svg, isBase64Encoded: undefined });
  });
});

describe('the options of a Response', () => {
  const headersMessage = (given: string): string => `a Response: headers must be an object, not ${given}: write them as { name: value }`;
  const rows: [given: unknown, message: string][] = [
    [{ status: 404 }, "a Response: there is no option 'status': known are statusCode, headers"],
    [{ statuscode: 404 }, "a Response: there is no option 'statuscode': did you mean 'statusCode'?"],
    [404, 'a Response: the options must be a plain object, not the number 404: write them as { name: value }'],
    [null, 'a Response: the options must be a plain object, not null: write them as { name: value }'],
    [{ headers: new Headers({ a: '1' }) }, headersMessage('an object of the class Headers')],
    [{ headers: new Map([['a', '1']]) }, headersMessage('an object of the class Map')],
    [{ headers: [['a', '1']] }, headersMessage('the list [["a","1"]]')],
  ];
  for (const [given, message] of rows) {
    it(`are refused in tests where they would have no effect: ${message}`, () => {
      expect(() => new Response('', given as never)).to.throw(TypeError, message);
    });
  }

  it('may be undefined', () => {
    expect(new Response('', { statusCode: undefined, headers: undefined })).to.include({ statusCode: 200 });
  });
});
