import { expect } from 'chai';
import { AuthResponse, AuthRoute, Blueprint, Chalice, CORSConfig, NotFoundError, Response } from '../../src/index.js';
import { Client, type ClientOptions } from '../../src/testing/index.js';

function clientOf(declare: (app: Chalice) => void, options: ClientOptions = {}): Client {
  const app = new Chalice({ appName: 'helloworld' });
  declare(app);
  return new Client(app, { config: {}, ...options });
}

describe('client.http', () => {
  it('passes parameters, query and headers of the concrete path on', async () => {
    const client = clientOf((app) => {
      app.get('/users/{id}', ({ id }, request) => ({ id, all: request.queryParams?.getAll('a'), header: request.headers.get('x-one') }));
    });
    const response = await client.http.get('/users/7?a=1&a=%C3%A4+b', { headers: { 'X-One': 'yes' } });
    expect(response.statusCode).to.equal(200);
    expect(response.jsonBody).to.deep.equal({ id: '7', all: ['1', 'ä b'], header: 'yes' });
  });

  it('has a method for every verb', async () => {
    const client = clientOf((app) => app.route('/', { methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] }, (_params, { method }) => method));
    for (const verb of ['get', 'post', 'put', 'patch', 'delete', 'options'] as const) expect((await client.http[verb]('/')).text).to.equal(verb.toUpperCase());
  });

  const jsonTypes: readonly (readonly [type: string, isJson: boolean])[] = [
    ['application/json', true],
    ['Application/JSON; charset=utf-8', true],
    ['application/problem+json', true],
    ['image/svg+json', true],
    ['application/json-seq', false],
    ['application/jsonp', false],
    ['text/plain; x=application/json', false],
  ];
  for (const [type, isJson] of jsonTypes) {
    it(`takes an answer of ${type} ${isJson ? 'for' : 'not for'} JSON, as the runtime takes a request`, async () => {
      const client = clientOf((app) => app.get('/', () => new Response('{"a":1}', { headers: { 'Content-Type': type } })));
      expect((await client.http.get('/')).jsonBody).to.deep.equal(isJson ? { a: 1 } : null);
    });
  }

  it('sends JSON, and answers with the body as JSON, as text and as bytes', async () => {
    const client = clientOf((app) => app.post('/', (_params, request) => request.jsonBody));
    const response = await client.http.post('/', { headers: { 'Content-Type': 'application/json' }, body: '{"größe":1}' });
    expect(response.jsonBody).to.deep.equal({ größe: 1 });
    expect(response.text).to.equal('{"größe":1}');
    expect(response.body).to.deep.equal(new TextEncoder().encode('{"größe":1}'));
  });

  it('says what a body has to be', async () => {
    const client = clientOf((app) => app.post('/', () => 1));
    const thrown = await client.http.post('/', { body: { a: 1 } as never }).catch((error: unknown) => error);
    expect(String(thrown)).to.equal('TypeError: the body of a request must be a string or a Uint8Array; for JSON, write body: JSON.stringify(…)');
  });

  const targets: [target: string, id: string][] = [
    ['/users/Jürgen', 'J%C3%BCrgen'],
    ['/users/a b', 'a%20b'],
    ['/users/a%20b', 'a%20b'],
    ['/users/😀', '%F0%9F%98%80'],
    ['/users/\ud83d', '%EF%BF%BD'],
    ['/users/{"a"}<`>', '%7B%22a%22%7D%3C%60%3E'],
    ['/users/50%', '50%'],
    ["/users/a+b!$&'()*,;=:@~", "a+b!$&'()*,;=:@~"],
    ['/users/7#top', '7'],
    ['/users/7?q=ü&q=%C3%BC#top', '7'],
  ];
  for (const [target, id] of targets) {
    it(`sends a path as HTTP clients do: ${target}`, async () => {
      const client = clientOf((app) => app.get('/users/{id}', (params, request) => ({ ...params, q: request.queryParams?.getAll('q') })));
      expect((await client.http.get(target)).jsonBody).to.deep.equal({ id, ...(target.includes('?') && { q: ['ü', 'ü'] }) });
    });
  }

  it('says what headers have to be', async () => {
    const client = clientOf((app) => app.get('/', () => 1));
    const rows: [given: unknown, message: string][] = [
      [{ 'X-N': 5 }, "the header 'X-N' of a request must be a string or a list of strings, not the number 5"],
      [{ Authorization: undefined }, "the header 'Authorization' of a request must be a string or a list of strings, not undefined"],
      [{ 'X-L': ['a', null] }, `the header 'X-L' of a request must be a string or a list of strings, not the list ["a",null]`],
      [new Headers({ a: 'b' }), 'the headers of a request must be an object, { name: value }, not an object of the class Headers'],
      [new Map([['a', 'b']]), 'the headers of a request must be an object, { name: value }, not an object of the class Map'],
      [[['a', 'b']], 'the headers of a request must be an object, { name: value }, not the list [["a","b"]]'],
      ['a: b', 'the headers of a request must be an object, { name: value }, not the string "a: b"'],
    ];
    for (const [headers, message] of rows) {
      const thrown = await client.http.get('/', { headers: headers as never }).catch((error: unknown) => error);
      expect(String(thrown)).to.equal(`TypeError: ${message}`);
    }
  });

  it('accepts as much as API Gateway and Lambda do', async () => {
    const client = clientOf((app) => {
      app.post('/size', (_params, { rawBody }) => rawBody.length);
      app.get('/size/{size}', ({ size }) => 'x'.repeat(Number(size)));
    });
    const upload = async (size: number): Promise<unknown[]> => {
      const { statusCode, text, reason } = await client.http.post('/size', { body: 'x'.repeat(size) });
      return [statusCode, text, reason];
    };
    expect(await upload(6 * 2 ** 20 - 5000)).to.deep.equal([200, String(6 * 2 ** 20 - 5000), undefined]);
    expect(await upload(6 * 2 ** 20)).to.deep.equal([413, '{"message": "Request Too Long"}', 'Lambda accepts events up to 6 MB']);
    expect(await upload(10 * 2 ** 20 + 1)).to.deep.equal([413, 'HTTP content length exceeded 10485760 bytes.', 'API Gateway accepts bodies up to 10 MB']);
    expect((await client.http.get(`/size/${6 * 2 ** 20 - 5000}`)).statusCode).to.equal(200);
    const { statusCode, text, reason } = await client.http.get(`/size/${6 * 2 ** 20 + 100}`);
    expect([statusCode, text, reason]).to.deep.equal([
      502,
      '{"message": "Internal server error"}',
      "the function's answer is larger than Lambda's limit of 6 MB",
    ]);
  });

  it('carries binary bodies both ways', async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    const client = clientOf((app) => app.post('/', { contentTypes: ['image/png'] }, (_params, request) => request.rawBody));
    const headers = { 'Content-Type': 'image/png', Accept: 'application/octet-stream' };
    expect((await client.http.post('/', { headers, body: bytes })).body).to.deep.equal(bytes);
  });

  it('turns thrown errors into their answers', async () => {
    const client = clientOf((app) =>
      app.get('/', () => {
        throw new NotFoundError('no such user');
      }),
    );
    const { statusCode, jsonBody } = await client.http.get('/');
    expect([statusCode, jsonBody]).to.deep.equal([404, { Code: 'NotFoundError', Message: 'no such user' }]);
  });

  it('answers as API Gateway where no route is meant', async () => {
    const client = clientOf((app) => app.get('/a', () => null));
    for (const response of [await client.http.get('/b'), await client.http.post('/a')]) {
      expect([response.statusCode, response.jsonBody]).to.deep.equal([403, { message: 'Missing Authentication Token' }]);
    }
  });

  it('answers a preflight as API Gateway does', async () => {
    const client = clientOf((app) => app.route('/', { methods: ['GET', 'PUT'], cors: new CORSConfig({ allowOrigin: 'https://example.com' }) }, () => null));
    const { statusCode, headers } = await client.http.options('/');
    expect(statusCode).to.equal(200);
    expect(headers).to.include({ 'Access-Control-Allow-Methods': 'GET,PUT,OPTIONS', 'Access-Control-Allow-Origin': 'https://example.com' });
  });

  it('keeps every value of a header that is sent several times', async () => {
    const client = clientOf((app) => app.get('/', () => new Response('', { headers: { 'Set-Cookie': ['a=1', 'b=2'] } })));
    const { headers, multiValueHeaders } = await client.http.get('/');
    expect([headers['Set-Cookie'], multiValueHeaders['Set-Cookie']]).to.deep.equal(['b=2', ['a=1', 'b=2']]);
  });

  it("passes the stage's name and variables on", async () => {
    const config = { stage_variables: { color: 'red', size: '1' }, stages: { beta: { api_gateway_stage: 'v1', stage_variables: { color: 'blue' } } } };
    const client = clientOf((app) => app.get('/', (_params, { stageVars, context }) => ({ stageVars, path: context['path'], stage: context['stage'] })), {
      config,
      stage: 'beta',
    });
    expect((await client.http.get('/')).jsonBody).to.deep.equal({ stageVars: { color: 'blue', size: '1' }, path: '/v1/', stage: 'v1' });
  });

  it('makes a whole proxy event', async () => {
    let event: { [key: string]: unknown } = {};
    const client = clientOf((app) =>
      app.post('/a/{p+}', (_params, request) => {
        event = request.toOriginalEvent() as typeof event;
      }),
    );
    await client.http.post('/a/b/c%20d?x=1&x=2', { headers: { 'X-Many': ['1', '2'] }, body: '{}' });
    expect(Object.keys(event)).to.deep.equal([
      'resource',
      'path',
      'httpMethod',
      'headers',
      'multiValueHeaders',
      'queryStringParameters',
      'multiValueQueryStringParameters',
      'pathParameters',
      'stageVariables',
      'requestContext',
      'body',
      'isBase64Encoded',
    ]);
    expect(event).to.deep.include({
      resource: '/a/{p+}',
      path: '/a/b/c%20d',
      httpMethod: 'POST',
      queryStringParameters: { x: '2' },
      multiValueQueryStringParameters: { x: ['1', '2'] },
      pathParameters: { p: 'b/c%20d' },
      stageVariables: null,
      body: '{}',
      isBase64Encoded: false,
    });
    expect((event['multiValueHeaders'] as { [name: string]: unknown })['X-Many']).to.deep.equal(['1', '2']);
    expect((event['headers'] as { [name: string]: unknown })['X-Many']).to.equal('2');
  });

  it('refuses a path that is none', async () => {
    const error = await clientOf((app) => app.get('/', () => null))
      .http.get('users')
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal("the path 'users' does not start with '/'");
  });
});

describe('client.http with an authorizer of the app', () => {
  function guarded(routes: (string | AuthRoute)[]): Client {
    return clientOf((app) => {
      const part = new Blueprint('part');
      const auth = part.authorizer('auth', { header: 'X-Token' }, ({ token }) => {
        if (token === 'bad') throw new Error('Unauthorized');
        if (token === 'broken') throw new TypeError('no database');
        // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- apps do
        if (token === 'odd') throw 'a text';
        return new AuthResponse({ routes: token === 'good' ? routes : [], principalId: 'me', context: { level: 3 } });
      });
      part.get('/a/{id}', { authorizer: auth.withScopes([]) }, (_params, { context }) => context['authorizer']);
      app.registerBlueprint(part, { namePrefix: 'part_' });
    });
  }
  const rows: readonly { given: string; token?: string; routes: (string | AuthRoute)[]; want: number }[] = [
    { given: 'a token that may do all', token: 'good', routes: ['*'], want: 200 },
    { given: 'a token that may do this', token: 'good', routes: [new AuthRoute('/a/*', ['GET'])], want: 200 },
    { given: 'a token that may do something else', token: 'good', routes: [new AuthRoute('/a/*', ['POST'])], want: 403 },
    { given: 'a token that may do nothing', token: 'other', routes: ['*'], want: 403 },
    { given: 'a token that is refused', token: 'bad', routes: ['*'], want: 401 },
    { given: 'no token', routes: ['*'], want: 401 },
    { given: 'a token that the authorizer throws at', token: 'broken', routes: ['*'], want: 500 },
    { given: 'a token that the authorizer throws a text at', token: 'odd', routes: ['*'], want: 500 },
  ];
  for (const { given, token, routes, want } of rows) {
    it(`answers ${want} to ${given}`, async () => {
      const { statusCode } = await guarded(routes).http.get('/a/1', token === undefined ? {} : { headers: { 'x-token': token } });
      expect(statusCode).to.equal(want);
    });
  }

  it('tells the test why it let nobody in, and nothing of a handler that answered', async () => {
    const reasonFor = async (token: string): Promise<string | undefined> => (await guarded(['*']).http.get('/a/1', { headers: { 'X-Token': token } })).reason;
    expect(await reasonFor('broken')).to.equal("the authorizer 'part_auth' failed: no database");
    expect(await reasonFor('odd')).to.equal("the authorizer 'part_auth' failed: a text");
    expect(await reasonFor('good')).to.equal(undefined);
  });

  it('tells the route what the authorizer found out, as text', async () => {
    const { jsonBody } = await guarded(['*']).http.get('/a/1', { headers: { 'X-Token': 'good' } });
    expect(jsonBody).to.deep.equal({ level: '3', principalId: 'me', integrationLatency: 1 });
  });
});
