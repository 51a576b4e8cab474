import { connect, createServer } from 'node:net';
import { expect } from 'chai';
import type { Json } from '../../compiler/swagger/rendered.js';
import { appWith, project, removeFolders, tschaliceProcess } from '../run-cli.js';
import { ask, gone, type Local, startLocal, stopAll } from './run-local.js';

/** One of everything that a request can meet. */
const app = `
import { AuthResponse, AuthRoute, Chalice, CognitoUserPoolAuthorizer, CORSConfig, IAMAuthorizer, NotFoundError, Response } from 'tschalice';
export const app = new Chalice({ appName: 'demo' });
const auth = app.authorizer('token_auth', { header: 'X-Token' }, ({ token }) => {
  if (token === 'bad') throw new Error('Unauthorized');
  if (token === 'broken') throw new Error('no database');
  if (token === 'nothing') return undefined as never;
  return new AuthResponse({ routes: token === 'some' ? [new AuthRoute('/guarded/*', ['GET'])] : token === 'all' ? ['*'] : [], principalId: 'me', context: { level: 3, env: process.env.WHO! } });
});
app.get('/', () => ({ up: true }));
app.route('/event/{id}', { methods: ['GET', 'POST', 'PUT', 'HEAD'], contentTypes: [] }, (_params, request) => request.toOriginalEvent());
app.get('/users/{id}', ({ id }) => 'user ' + id);
app.get('/users/me', () => 'literal');
app.get('/files/{path+}', ({ path }) => 'greedy ' + path);
app.get('/files/list', () => 'literal file');
app.route('/any', { methods: ['ANY'] }, (_params, request) => request.method);
app.route('/cors', { methods: ['GET', 'PUT'], cors: new CORSConfig({ allowOrigin: 'https://example.com', maxAge: 9 }) }, () => ({}));
app.get('/guarded/{id}', { authorizer: auth }, (_params, request) => request.context.authorizer);
app.post('/guarded/{id}', { authorizer: auth.withScopes(['x']) }, () => 'posted');
app.get('/pool', { authorizer: new CognitoUserPoolAuthorizer('Pool', { providerArns: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/p'] }) }, (_params, request) => request.context.authorizer ?? null);
app.get('/iam', { authorizer: new IAMAuthorizer() }, () => 'let in');
app.get('/key', { apiKeyRequired: true }, () => 'key');
app.route('/bytes', { methods: ['GET', 'POST'], contentTypes: [] }, (_params, request) => new Response(request.method === 'GET' ? new Uint8Array([0, 255, 128]) : request.rawBody, { headers: { 'Content-Type': 'image/png' } }));
app.get('/headers', () => new Response('x', { statusCode: 201, headers: { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': 'text/plain', 'X-Name': 'größe €', Connection: 'close', 'Content-Length': '99', 'WWW-Authenticate': 'Basic', Date: 'once', Server: 'mine' } }));
app.get('/bad-header', () => new Response('x', { headers: { 'X-Bell': '\\u0007' } }));
app.get('/missing', () => { throw new NotFoundError('not there'); });
app.get('/throws', () => { throw new Error('out of tea'); });
app.get('/exits', () => { process.exit(3); });
app.get('/rejects', async () => { void Promise.reject(new Error('nobody cares')); await new Promise(() => {}); });
app.get('/sleeps', () => new Promise(() => {}));
app.get('/loops', () => { for (;;); });
app.get('/large', () => 'x'.repeat(7_000_000));
app.post('/length', { contentTypes: [] }, (_params, request) => String(request.rawBody.length));
app.get('/environment', () => ({ ...pick('WHO', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'NODE_OPTIONS', 'TZ'), send: typeof process.send, cwd: process.cwd(), left: app.lambdaContext!.getRemainingTimeInMillis() > 1000 }));
app.get('/print', () => { console.log('said by the app'); return 'printed'; });
const pick = (...names: string[]) => Object.fromEntries(names.map((name) => [name, process.env[name]]));
app.lambdaFunction('cleanup', () => null);
app.onWsConnect(() => {});
`;

const config = {
  version: '2.0',
  app_name: 'demo',
  environment_variables: { WHO: 'top' },
  stages: {
    dev: {
      api_gateway_stage: 'v1',
      lambda_timeout: 2,
      stage_variables: { color: 'red' },
      environment_variables: { NODE_OPTIONS: '--require /opt/nothing.cjs' },
      lambda_functions: { token_auth: { environment_variables: { WHO: 'authorizer' } }, api_handler: { lambda_memory_size: 512 } },
    },
  },
};

describe('tschalice local', function () {
  let local: Local;
  let folder: string;

  before(async () => {
    folder = project({ 'app.ts': app, '.chalice/config.json': JSON.stringify(config) });
    local = await startLocal(folder);
  });
  after(async () => {
    await stopAll();
    removeFolders();
  });

  /** The line about the last request. */
  async function line(path: RegExp): Promise<string> {
    await local.until(new RegExp(`^\\w+ ${path.source} \\d.*ms.*\\n`, 'm'));
    return local
      .output()
      .split('\n')
      .findLast((one) => new RegExp(`^\\w+ ${path.source} \\d`).test(one))!;
  }

  it('tells at the start what it serves, and what not', () => {
    const start = local.stdout();
    expect(start).to.match(/^demo, stage dev\n/);
    expect(start).to.match(/^ {2}GET +\/guarded\/\{id\} +token_auth$/m);
    expect(start).to.match(/^ {2}GET +\/key +x-api-key$/m);
    expect(start).to.match(/^ {2}PUT +\/cors$/m);
    expect(start).to.contain('warning the authorizers Pool, sigv4 work only in AWS; here, their routes are open to everyone.\n');
    expect(start).to.match(/tschalice\/testing: cleanup, websocket_connect\n/);
    expect(start).to.match(/^Listening at http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C ends\)$/m);
  });

  it('makes the events of API Gateway', async () => {
    const body = '{"größe":1}';
    const headers = { 'Content-Type': 'application/json', 'X-Many': ['1', '2'], __proto__: 'x', 'User-Agent': 'test' };
    const path = '/event/a%20b/?x=1&x=%C3%A4+b&__proto__=p&bad=%zz';
    const event = JSON.parse((await ask(local, path, { method: 'POST', headers: { ...headers, ['__proto__']: 'x' }, body })).text) as { [key: string]: Json };
    expect(event).to.deep.include({
      resource: '/event/{id}',
      path: '/event/a%20b/',
      httpMethod: 'POST',
      pathParameters: { id: 'a%20b' },
      stageVariables: { color: 'red' },
      body,
      isBase64Encoded: false,
    });
    expect(Object.entries(event['queryStringParameters'])).to.deep.equal([
      ['x', 'ä b'],
      ['__proto__', 'p'],
      ['bad', '%zz'],
    ]);
    expect(event['multiValueQueryStringParameters'].x).to.deep.equal(['1', 'ä b']);
    expect(event['headers']).to.include({ 'X-Many': '2', Host: `127.0.0.1:${local.port}`, 'X-Forwarded-Proto': 'http', 'X-Forwarded-For': '127.0.0.1' });
    expect(Object.entries(event['headers'])).to.deep.include(['__proto__', 'x']);
    expect(event['multiValueHeaders']['X-Many']).to.deep.equal(['1', '2']);
    const context = event['requestContext'];
    expect(context).to.include({
      resourcePath: '/event/{id}',
      httpMethod: 'POST',
      stage: 'v1',
      path: '/v1/event/a%20b/',
      domainName: `127.0.0.1:${local.port}`,
    });
    expect(context.identity).to.include({ sourceIp: '127.0.0.1', userAgent: 'test', apiKey: null });
    expect(context.requestId).to.match(/^[\da-f-]{36}$/);
    expect(Math.abs(context.requestTimeEpoch - Date.now())).to.be.below(60_000);
    const other = JSON.parse((await ask(local, '/event/1')).text) as { [key: string]: Json };
    expect(other['requestContext'].requestId).to.not.equal(context.requestId);
    expect(other).to.deep.include({ body: null, queryStringParameters: null, multiValueQueryStringParameters: null });
  });

  const routes: readonly { method?: string; path: string; want: [number, string] }[] = [
    { path: '/', want: [200, '{"up":true}'] },
    { path: '/users/me', want: [200, 'literal'] },
    { path: '/users/me/', want: [200, 'literal'] },
    { path: '/users/m%65', want: [200, 'literal'] },
    { path: '/users/7', want: [200, 'user 7'] },
    { path: '/files/7/a/b', want: [200, 'greedy 7/a/b'] },
    { path: '/files/list', want: [200, 'literal file'] },
    { path: '/files/list/', want: [200, 'literal file'] },
    { path: '/files/list/x', want: [200, 'greedy list/x'] },
    { path: '/users/..', want: [200, 'user ..'] },
    { path: '/files/../any', want: [200, 'greedy ../any'] },
    { path: '/users/%zz', want: [200, 'user %zz'] },
    { path: '/users/%2e%2e%2fetc', want: [200, 'user %2e%2e%2fetc'] },
    { path: '/users/__proto__', want: [200, 'user __proto__'] },
    { path: '/any', method: 'DELETE', want: [200, 'DELETE'] },
    { path: '/any', method: 'OPTIONS', want: [200, 'OPTIONS'] },
    { path: '/missing', want: [404, '{"Code":"NotFoundError","Message":"not there"}'] },
    ...['/nope', '//', '//users/7', '/users//', '/__proto__', '/constructor', '/..', '/%00'].map((path) => ({
      path,
      want: [403, '{"message":"Missing Authentication Token"}'] as [number, string],
    })),
    { path: '/users/me', method: 'DELETE', want: [403, '{"message":"Missing Authentication Token"}'] },
    { path: '/', method: 'OPTIONS', want: [403, '{"message":"Missing Authentication Token"}'] },
    { path: 'http://example.com/users/9?x', want: [200, 'user 9'] },
    { path: '*', method: 'OPTIONS', want: [400, '{"message":"Bad Request"}'] },
  ];
  for (const { method = 'GET', path, want } of routes) {
    it(`answers ${want[0]} to ${method} ${path}`, async () => {
      const { status, text } = await ask(local, path, { method });
      expect([status, text]).to.deep.equal(want);
    });
  }

  it('prints each request on a line, with the reason where the app was not asked', async () => {
    await ask(local, '/nope?token=secret');
    expect(await line(/\/nope/)).to.match(/^GET \/nope 403 \d+ ms \(the app has no such path\)$/);
    await ask(local, '/users/12?token=secret');
    expect(await line(/\/users\/12/)).to.match(/^GET \/users\/12 200 \d+ ms$/);
    expect(local.output()).to.not.contain('secret');
  });

  it('answers preflights, and puts CORS headers on answers', async () => {
    const preflight = await ask(local, '/cors', { method: 'OPTIONS', headers: { Origin: 'https://example.com', 'Access-Control-Request-Method': 'PUT' } });
    expect([preflight.status, preflight.text]).to.deep.equal([200, '']);
    expect(preflight.headers).to.include({
      'access-control-allow-methods': 'GET,PUT,OPTIONS',
      'access-control-allow-origin': 'https://example.com',
      'access-control-max-age': '9',
    });
    expect((await ask(local, '/cors')).headers).to.include({ 'access-control-allow-origin': 'https://example.com' });
  });

  const tokens: readonly { token?: string; method?: string; want: [number, unknown] }[] = [
    { token: 'all', want: [200, { level: '3', env: 'authorizer', principalId: 'me', integrationLatency: 1 }] },
    { token: 'some', want: [200, { level: '3', env: 'authorizer', principalId: 'me', integrationLatency: 1 }] },
    { token: 'some', method: 'POST', want: [403, { Message: 'User is not authorized to access this resource' }] },
    { token: 'none', want: [403, { Message: 'User is not authorized to access this resource' }] },
    { token: 'bad', want: [401, { message: 'Unauthorized' }] },
    { want: [401, { message: 'Unauthorized' }] },
    { token: 'broken', want: [500, { message: null }] },
    { token: 'nothing', want: [500, { message: null }] },
  ];
  for (const { token, method = 'GET', want } of tokens) {
    it(`answers ${want[0]} to ${method} with ${token === undefined ? 'no token' : `the token '${token}'`}`, async () => {
      const { status, text } = await ask(local, '/guarded/1', { method, headers: token === undefined ? {} : { 'x-token': token } });
      expect([status, JSON.parse(text)]).to.deep.equal(want);
    });
  }

  it('shows what an authorizer threw, with its place, but for the word that is an answer', async () => {
    await ask(local, '/guarded/1', { headers: { 'x-token': 'bad' } });
    await ask(local, '/guarded/1', { headers: { 'x-token': 'broken' } });
    const shown = await local.until(/token_auth failed: Error: no database\n +at .*app\.ts:6:\d+/);
    expect(shown).to.be.above(0);
    expect(local.output()).to.not.contain('failed: Error: Unauthorized');
  });

  it('lets in whom it can not check, with the claims of a Cognito token', async () => {
    const claims = Buffer.from('{"sub":"u1","email_verified":true}').toString('base64url');
    const { text } = await ask(local, '/pool', { headers: { Authorization: `Bearer e30.${claims}.c2ln` } });
    expect(JSON.parse(text)).to.deep.equal({ claims: { sub: 'u1', email_verified: 'true' } });
    expect((await ask(local, '/pool')).text).to.equal('null');
    expect((await ask(local, '/iam')).text).to.equal('let in');
  });

  it('asks for an API key, whichever it is', async () => {
    expect([(await ask(local, '/key')).status, (await ask(local, '/key', { headers: { 'X-Api-Key': 'k' } })).text]).to.deep.equal([403, 'key']);
  });

  it('carries bytes both ways', async () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    const accept = { Accept: 'image/png' };
    expect((await ask(local, '/bytes', { headers: accept })).bytes).to.deep.equal(Buffer.from([0, 255, 128]));
    const posted = await ask(local, '/bytes', { method: 'POST', headers: { ...accept, 'Content-Type': 'image/png' }, body: bytes });
    expect(posted.bytes).to.deep.equal(bytes);
    // What a browser asks for first is no image.
    expect((await ask(local, '/bytes', { headers: { Accept: 'text/html,image/png,*/*' } })).text).to.equal('AP+A');
    // What curl asks for.
    expect((await ask(local, '/bytes', { headers: { Accept: '*/*' } })).text).to.equal('AP+A');
  });

  it('sends all values of a header, and leaves those of the connection to itself', async () => {
    const { status, headers, text } = await ask(local, '/headers');
    expect([status, text]).to.deep.equal([201, 'x']);
    expect(headers['set-cookie']).to.deep.equal(['a=1', 'b=2']);
    expect(headers).to.include({ 'content-type': 'text/plain', 'content-length': '1' });
    expect(headers).to.include({ 'x-amzn-remapped-www-authenticate': 'Basic', 'x-amzn-remapped-date': 'once', 'x-amzn-remapped-server': 'mine' });
    expect(headers).to.not.have.any.keys('www-authenticate', 'server');
    expect(Buffer.from(headers['x-name'] as string, 'latin1').toString()).to.equal('größe €');
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, bytes } = await ask(local, '/event/1', { method: 'HEAD' });
    expect([status, headers['content-type'], bytes.length]).to.deep.equal([200, 'application/json', 0]);
  });

  it('refuses an answer that HTTP has no room for', async () => {
    expect(await ask(local, '/bad-header')).to.include({ status: 502, text: '{"message": "Internal server error"}' });
    expect(await line(/\/bad-header/)).to.contain("the function's answer is malformed");
    expect((await ask(local, '/large')).status).to.equal(502);
  });

  it('takes bodies up to what API Gateway, and then Lambda, take', async () => {
    const post = (size: number, type: string): Promise<{ status: number; text: string }> =>
      ask(local, '/length', { method: 'POST', headers: { 'Content-Type': type }, body: Buffer.alloc(size, 'x') });
    expect(await post(5_000_000, 'text/plain')).to.include({ status: 200, text: '5000000' });
    // As base64 a third longer.
    expect(await post(5_000_000, 'image/png')).to.include({ status: 413, text: '{"message": "Request Too Long"}' });
    expect(await post(10 * 1024 * 1024, 'text/plain')).to.include({ status: 413, text: '{"message": "Request Too Long"}' });
    expect(await post(10 * 1024 * 1024 + 1, 'text/plain')).to.include({ status: 413, text: 'HTTP content length exceeded 10485760 bytes.' });
  });

  it("gives each function its environment of the stage, as Lambda would, and the project's folder", async () => {
    expect(JSON.parse((await ask(local, '/environment')).text)).to.deep.equal({
      WHO: 'top',
      AWS_LAMBDA_FUNCTION_NAME: 'demo-dev-api_handler',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      NODE_OPTIONS: '--require /opt/nothing.cjs',
      TZ: ':UTC',
      send: 'undefined',
      cwd: folder,
      left: true,
    });
  });

  it('shows what the app prints, on standard error', async () => {
    expect((await ask(local, '/print')).text).to.equal('printed');
    await local.until(/^said by the app$/m);
    expect(local.stdout()).to.not.contain('said by the app');
  });

  it("answers as the app does to what a handler throws, with the trace in the app's log", async () => {
    expect(await ask(local, '/throws')).to.include({ status: 500, text: '{"Code":"InternalServerError","Message":"An internal server error occurred."}' });
    await local.until(/out of tea.*app\.ts:\d+:\d+/);
  });

  for (const [path, said] of [
    ['/exits', "the function's process ended \\(exit status 3\\)"],
    ['/rejects', "the function's process ended \\(exit status 1\\)"],
    ['/sleeps', 'Task timed out after 2.00 seconds'],
    ['/loops', 'Task timed out after 2.00 seconds'],
  ] as const) {
    it(`answers 502 to ${path}, says why, and goes on`, async () => {
      const { status, text } = await ask(local, path);
      expect([status, text]).to.deep.equal([502, '{"message": "Internal server error"}']);
      await local.until(new RegExp(`api_handler failed: ${said}`));
      expect((await ask(local, '/')).status).to.equal(200);
    });
  }

  it('is not for pages whose own name leads to this machine', async () => {
    for (const host of ['evil.example', 'evil.example:80', `localhost.evil.example:${local.port}`, '127.0.0.1.evil.example', '10.0.0.1']) {
      expect((await ask(local, '/', { headers: { Host: host } })).status, host).to.equal(403);
      await local.until(new RegExp(`the Host '${host}' is not this machine; --host 0\\.0\\.0\\.0 allows any, and lets other machines in`));
    }
    for (const host of ['localhost', `LOCALHOST:${local.port}`, 'app.localhost', '127.0.0.1', '127.9.9.9:1', '[::1]:8000']) {
      expect((await ask(local, '/', { headers: { Host: host } })).status, host).to.equal(200);
    }
  });

  it('is not for pages of other sites', async () => {
    const from = (headers: { readonly [name: string]: string }, method = 'GET'): Promise<{ status: number; text: string }> =>
      ask(local, '/', { method, headers: { 'Sec-Fetch-Site': 'cross-site', ...headers } });
    for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD']) expect((await from({ Origin: 'https://evil.example' }, method)).status, method).to.equal(403);
    expect((await from({ 'Sec-Fetch-Mode': 'navigate', Referer: 'https://evil.example/x' })).text).to.contain('--allow-origin https://evil.example');
    expect((await from({ Connection: 'Upgrade', Upgrade: 'websocket', Origin: 'https://evil.example' })).status).to.equal(403);
    expect(await line(/\//)).to.match(/403 \d+ ms \(a page of https:\/\/evil\.example sent it; allow it with --allow-origin https:\/\/evil\.example\)/);
    expect((await from({ 'Sec-Fetch-Site': 'same-site' })).status).to.equal(200);
  });

  it('outlives what is no HTTP, and callers who go away', async () => {
    const say = (text: string, isAll = true): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(local.port, '127.0.0.1', () => (isAll ? socket.write(text) : socket.end(text)));
        socket.on('data', (data) => (heard += data.toString()));
        socket.once('close', () => resolve(heard));
        socket.once('error', () => undefined);
      });
    expect(await say('nonsense\r\n\r\n')).to.match(/^HTTP\/1\.1 400 /);
    expect(await say('GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n')).to.match(/^HTTP\/1\.1 400 /);
    await say('POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nonly this', false);
    expect(await say('GET / HTTP/1.0\r\n\r\n')).to.contain('{"up":true}');
    expect((await ask(local, '/')).status).to.equal(200);
  });

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(local, `/users/${index}`)));
    expect(answers.map(({ text }) => text)).to.deep.equal(answers.map((_, index) => `user ${index}`));
  });
});

describe('tschalice local, at its ends', () => {
  afterEach(async () => {
    await stopAll();
    removeFolders();
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends by ${signal}, with all its processes, whatever they do`, async () => {
      const app = "app.get('/pid', () => process.pid);\napp.get('/loops', () => { console.log('looping'); for (;;); });";
      const local = await startLocal(project({ 'app.ts': appWith(app) }));
      const pid = Number((await ask(local, '/pid')).text);
      const lost = ask(local, '/loops').catch((error: NodeJS.ErrnoException) => error.code);
      await local.until(/looping/);
      expect(await local.stop(signal)).to.deep.equal({ status: null, signal });
      expect(await lost).to.equal('ECONNRESET');
      await gone(pid);
    });
  }

  it('ends at once while the app is still imported', async () => {
    const ran = await tschaliceProcess(['local', '--port', '0'], {
      cwd: project({ 'app.ts': appWith("console.error('importing');\nawait new Promise((resolve) => setTimeout(resolve, 15000));\napp.get('/', () => 1);") }),
      onStderr: (text, kill) => text.includes('importing') && kill('SIGINT'),
    });
    expect(ran).to.include({ status: null, signal: 'SIGINT', stdout: '' });
  });

  it('leaves no process behind when it is killed', async () => {
    const local = await startLocal(project({ 'app.ts': appWith("app.get('/pid', () => process.pid);") }));
    const pid = Number((await ask(local, '/pid')).text);
    await local.stop('SIGKILL');
    await gone(pid);
  });

  it('says it when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    try {
      const { status, stdout, stderr } = await tschaliceProcess(['local', '--port', String(port)], { cwd: project() });
      expect({ status, listening: stdout.includes('Listening') }).to.deep.equal({ status: 1, listening: false });
      expect(stderr).to.contain(`error 127.0.0.1:${port}: another program already listens there`).and.to.contain('[local-listen]');
    } finally {
      other.close();
    }
  });

  it('says it when there is no such host', async () => {
    const { status, stderr } = await tschaliceProcess(['local', '--port', '0', '--host', '192.0.2.1'], { cwd: project() });
    expect(status).to.equal(1);
    expect(stderr).to.contain('error 192.0.2.1:0: this machine has no such address');
  });

  it('warns when other machines can reach it, and then takes any name', async () => {
    const local = await startLocal(project(), ['--host', '0.0.0.0']);
    await local.until(/^warning other machines can reach this server at 0\.0\.0\.0/m);
    expect((await ask(local, '/', { headers: { Host: 'my-machine.example' } })).status).to.equal(200);
  });

  it('has nothing to serve without routes', async () => {
    const { status, stdout, stderr } = await tschaliceProcess(['local', '--port', '0'], {
      cwd: project({ 'app.ts': appWith("app.lambdaFunction('f', () => 1);") }),
    });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.contain('the app declares no routes, so there is nothing to serve').and.to.contain('1 error; nothing is served.');
  });

  it('needs a project', async () => {
    const { status, stderr } = await tschaliceProcess(['local', '--project-dir', 'nowhere'], { cwd: project() });
    expect(status).to.equal(1);
    expect(stderr).to.contain('[project-missing]');
  });

  it('refuses a broken app at once, where it does not reload', async () => {
    const { status, stderr } = await tschaliceProcess(['local', '--port', '0', '--no-autoreload'], { cwd: project({ 'app.ts': 'export const = 1;' }) });
    expect(status).to.equal(1);
    expect(stderr).to.contain('[syntax]');
  });

  it('says what only the real process misses', async () => {
    const app = `import { S3Client } from '@aws-sdk/client-s3';\n${appWith("app.get('/', () => new S3Client({}) && 1);")}`;
    const local = await startLocal(project({ 'app.ts': app }));
    const at = await local.until(/error app\.ts: importing the app failed: Cannot find package '@aws-sdk\/client-s3'/);
    await local.until(/npm install --save-dev @aws-sdk\/client-s3/, at);
  });

  it('finds packages of the layer, and files of the project, where Lambda has them', async () => {
    const local = await startLocal(
      project({
        '.chalice/config.json': '{"version": "2.0", "app_name": "demo", "automatic_layer": true, "include": ["data.txt"]}',
        'package.json': '{"dependencies": {"modern": "1.0.0", "old": "1.0.0"}}',
        'node_modules/modern/package.json': '{"name": "modern", "version": "1.0.0", "type": "module", "exports": "./index.js"}',
        'node_modules/modern/index.js': 'export const name = "modern";',
        'node_modules/old/package.json': '{"name": "old", "version": "1.0.0"}',
        'node_modules/old/index.js': 'module.exports = { name: "old" };',
        'data.txt': 'data',
        'app.ts': `import { readFileSync } from 'node:fs';\nimport { name } from 'modern';\nimport old from 'old';\n${appWith("app.get('/', () => [name, old.name, readFileSync(new URL('data.txt', import.meta.url), 'utf8'), readFileSync('data.txt', 'utf8')]);")}`,
      }),
    );
    expect((await ask(local, '/')).text).to.equal('["modern","old","data","data"]');
  });

  it('speaks JSON to machines, a line an event, and keeps what the app prints apart', async () => {
    const local = await startLocal(
      project({ 'app.ts': appWith("app.get('/', () => { console.log('noise'); return 1; });\napp.get('/x', () => { process.exit(1); });") }),
      ['--json'],
    );
    await ask(local, '/');
    await ask(local, '/x');
    await local.until(/"path":"\/x","status"/);
    const events = local
      .stdout()
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { [key: string]: Json });
    expect(events.map(({ event }) => event as string)).to.deep.equal(['loaded', 'listening', 'request', 'failure', 'request']);
    expect(events[0]!['app']).to.deep.include({ name: 'demo', stage: 'dev', unserved: [] });
    expect(events[0]!['app'].routes[0]).to.deep.equal({ method: 'GET', path: '/', authorizer: null, isAsked: false, apiKeyRequired: false });
    expect(events[2]).to.include({ method: 'GET', path: '/', status: 200 });
    expect(events[3]).to.include({ function: 'api_handler' });
    expect(events[4]).to.include({ status: 502, reason: "the function's process ended (exit status 1)" });
  });

  it('tells machines its problems in one line', async () => {
    const { status, stdout } = await tschaliceProcess(['local', '--json', '--port', '0'], { cwd: project({ 'app.ts': appWith('') }) });
    expect(status).to.equal(1);
    expect(stdout.split('\n')).to.have.lengthOf(2);
    const { event, problems, serving } = JSON.parse(stdout) as { event: string; problems: { code: string }[]; serving: boolean };
    expect([event, problems.at(-1)!.code, serving]).to.deep.equal(['problems', 'local-no-routes', false]);
  });

  it('has no colours where nobody asked for them', async () => {
    const plain = await startLocal(project());
    await ask(plain, '/');
    await plain.until(/ms\n/);
    const coloured = await startLocal(project(), [], { FORCE_COLOR: '1' });
    const not = await startLocal(project(), [], { FORCE_COLOR: '1', NO_COLOR: '1' });
    expect([plain, coloured, not].map(({ output }) => output().includes('\u001b'))).to.deep.equal([false, true, false]);
  });
});
