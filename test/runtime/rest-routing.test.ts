import { expect } from 'chai';
import { Blueprint } from '../../src/app/blueprint.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, failingRequest, lambdaContext, proxyEvent, request } from './proxy-event.js';

const echo = (params: object): object => params;

describe('routing', () => {
  it('picks the view by resource path and method', async () => {
    const app = appWith((it) => {
      it.get('/a', () => 'get a');
      it.post('/a', () => 'post a');
      it.get('/a/{id}', () => 'get one');
    });
    const bodies = [proxyEvent('/a'), proxyEvent('/a', { method: 'POST' }), proxyEvent('/a/{id}', { path: '/a/1', pathParameters: { id: '1' } })];
    expect(await Promise.all(bodies.map(async (event) => (await request(app, event)).body))).to.deep.equal(['get a', 'post a', 'get one']);
  });

  it('answers 405 with the methods of the path, without CORS headers', async () => {
    const app = appWith((it) => {
      it.route('/a', { methods: ['get', 'PUT'], cors: true }, () => '');
      it.post('/a', { cors: true }, () => '');
    });
    const { statusCode, body, headers } = await request(app, proxyEvent('/a', { method: 'DELETE' }));
    expect({ statusCode, body, headers }).to.deep.equal({
      statusCode: 405,
      body: '{"Code":"MethodNotAllowedError","Message":"Unsupported method: DELETE"}',
      headers: { Allow: 'GET, PUT, POST' },
    });
  });

  it('answers 404 for a path without routes', async () => {
    const { statusCode, body } = await request(
      appWith((it) => it.get('/a', echo)),
      proxyEvent('/b'),
    );
    expect([statusCode, JSON.parse(body)]).to.deep.equal([404, { Code: 'NotFoundError', Message: 'Unknown path: /b' }]);
  });

  for (const path of ['constructor', '__proto__', '/toString']) {
    it(`answers 404 for the path ${path}`, async () => {
      expect(
        (
          await request(
            appWith((it) => it.get('/a', echo)),
            proxyEvent(path),
          )
        ).statusCode,
      ).to.equal(404);
    });
  }

  it('lets ANY answer the methods that have no route of their own', async () => {
    const app = appWith((it) => {
      it.route('/a', { methods: ['any'] }, (_params, { method }) => `any ${method}`);
      it.get('/a', () => 'get');
    });
    expect([(await request(app, proxyEvent('/a'))).body, (await request(app, proxyEvent('/a', { method: 'PATCH' }))).body]).to.deep.equal(['get', 'any PATCH']);
  });

  const unknown: [name: string, event: unknown][] = [
    ['an event of another source', { Records: [] }],
    ['no event', null],
    ['a text', 'hello'],
    ['a request context without a resource path', { requestContext: { httpMethod: 'GET' } }],
    ['an empty resource path', { requestContext: { resourcePath: '', httpMethod: 'GET' } }],
  ];
  for (const [name, event] of unknown) {
    it(`answers 500 "Unknown request." for ${name}`, async () => {
      const { statusCode, body } = await request(
        appWith((it) => it.get('/a', echo)),
        event,
      );
      expect([statusCode, body]).to.deep.equal([500, '{"Code":"InternalServerError","Message":"Unknown request."}']);
    });
  }

  it('tolerates an event with nothing but path and method', async () => {
    const app = appWith((it) =>
      it.get('/a', (_params, { headers, queryParams, uriParams, stageVars, rawBody }) => [[...headers], queryParams, uriParams, stageVars, rawBody.length]),
    );
    const { statusCode, body } = await request(app, { requestContext: { resourcePath: '/a', httpMethod: 'GET' } });
    expect([statusCode, body]).to.deep.equal([200, '[[],null,null,{},0]']);
  });

  it('takes headers, query string and parameters of a wrong form as absent', async () => {
    const app = appWith((it) => it.get('/a', (_params, { headers, queryParams, uriParams }) => [[...headers], queryParams, uriParams]));
    const given = { ...proxyEvent('/a'), headers: ['x'], multiValueQueryStringParameters: ['x'], pathParameters: 'x' };
    expect((await request(app, given)).body).to.equal('[[],null,null]');
  });

  it('leaves out header and query values that are no text', async () => {
    const app = appWith((it) => it.get('/a', (_params, { headers, queryParams }) => [[...headers], [...queryParams!]]));
    const given = { ...proxyEvent('/a'), headers: { a: 1, b: 'x' }, multiValueQueryStringParameters: { c: [null, 'y'], d: 'z', e: 2 } };
    expect((await request(app, given)).body).to.equal('[[["b","x"]],[["c","y"],["d","z"]]]');
  });

  const params: [path: string, given: { [name: string]: string } | null, want: object][] = [
    ['/u/{id}/p/{postId}', { postId: '2', id: '1' }, { id: '1', postId: '2' }],
    ['/f/{path+}', { path: 'a/b' }, { path: 'a/b' }],
    ['/h/{user-id}', { 'user-id': '1' }, { 'user-id': '1' }],
    ['/u/{id}', { id: 'a%20b' }, { id: 'a%20b' }],
    ['/u/{id}', { id: '1', other: '2' }, { id: '1' }],
    ['/u/{id}', null, {}],
    ['/u', { id: '1' }, {}],
  ];
  for (const [path, given, want] of params) {
    it(`passes ${JSON.stringify(want)} to the view of ${path} for ${JSON.stringify(given)}`, async () => {
      expect(
        JSON.parse(
          (
            await request(
              appWith((it) => it.get(path, echo)),
              proxyEvent(path, { pathParameters: given }),
            )
          ).body,
        ),
      ).to.deep.equal(want);
    });
  }

  it('passes parameters by names that mean something to JavaScript', async () => {
    const app = appWith((it) => it.get('/{__proto__}/{constructor}', (given) => Object.entries(given)));
    const pathParameters = JSON.parse('{"__proto__":"a","constructor":"b"}') as { [name: string]: string };
    expect((await request(app, proxyEvent('/{__proto__}/{constructor}', { pathParameters }))).body).to.equal('[["__proto__","a"],["constructor","b"]]');
  });

  it('passes nothing that the event lacks, whatever objects inherit', async () => {
    const app = appWith((it) => it.get('/{toString}', (given) => Object.keys(given)));
    expect((await request(app, proxyEvent('/{toString}'))).body).to.equal('[]');
  });

  it('finds routes that are declared after the first request', async () => {
    const app = appWith((it) => it.get('/a', echo));
    const handler = lambdaHandler(app, 'api_handler');
    await handler(proxyEvent('/a'), lambdaContext);
    app.get('/b', () => 'b');
    expect(await handler(proxyEvent('/b'), lambdaContext)).to.include({ body: 'b' });
  });

  const prefixes: [prefix: string, path: string, want: string][] = [
    ['/api/', '/', '/api'],
    ['/api', '/x/{y}', '/api/x/{y}'],
    ['/', '/', '/'],
  ];
  for (const [urlPrefix, path, want] of prefixes) {
    it(`answers ${want} for the blueprint path ${path} under ${urlPrefix}`, async () => {
      const blueprint = new Blueprint('inner');
      blueprint.get(path, () => 'found');
      expect(
        (
          await request(
            appWith((it) => it.registerBlueprint(blueprint, { urlPrefix })),
            proxyEvent(want),
          )
        ).body,
      ).to.equal('found');
    });
  }

  it('keeps the options of a blueprint that is registered twice', async () => {
    const blueprint = new Blueprint('inner');
    blueprint.route('/x', { methods: ['PUT'], cors: true }, () => 'found');
    const app = appWith((it) => {
      it.registerBlueprint(blueprint, { urlPrefix: '/a' });
      it.registerBlueprint(blueprint, { urlPrefix: '/b' });
    });
    expect((await request(app, proxyEvent('/b/x', { method: 'PUT' }))).headers).to.include({ 'Access-Control-Allow-Origin': '*' });
  });

  it('awaits a view', async () => {
    const app = appWith((it) => it.get('/a', async () => Promise.resolve({ late: true })));
    expect((await request(app, proxyEvent('/a'))).body).to.equal('{"late":true}');
  });

  it('answers 500 when an awaited view rejects', async () => {
    const app = appWith((it) => it.get('/a', async () => Promise.reject(new Error('late'))));
    expect((await failingRequest(app, proxyEvent('/a'))).statusCode).to.equal(500);
  });
});

describe('content types of requests', () => {
  const rows: [accepted: string[] | undefined, given: string | undefined, want: number][] = [
    [undefined, undefined, 200],
    [undefined, 'application/json', 200],
    [undefined, 'text/plain', 415],
    [['application/xml'], 'application/xml; charset=utf-8', 200],
    [['application/xml'], 'APPLICATION/XML', 200],
    [['Application/XML'], 'application/xml', 200],
    [['application/xml'], 'text/plain, application/xml', 200],
    [['application/xml'], undefined, 415],
    [['application/xml'], 'application/xmlx', 415],
    [['application/xml'], '*/*', 200],
    [['*/*'], 'text/plain', 200],
    [[], 'text/plain', 200],
  ];
  for (const [accepted, given, want] of rows) {
    it(`answers ${want} to ${given ?? 'no type'} where ${accepted?.join(' ') ?? 'the default'} is accepted`, async () => {
      const app = appWith((it) => it.post('/', { contentTypes: accepted }, () => ''));
      const event = proxyEvent('/', { method: 'POST', headers: given === undefined ? {} : { 'Content-Type': given } });
      expect((await request(app, event)).statusCode).to.equal(want);
    });
  }

  it('names the type that is refused, with the CORS headers of the route', async () => {
    const app = appWith((it) => it.post('/', { cors: true }, () => ''));
    const { body, headers } = await request(app, proxyEvent('/', { method: 'POST', headers: { 'content-type': 'text/plain' } }));
    expect(body).to.equal('{"Code":"UnsupportedMediaType","Message":"Unsupported media type: text/plain"}');
    expect(headers).to.include({ 'Access-Control-Allow-Origin': '*' });
  });
});
