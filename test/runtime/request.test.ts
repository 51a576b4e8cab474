import { expect } from 'chai';
import type { Request } from '../../src/app/request.js';
import { appWith, lambdaContext, proxyEvent, request, type ProxyEventOptions } from './proxy-event.js';

/** The request that a view on `resource` sees. */
async function seen(options: ProxyEventOptions = {}, resource = '/users/{id}'): Promise<Request> {
  let found: Request | undefined;
  const app = appWith((it) => {
    it.route(resource, { methods: ['GET', 'POST'], contentTypes: [] }, (_params, current) => {
      found = current;
    });
  });
  await request(app, proxyEvent(resource, options));
  return found!;
}

const json = { 'Content-Type': 'application/json' };

describe('the request', () => {
  it('has the method, the path of the route, the parameters, the context and the stage variables', async () => {
    const it = await seen({ method: 'POST', path: '/users/7', pathParameters: { id: '7' }, stageVariables: { table: 'users' } });
    expect(it).to.deep.include({
      method: 'POST',
      path: '/users/{id}',
      uriParams: { id: '7' },
      stageVars: { table: 'users' },
      isBase64Encoded: false,
      lambdaContext,
    });
    expect(it.context['apiId']).to.equal('abcdef1234');
  });

  it('has null for absent parameters and query string, and no stage variables where there are none', async () => {
    expect(await seen()).to.deep.include({ uriParams: null, queryParams: null, stageVars: {} });
  });

  it('finds headers in any case', async () => {
    const { headers } = await seen({ headers: { 'X-Trace': 'a' } });
    expect([headers.get('x-trace'), headers.get('X-TRACE'), headers.has('x-Trace'), headers.get('other'), headers.has('other')]).to.deep.equal([
      'a',
      'a',
      true,
      null,
      false,
    ]);
  });

  it('iterates over headers in lower case', async () => {
    const { headers } = await seen({ headers: { 'X-Trace': 'a', Accept: 'b' } });
    expect([...headers]).to.deep.equal([
      ['x-trace', 'a'],
      ['accept', 'b'],
    ]);
    expect([...headers.keys()]).to.deep.equal(['x-trace', 'accept']);
  });

  it('has no headers for null', async () => {
    expect([...(await seen({ headers: null })).headers]).to.deep.equal([]);
  });

  it('has all values of a query parameter in their order', async () => {
    const query = (await seen({ query: { a: ['1', '2'], b: ['3'] } })).queryParams!;
    expect([...query]).to.deep.equal([
      ['a', '1'],
      ['a', '2'],
      ['b', '3'],
    ]);
    expect([query.get('a'), query.getAll('a'), query.has('b'), query.size]).to.deep.equal(['1', ['1', '2'], true, 3]);
  });

  it('has nothing for a query parameter that was not given', async () => {
    const query = (await seen({ query: { a: ['1'], none: [] } })).queryParams!;
    expect([query.get('constructor'), query.getAll('b'), query.has('b'), query.has('none'), query.get('none')]).to.deep.equal([null, [], false, false, null]);
  });

  it('gives copies of query values', async () => {
    const query = (await seen({ query: { a: ['1'] } })).queryParams!;
    query.getAll('a').push('2');
    expect(query.getAll('a')).to.deep.equal(['1']);
  });

  const bodies: [given: ProxyEventOptions, want: number[]][] = [
    [{ body: null }, []],
    [{ body: 'é' }, [0xc3, 0xa9]],
    [{ body: '/wA=', isBase64Encoded: true }, [0xff, 0]],
    [{ body: '/wA=' }, [0x2f, 0x77, 0x41, 0x3d]],
  ];
  for (const [given, want] of bodies) {
    it(`has the bytes ${JSON.stringify(want)} for ${JSON.stringify(given)}`, async () => {
      const { rawBody } = await seen({ method: 'POST', ...given });
      expect(rawBody).to.deep.equal(new Uint8Array(want));
    });
  }

  const parsed: [name: string, given: ProxyEventOptions, want: unknown][] = [
    ['a JSON body', { headers: json, body: '{"a":[1]}' }, { a: [1] }],
    ['a JSON body with a charset', { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '1' }, 1],
    ['a JSON null', { headers: json, body: 'null' }, null],
    ['a base64-encoded JSON body', { headers: json, body: 'eyJhIjoxfQ==', isBase64Encoded: true }, { a: 1 }],
    ['a body without a content type', { body: '{"a":1}' }, null],
    ['a body of another type', { headers: { 'content-type': 'text/plain' }, body: '{"a":1}' }, null],
    ['a body of another application type', { headers: { 'content-type': 'application/xml' }, body: '{"a":1}' }, null],
    ['a type in upper case', { headers: { 'content-type': 'APPLICATION/JSON' }, body: '{"a":1}' }, null],
  ];
  for (const [name, given, want] of parsed) {
    it(`parses ${name} to ${JSON.stringify(want)}`, async () => {
      expect((await seen({ method: 'POST', ...given })).jsonBody).to.deep.equal(want);
    });
  }

  it('parses a body once', async () => {
    const it = await seen({ method: 'POST', headers: json, body: '{}' });
    expect(it.jsonBody).to.equal(it.jsonBody);
  });

  for (const body of ['{"a":', '', null]) {
    it(`answers 400 when a view reads the body ${JSON.stringify(body)} as JSON`, async () => {
      const app = appWith((it) => it.post('/', (_params, current) => current.jsonBody));
      const answer = await request(app, proxyEvent('/', { method: 'POST', headers: json, body }));
      expect([answer.statusCode, answer.body]).to.deep.equal([400, '{"Code":"BadRequestError","Message":"Error Parsing JSON"}']);
    });
  }

  it('answers 400 when a JSON body is not UTF-8', async () => {
    const app = appWith((it) => it.post('/', (_params, current) => current.jsonBody));
    const answer = await request(
      app,
      proxyEvent('/', { method: 'POST', headers: json, body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), isBase64Encoded: true }),
    );
    expect(answer.statusCode).to.equal(400);
  });

  it('describes itself with lower-case headers and the last query values', async () => {
    const it = await seen({ headers: { 'X-A': '1' }, query: { q: ['1', '2'] }, pathParameters: { id: '7' } });
    expect(it.toDict()).to.deep.equal({
      queryParams: { q: '2' },
      headers: { 'x-a': '1' },
      uriParams: { id: '7' },
      method: 'GET',
      context: it.context,
      stageVars: {},
      path: '/users/{id}',
    });
  });

  it('gives the event as it came', async () => {
    const event = proxyEvent('/');
    const app = appWith((it) => it.get('/', (_params, current) => String(current.toOriginalEvent() === event)));
    expect((await request(app, event)).body).to.equal('true');
  });
});
