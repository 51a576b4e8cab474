import { expect } from 'chai';
import type { RouteOptions } from '../../src/app/route.js';
import { AuthResponse, Chalice, CognitoUserPoolAuthorizer, CORSConfig, IAMAuthorizer } from '../../src/index.js';
import { answerRequest } from '../../src/testing/answer-request.js';
import type { GatewayRequest, Outcome } from '../../src/testing/gateway.js';
import { logTime, sampleOrigin } from '../../src/testing/request-origin.js';
import { type Json, swaggerOf } from '../compiler/swagger/rendered.js';

interface Asked {
  readonly statusCode: number;
  readonly text: string;
  readonly headers: { readonly [name: string]: string };
  readonly reason: string | undefined;
  readonly notices: readonly string[];
  /** What the functions were invoked with, by name. */
  readonly events: { readonly [name: string]: Json };
}

type Functions = { readonly [name: string]: () => Outcome };

const good = (payload: object = {}): Outcome => ({ kind: 'returned', payload: { statusCode: 200, body: 'ok', ...payload } });

/** Asks an app's API, whose functions are those given. */
async function ask(app: Chalice, functions: Functions = {}, request: Partial<GatewayRequest> = {}): Promise<Asked> {
  const events: { [name: string]: unknown } = {};
  const notices: string[] = [];
  const answer = await answerRequest(
    {
      definition: app.toJSON(),
      apiGatewayStage: 'api',
      stageVariables: {},
      invoke: (name, event) => {
        events[name] = event;
        return Promise.resolve((functions[name] ?? good)());
      },
      tell: (notice) => void notices.push(notice),
    },
    { method: 'GET', target: '/', headers: [], body: new Uint8Array(), origin: sampleOrigin, ...request },
  );
  const { statusCode, headers, body, reason } = answer;
  return { statusCode, text: Buffer.from(body).toString(), headers: Object.fromEntries(headers), reason, notices, events };
}

function appWith(options: RouteOptions = {}): Chalice {
  const app = new Chalice({ appName: 'helloworld' });
  app.get('/', options, () => null);
  return app;
}

function guarded(options: RouteOptions = {}): Chalice {
  const app = new Chalice({ appName: 'helloworld' });
  const authorizer = app.authorizer('auth', () => new AuthResponse({ routes: [], principalId: 'me' }));
  app.get('/', { authorizer, ...options }, () => null);
  return app;
}

const token: [string, string] = ['Authorization', 'secret'];
const allowing = { principalId: 'me', policyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } };

describe('the gateway', () => {
  const outcomes: readonly { given: string; outcome: Outcome; want: [number, string]; reason?: string }[] = [
    {
      given: 'a function that failed',
      outcome: { kind: 'failed', message: 'it broke' },
      want: [502, '{"message": "Internal server error"}'],
      reason: 'it broke',
    },
    { given: 'a function that takes too long', outcome: { kind: 'timed-out' }, want: [504, '{"message": "Endpoint request timed out"}'] },
    { given: 'an event that is too long', outcome: { kind: 'too-long' }, want: [413, '{"message": "Request Too Long"}'] },
    ...[null, 'text', [], {}, { statusCode: 'ok' }, { statusCode: 99 }, { statusCode: 600 }, { statusCode: 1.5 }].map((payload) => ({
      given: `the answer ${JSON.stringify(payload)}`,
      outcome: { kind: 'returned', payload } as const,
      want: [502, '{"message": "Internal server error"}'] as [number, string],
    })),
    ...[{ body: 1 }, { body: {} }, { headers: 'x' }, { headers: [] }, { multiValueHeaders: { a: 'b' } }].map((part) => ({
      given: `an answer with ${JSON.stringify(part)}`,
      outcome: good(part),
      want: [502, '{"message": "Internal server error"}'] as [number, string],
    })),
    { given: 'an answer whose status is a text', outcome: good({ statusCode: '201' }), want: [201, 'ok'] },
    { given: 'an answer without a body', outcome: { kind: 'returned', payload: { statusCode: 204, headers: null, body: null } }, want: [204, ''] },
  ];
  for (const { given, outcome, want, reason } of outcomes) {
    it(`answers ${want[0]} to ${given}`, async () => {
      const { statusCode, text, reason: said } = await ask(appWith(), { api_handler: () => outcome });
      expect([statusCode, text]).to.deep.equal(want);
      if (want[0] >= 400) expect(said).to.be.a('string');
      if (reason !== undefined) expect(said).to.equal(reason);
    });
  }

  it('merges the two maps of headers, and says JSON where they say nothing', async () => {
    const app = appWith();
    const first = await ask(app, { api_handler: () => good({ headers: { a: '1', n: 2 }, multiValueHeaders: { a: ['1'], b: ['x', 'y'] } }) });
    expect(first.headers).to.deep.equal({ 'Content-Type': 'application/json', n: '2', a: '1', b: 'y' });
    const second = await ask(app, { api_handler: () => good({ headers: { 'CONTENT-type': 'text/plain' } }) });
    expect(second.headers).to.deep.equal({ 'CONTENT-type': 'text/plain' });
  });

  const accepts: readonly { accept?: string; types?: string[]; want: string }[] = [
    { accept: 'image/png', want: 'ok' },
    { accept: 'image/PNG;q=1, text/html', want: 'ok' },
    { accept: 'text/html, image/png', want: 'b2s=' },
    { accept: '*/*', want: 'b2s=' },
    { accept: ' */*;q=0.8, image/png', want: 'b2s=' },
    { accept: 'image/*', want: 'b2s=' },
    { accept: 'image/png;q=0.1,*/*', want: 'ok' },
    { accept: '', want: 'b2s=' },
    { accept: 'nonsense', want: 'b2s=' },
    { want: 'b2s=' },
    { accept: '*/*', types: ['image/png', '*/*'], want: 'ok' },
    { accept: 'text/html', types: ['*/*'], want: 'ok' },
    { types: ['*/*'], want: 'ok' },
  ];
  for (const { accept, types, want } of accepts) {
    it(`sends ${want === 'ok' ? 'bytes' : 'base64'} to a caller that accepts ${accept ?? 'nothing'}${types === undefined ? '' : ', where all types are binary'}`, async () => {
      const app = appWith();
      if (types !== undefined) app.api.binaryTypes = types;
      const { text } = await ask(
        app,
        { api_handler: () => good({ body: 'b2s=', isBase64Encoded: true }) },
        { headers: accept === undefined ? [] : [['accept', accept]] },
      );
      expect(text).to.equal(want);
    });
  }

  const documented: readonly { name: string; toFunction: boolean; toCaller: 'as it is' | 'remapped' | 'dropped' }[] = [
    { name: 'Authorization', toFunction: true, toCaller: 'remapped' },
    { name: 'Cache-Control', toFunction: true, toCaller: 'as it is' },
    { name: 'Connection', toFunction: false, toCaller: 'remapped' },
    { name: 'Content-Encoding', toFunction: true, toCaller: 'as it is' },
    { name: 'Content-Length', toFunction: true, toCaller: 'dropped' },
    { name: 'Content-MD5', toFunction: false, toCaller: 'remapped' },
    { name: 'Date', toFunction: true, toCaller: 'remapped' },
    { name: 'Expect', toFunction: false, toCaller: 'dropped' },
    { name: 'Host', toFunction: true, toCaller: 'dropped' },
    { name: 'Max-Forwards', toFunction: false, toCaller: 'remapped' },
    { name: 'Pragma', toFunction: true, toCaller: 'as it is' },
    { name: 'Proxy-Authenticate', toFunction: false, toCaller: 'dropped' },
    { name: 'Referer', toFunction: true, toCaller: 'as it is' },
    { name: 'Server', toFunction: false, toCaller: 'remapped' },
    { name: 'TE', toFunction: false, toCaller: 'dropped' },
    { name: 'Trailer', toFunction: false, toCaller: 'dropped' },
    { name: 'Transfer-Encoding', toFunction: false, toCaller: 'dropped' },
    { name: 'Upgrade', toFunction: false, toCaller: 'dropped' },
    { name: 'User-Agent', toFunction: true, toCaller: 'remapped' },
    { name: 'Via', toFunction: true, toCaller: 'dropped' },
    { name: 'WWW-Authenticate', toFunction: false, toCaller: 'remapped' },
  ];
  for (const { name, toFunction, toCaller } of documented) {
    it(`treats the header ${name} as API Gateway does`, async () => {
      for (const spelled of [name, name.toLowerCase(), name.toUpperCase()]) {
        const { events } = await ask(appWith(), {}, { headers: [[spelled, 'x']] });
        expect(Object.keys(events['api_handler'].headers).includes(spelled)).to.equal(toFunction);
        expect(Object.keys(events['api_handler'].multiValueHeaders).includes(spelled)).to.equal(toFunction);
        const wanted = { 'as it is': { [spelled]: 'x' }, remapped: { [`x-amzn-Remapped-${spelled}`]: 'x' }, dropped: {} }[toCaller];
        for (const part of [{ headers: { [spelled]: 'x' } }, { multiValueHeaders: { [spelled]: ['x'] } }]) {
          const { headers } = await ask(appWith(), { api_handler: () => good(part) });
          expect(headers).to.deep.equal({ 'Content-Type': 'application/json', ...wanted });
        }
      }
    });
  }

  it("keeps a signature, and an IAM route's Authorization, to itself", async () => {
    const reaches = async (options: RouteOptions, value: string): Promise<boolean> =>
      'Authorization' in (await ask(appWith(options), {}, { headers: [['Authorization', value]] })).events['api_handler'].headers;
    expect(await reaches({}, 'Bearer x')).to.equal(true);
    expect(await reaches({}, 'AWS4-HMAC-SHA256 Credential=x')).to.equal(false);
    expect(await reaches({ authorizer: new IAMAuthorizer() }, 'Bearer x')).to.equal(false);
  });

  it('sends no body to HEAD', async () => {
    const app = new Chalice({ appName: 'helloworld' });
    app.route('/', { methods: ['HEAD'] }, () => null);
    const { statusCode, text, headers } = await ask(app, {}, { method: 'HEAD' });
    expect([statusCode, text, headers]).to.deep.equal([200, '', { 'Content-Type': 'application/json' }]);
  });

  it('asks for an API key, and tells the function which one came', async () => {
    const app = appWith({ apiKeyRequired: true });
    const without = await ask(app);
    expect([without.statusCode, without.text, without.events]).to.deep.equal([403, '{"message":"Forbidden"}', {}]);
    const { statusCode, events } = await ask(app, {}, { headers: [['X-API-Key', 'k1']] });
    expect([statusCode, events['api_handler'].requestContext.identity.apiKey]).to.deep.equal([200, 'k1']);
    expect((await ask(appWith(), {}, { headers: [['X-API-Key', 'k1']] })).events['api_handler'].requestContext.identity.apiKey).to.equal(null);
  });

  it('tells why it knows no route, though not the caller', async () => {
    expect((await ask(appWith(), {}, { method: 'PUT' })).reason).to.equal('/ has only GET');
    expect((await ask(appWith(), {}, { target: '/a' })).reason).to.equal('the app has no such path');
  });

  it('tells the function where the request comes from', async () => {
    const origin = {
      requestId: 'r1',
      time: Date.UTC(2026, 1, 3, 4, 5, 6),
      sourceIp: '::1',
      domainName: 'localhost:8000',
      port: 8000,
      protocol: 'http',
    } as const;
    const { api_handler: event } = (await ask(appWith(), {}, { origin })).events;
    expect(event.headers).to.include({ Host: 'localhost:8000', 'X-Forwarded-For': '::1', 'X-Forwarded-Port': '8000', 'X-Forwarded-Proto': 'http' });
    expect(event.requestContext).to.deep.include({ requestId: 'r1', requestTime: '03/Feb/2026:04:05:06 +0000', requestTimeEpoch: origin.time });
    expect(event.requestContext.identity.sourceIp).to.equal('::1');
    expect(logTime(sampleOrigin.time)).to.equal('01/Jan/2026:00:00:00 +0000');
  });

  const address = sampleOrigin.sourceIp;
  const forwarded: readonly { given: readonly (readonly [string, string])[]; want: string }[] = [
    { given: [], want: address },
    { given: [['X-Forwarded-For', '10.1.1.1']], want: `10.1.1.1, ${address}` },
    { given: [['x-forwarded-for', '10.1.1.1, 10.2.2.2']], want: `10.1.1.1, 10.2.2.2, ${address}` },
    {
      given: [
        ['x-Forwarded-for', '10.1.1.1'],
        ['X-FORWARDED-FOR', '10.2.2.2'],
      ],
      want: `10.1.1.1, 10.2.2.2, ${address}`,
    },
  ];
  for (const { given, want } of forwarded) {
    it(`puts the caller's address after those that the caller claims: ${JSON.stringify(given)}`, async () => {
      const claims = [...given, ['x-forwarded-port', '1'], ['X-Forwarded-Proto', 'gopher']] as const;
      const { api_handler: event } = (await ask(appWith(), {}, { headers: claims })).events;
      const seen = Object.entries(event.multiValueHeaders).filter(([name]) => /^x-forwarded-/i.test(name));
      expect(Object.fromEntries(seen)).to.deep.equal({ 'X-Forwarded-For': [want], 'X-Forwarded-Port': ['443'], 'X-Forwarded-Proto': ['https'] });
      expect(event.headers['X-Forwarded-For']).to.equal(want);
      expect(event.requestContext.identity.sourceIp).to.equal(address);
    });
  }

  it('splits a query at semicolons too', async () => {
    const { api_handler: event } = (await ask(appWith(), {}, { target: '/?a=1;b=2&c=%3B' })).events;
    expect(event.queryStringParameters).to.deep.equal({ a: '1', b: '2', c: ';' });
  });

  it('keeps names that objects have from their prototype', async () => {
    const { api_handler: event } = (
      await ask(
        appWith(),
        {},
        {
          target: '/?__proto__=a&constructor=b&__proto__=c',
          headers: [
            ['__proto__', 'd'],
            ['toString', 'e'],
          ],
        },
      )
    ).events;
    expect(Object.entries(event.queryStringParameters)).to.deep.equal([
      ['__proto__', 'c'],
      ['constructor', 'b'],
    ]);
    expect(Object.entries(event.multiValueQueryStringParameters)).to.deep.equal([
      ['__proto__', ['a', 'c']],
      ['constructor', ['b']],
    ]);
    expect(Object.entries(event.headers).slice(0, 2)).to.deep.equal([
      ['__proto__', 'd'],
      ['toString', 'e'],
    ]);
    expect(Object.getPrototypeOf(event.headers)).to.equal(Object.prototype);
  });
});

describe("the gateway's answer to a preflight", () => {
  const cors = new CORSConfig({ allowOrigin: 'https://example.com', allowHeaders: ['X-A'], maxAge: 5, allowCredentials: true });
  const declare = (app: Chalice): void => {
    app.route('/any', { methods: ['ANY'], cors }, () => null);
    app.route('/some', { methods: ['GET', 'PUT'], cors: true }, () => null);
    app.route('/some', { methods: ['POST'] }, () => null);
  };
  const app = new Chalice({ appName: 'helloworld' });
  declare(app);

  for (const path of ['/any', '/some']) {
    it(`is the one of the Swagger document, for ${path}`, async () => {
      const { paths } = swaggerOf(declare) as { paths: { [path: string]: { options: Json } } };
      const { default: response } = paths[path]!.options['x-amazon-apigateway-integration'].responses;
      const promised = Object.entries(response.responseParameters as { [name: string]: string }).map(([name, value]) => [
        name.replace('method.response.header.', ''),
        value.slice(1, -1),
      ]);
      const { statusCode, headers, text, events } = await ask(app, {}, { method: 'OPTIONS', target: path });
      expect([statusCode, text, events]).to.deep.equal([Number(response.statusCode), '', {}]);
      expect(headers).to.deep.equal({ 'Content-Type': 'application/json', ...Object.fromEntries(promised) });
    });
  }
});

describe('the gateway, before a route with an authorizer of the app', () => {
  const refusals: readonly { given: string; outcome: Outcome; want: [number, string]; reason: string }[] = [
    {
      given: 'throws',
      outcome: { kind: 'failed', message: 'no database' },
      want: [500, '{"message":null}'],
      reason: "the authorizer 'auth' failed: no database",
    },
    {
      given: 'throws Unauthorized',
      outcome: { kind: 'failed', message: 'Unauthorized' },
      want: [401, '{"message":"Unauthorized"}'],
      reason: "the authorizer 'auth' threw Unauthorized",
    },
    { given: 'takes too long', outcome: { kind: 'timed-out' }, want: [500, '{"message":null}'], reason: "the authorizer 'auth' took too long" },
    ...[null, undefined, 'text', {}, { policyDocument: 'x' }].map((payload) => ({
      given: `returns ${JSON.stringify(payload)}`,
      outcome: { kind: 'returned', payload } as const,
      want: [500, '{"message":null}'] as [number, string],
      reason: "the authorizer 'auth' returned no policy",
    })),
    {
      given: 'returns no principalId',
      outcome: { kind: 'returned', payload: { ...allowing, principalId: undefined } },
      want: [500, '{"message":null}'],
      reason: "the authorizer 'auth' returned no principalId",
    },
    {
      given: 'returns a policy that IAM refuses',
      outcome: { kind: 'returned', payload: { ...allowing, policyDocument: { Statement: { ...allowing.policyDocument.Statement, Effect: 'allow' } } } },
      want: [500, '{"message":null}'],
      reason: 'the policy from the authorizer \'auth\' is malformed: the Effect of a statement is "allow", not "Allow" or "Deny"',
    },
    {
      given: 'returns an object in its context',
      outcome: { kind: 'returned', payload: { ...allowing, context: { a: 1, b: {} } } },
      want: [500, '{"message":null}'],
      reason: "the context of the authorizer 'auth' has an object or a list under 'b'",
    },
    {
      given: 'allows nothing',
      outcome: { kind: 'returned', payload: { ...allowing, policyDocument: {} } },
      want: [403, '{"Message":"User is not authorized to access this resource"}'],
      reason: "the policy from the authorizer 'auth' does not allow it",
    },
    {
      given: 'denies',
      outcome: {
        kind: 'returned',
        payload: { ...allowing, policyDocument: { Statement: [allowing.policyDocument.Statement, { ...allowing.policyDocument.Statement, Effect: 'Deny' }] } },
      },
      want: [403, '{"Message":"User is not authorized to access this resource with an explicit deny"}'],
      reason: "the policy from the authorizer 'auth' does not allow it",
    },
  ];
  for (const { given, outcome, want, reason } of refusals) {
    it(`answers ${want[0]} when it ${given}`, async () => {
      const { statusCode, text, reason: said, events } = await ask(guarded(), { auth: () => outcome }, { headers: [token] });
      expect([statusCode, text, said]).to.deep.equal([...want, reason]);
      expect(Object.keys(events)).to.deep.equal(['auth']);
    });
  }

  it('tells of a condition, which it takes for granted', async () => {
    const policyDocument = { Statement: { ...allowing.policyDocument.Statement, Condition: { Bool: { 'aws:SecureTransport': 'true' } } } };
    const { statusCode, notices } = await ask(
      guarded(),
      { auth: () => ({ kind: 'returned', payload: { ...allowing, policyDocument } }) },
      { headers: [token] },
    );
    expect([statusCode, notices]).to.deep.equal([
      200,
      [
        `the policy from the authorizer 'auth' lets callers in here without a check of the condition {"Bool":{"aws:SecureTransport":"true"}}, which only AWS can make`,
      ],
    ]);
  });

  it('asks it before it asks for an API key', async () => {
    const { statusCode } = await ask(guarded({ apiKeyRequired: true }), { auth: () => ({ kind: 'returned', payload: allowing }) }, { headers: [token] });
    expect(statusCode).to.equal(403);
    expect((await ask(guarded({ apiKeyRequired: true }))).statusCode).to.equal(401);
  });

  it('hands its context on as text', async () => {
    const payload = { ...allowing, context: { n: 1, t: true, s: 'x' } };
    const { events } = await ask(guarded(), { auth: () => ({ kind: 'returned', payload }) }, { headers: [token], target: '/?a=1' });
    expect(events['auth']).to.deep.equal({
      type: 'TOKEN',
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abcdef1234/api/GET/',
      authorizationToken: 'secret',
    });
    expect(events['api_handler'].requestContext.authorizer).to.deep.equal({ n: '1', t: 'true', s: 'x', principalId: 'me', integrationLatency: 1 });
  });
});

describe('the gateway, before a route with another authorizer', () => {
  const pool = new CognitoUserPoolAuthorizer('Pool', { providerArns: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/p'] });
  const jwt = (claims: unknown): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

  it('lets everyone in', async () => {
    const { statusCode, events } = await ask(appWith({ authorizer: new IAMAuthorizer() }));
    expect(statusCode).to.equal(200);
    expect(events['api_handler'].requestContext).to.not.have.property('authorizer');
  });

  const claims = { sub: 'u1', email_verified: true, 'cognito:groups': ['a', 'b'], auth_time: 1469814773, exp: 1469818373, iat: 1469814773 };
  const asTexts = {
    sub: 'u1',
    email_verified: 'true',
    'cognito:groups': 'a,b',
    auth_time: '1469814773',
    exp: 'Fri Jul 29 18:52:53 UTC 2016',
    iat: 'Fri Jul 29 17:52:53 UTC 2016',
  };
  const tokens: readonly { given: string; header?: string; want: object | undefined }[] = [
    { given: 'the token alone', header: jwt(claims), want: { claims: asTexts } },
    { given: 'Bearer before it', header: `Bearer ${jwt(claims)}`, want: { claims: asTexts } },
    { given: 'odd claims', header: jwt({ __proto__: 'x', exp: 1e300, o: { a: 1 }, n: null }), want: { claims: { exp: '1e+300', o: '{"a":1}', n: 'null' } } },
    { given: 'no token', want: undefined },
    { given: 'no JSON in it', header: 'e30.AAAA.c2ln', want: undefined },
    { given: 'no object in it', header: jwt([1]), want: undefined },
    { given: 'another kind of token', header: 'opaque', want: undefined },
  ];
  for (const { given, header, want } of tokens) {
    it(`takes the claims out of a user pool's token, with ${given}`, async () => {
      const headers: [string, string][] = header === undefined ? [] : [['Authorization', header]];
      const { statusCode, events } = await ask(appWith({ authorizer: pool }), {}, { headers });
      expect(statusCode).to.equal(200);
      expect(events['api_handler'].requestContext.authorizer).to.deep.equal(want);
    });
  }
});
