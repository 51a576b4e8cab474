import { expect } from 'chai';
import fc from 'fast-check';
import { BadRequestError, ChaliceUnhandledError, ChaliceViewError, NotFoundError } from '../../src/app/http-error.js';
import { Response } from '../../src/app/response.js';
import { appWith, failingRequest, lambdaContext, logged, proxyEvent, request, type Answer } from './proxy-event.js';

function throwing(thrown: unknown, debug = false): Promise<Answer & { log: { level: string; message: string; [field: string]: unknown }[] }> {
  const view = (): never => {
    throw thrown;
  };
  return failingRequest(
    appWith((it) => it.get('/users/{id}', view), debug),
    proxyEvent('/users/{id}'),
  );
}

const internal = '{"Code":"InternalServerError","Message":"An internal server error occurred."}';

class Teapot extends ChaliceViewError {
  static override statusCode = 418;
}

describe('errors of views', () => {
  const rows: [thrown: Error, statusCode: number, body: string][] = [
    [new NotFoundError('no such user'), 404, '{"Code":"NotFoundError","Message":"no such user"}'],
    [new BadRequestError(), 400, '{"Code":"BadRequestError","Message":""}'],
    [new ChaliceViewError('own'), 500, '{"Code":"ChaliceViewError","Message":"own"}'],
    [new Teapot('tea'), 418, '{"Code":"Teapot","Message":"tea"}'],
  ];
  for (const debug of [false, true]) {
    for (const [thrown, statusCode, body] of rows) {
      it(`are JSON for ${thrown.name} with debug ${debug}`, async () => {
        const { log, ...answer } = await throwing(thrown, debug);
        expect(answer).to.deep.equal({ headers: {}, multiValueHeaders: {}, statusCode, body });
        expect(log).to.deep.equal([]);
      });
    }
  }

  it('are the generic 500 for any other exception, which is logged with its stack trace', async () => {
    const { statusCode, body, log } = await throwing(new RangeError('secret'));
    expect([statusCode, body]).to.deep.equal([500, internal]);
    expect(log).to.have.length(1);
    expect(log[0]).to.include({
      level: 'ERROR',
      logger: 'helloworld',
      requestId: lambdaContext.awsRequestId,
      message: 'Caught exception for path /users/{id}',
    });
    expect(log[0]!['stack']).to.match(/^RangeError: secret\n +at .*rest-error\.test/);
  });

  it('are the stack trace as text with debug', async () => {
    const { statusCode, body, headers } = await throwing(new RangeError('shown'), true);
    expect([statusCode, headers]).to.deep.equal([500, { 'Content-Type': 'text/plain' }]);
    expect(body).to.match(/^RangeError: shown\n +at /);
  });

  it('are the stack trace also where text is a binary type', async () => {
    const app = appWith((it) => {
      it.api.binaryTypes = ['*/*'];
      it.get('/', () => {
        throw new Error('shown');
      });
    }, true);
    const { body } = await failingRequest(app, proxyEvent('/', { headers: { Accept: '*/*' } }));
    expect(Buffer.from(body, 'base64').toString()).to.match(/^Error: shown\n/);
  });

  it('log the causes too', async () => {
    const { log } = await throwing(new Error('outer', { cause: new Error('inner') }));
    expect(log[0]!['stack']).to.match(/^Error: outer\n[^]*\nCaused by: Error: inner\n/);
  });

  const ownCause = new Error('x');
  ownCause.cause = ownCause;
  const hostile: [name: string, thrown: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'text'],
    ['a symbol', Symbol('s')],
    ['an object without a prototype', Object.create(null)],
    ['a proxy that refuses everything', new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); }, get: () => { throw new Error('no'); } })], // prettier-ignore
    ['an error that is its own cause', ownCause],
  ];
  for (const [name, thrown] of hostile) {
    for (const debug of [false, true]) {
      it(`are a 500 and one log entry when ${name} is thrown, with debug ${debug}`, async () => {
        const { statusCode, log } = await throwing(thrown, debug);
        expect([statusCode, log.length]).to.deep.equal([500, 1]);
      });
    }
  }

  it('log what cannot be sent', async () => {
    const { log } = await failingRequest(
      appWith((it) => it.get('/', () => new Set())),
      proxyEvent('/'),
    );
    expect(log[0]!['stack']).to.match(/^TypeError: a Set can't be expressed in JSON\n/);
  });

  it('can be changed by debug after the app is made', async () => {
    const app = appWith((it) => it.get('/', () => Promise.reject(new Error('shown'))));
    app.debug = true;
    expect((await failingRequest(app, proxyEvent('/'))).body).to.match(/^Error: shown\n/);
  });
});

describe('ChaliceUnhandledError', () => {
  const view = (): never => {
    throw new ChaliceUnhandledError('for the middleware');
  };

  it('is the generic 500 without CORS headers when nobody catches it', async () => {
    const { statusCode, body, headers, log } = await failingRequest(
      appWith((it) => it.get('/', { cors: true }, view)),
      proxyEvent('/'),
    );
    expect([statusCode, body, headers, log.length]).to.deep.equal([500, internal, {}, 1]);
  });

  it('reaches the middleware', async () => {
    const app = appWith((it) => {
      it.get('/', view);
      it.middleware('http', async (event, next) => {
        try {
          return await next(event);
        } catch (error) {
          return new Response((error as Error).message, { statusCode: 503 });
        }
      });
    });
    const { statusCode, body } = await request(app, proxyEvent('/'));
    expect([statusCode, body]).to.deep.equal([503, 'for the middleware']);
  });
});

describe('malformed events', () => {
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true, maxDepth: 2 });
  const part = (...usual: unknown[]): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: anything });
  const event = fc.record(
    {
      requestContext: fc.oneof(fc.record({ resourcePath: part('/', '/{id}', '/boom'), httpMethod: part('GET', 'POST') }, { requiredKeys: [] }), anything),
      headers: fc.oneof(fc.dictionary(fc.constantFrom('content-type', 'Accept', '__proto__', 'X'), part('application/json', 'image/png', '*/*')), anything),
      multiValueQueryStringParameters: fc.oneof(fc.dictionary(fc.string(), part(['1'], [])), anything),
      pathParameters: part({ id: '1' }, null),
      stageVariables: part(null),
      body: part('{}', null),
      isBase64Encoded: part(true, false),
    },
    { requiredKeys: [] },
  );
  const app = appWith((it) => {
    it.route('/', { methods: ['GET', 'POST'], cors: true }, (_params, current) => [
      current.jsonBody,
      current.queryParams,
      current.headers,
      [...current.rawBody],
      current.toDict(),
    ]);
    it.get(
      '/{id}',
      (params, { queryParams }) => new Response(new Uint8Array(2), { headers: { 'X-Id': String(params.id), 'X-Q': [...(queryParams?.values() ?? [])] } }),
    );
    it.get('/boom', () => {
      throw new Error('boom');
    });
  });

  it('never reject, and never show a stack trace', async () => {
    const context = fc.oneof(fc.constant(lambdaContext), anything);
    await logged(async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: event }, { weight: 1, arbitrary: anything }), context, async (given, lambda) => {
          const answer = await request(app, given, lambda);
          expect(answer.statusCode).to.be.oneOf([200, 400, 404, 405, 415, 500]);
          expect(answer.body)
            .to.be.a('string')
            .and.not.match(/\bat .*\.js:\d+/);
          JSON.stringify(answer);
        }),
        { numRuns: 500 },
      );
    });
  });
});
