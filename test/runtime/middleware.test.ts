import { expect } from 'chai';
import { Blueprint } from '../../src/app/blueprint.js';
import type { Chalice } from '../../src/app/chalice.js';
import { ConvertToMiddleware } from '../../src/app/convert-to-middleware.js';
import type { MiddlewareEventType } from '../../src/app/middleware.js';
import type { Request } from '../../src/app/request.js';
import { Response } from '../../src/app/response.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, failingRequest, lambdaContext, proxyEvent, request } from './proxy-event.js';

const internal = '{"Code":"InternalServerError","Message":"An internal server error occurred."}';

/** Registers middleware that notes when it is entered and left. */
function tracing(app: Chalice | Blueprint, trace: string[], name: string, type: MiddlewareEventType): void {
  app.middleware(type, async (event, next) => {
    trace.push(`${name} in`);
    const result = await next(event);
    trace.push(`${name} out`);
    return result;
  });
}

describe('middleware', () => {
  it('runs in the order of registration, the first outermost, whatever its type, also after the handler', async () => {
    const trace: string[] = [];
    const app = appWith((it) => {
      tracing(it, trace, 'a', 'http');
      it.get('/', () => trace.push('view'));
      tracing(it, trace, 'b', 'all');
      tracing(it, trace, 'c', 's3');
      tracing(it, trace, 'd', 'http');
    });
    await request(app, proxyEvent('/'));
    expect(trace).to.deep.equal(['a in', 'b in', 'd in', 'view', 'd out', 'b out', 'a out']);
  });

  const pure: [type: MiddlewareEventType, declare: (app: Chalice) => void, event: unknown][] = [
    ['pure_lambda', (app) => app.lambdaFunction('it', () => {}), {}],
    ['scheduled', (app) => app.schedule('it', 'rate(1 hour)', () => {}), cloudWatchEvent()],
    ['cloudwatch', (app) => app.onCloudWatchEvent('it', { eventPattern: {} }, () => {}), cloudWatchEvent()],
    ['s3', (app) => app.onS3Event('it', { bucket: 'b' }, () => {}), { Records: [{ s3: { bucket: { name: 'b' }, object: { key: 'k' } } }] }],
    ['sns', (app) => app.onSnsMessage('it', { topic: 't' }, () => {}), { Records: [{ Sns: { Message: 'm' } }] }],
    ['sqs', (app) => app.onSqsMessage('it', { queue: 'q' }, () => {}), { Records: [] }],
    ['kinesis', (app) => app.onKinesisRecord('it', { stream: 's' }, () => {}), { Records: [] }],
    ['dynamodb', (app) => app.onDynamoDBRecord('it', { streamArn: 'a' }, () => {}), { Records: [] }],
    ['websocket', (app) => app.onWsConnect(() => {}), { requestContext: {} }],
  ];
  const types = pure.map(([type]) => type);
  for (const [type, declare, event] of pure) {
    it(`of type ${type} alone, beside 'all', sees such events`, async () => {
      const seen: MiddlewareEventType[] = [];
      const app = appWith((it) => {
        declare(it);
        for (const registered of ['all', 'http', ...types] as const) {
          it.middleware(registered, (current, next) => {
            seen.push(registered);
            return next(current);
          });
        }
      });
      await lambdaHandler(app, type === 'websocket' ? 'websocket_connect' : 'it')(event, lambdaContext);
      expect(seen).to.deep.equal(['all', type]);
    });
  }

  it('is not asked about authorizers', async () => {
    const app = appWith((it) => {
      it.authorizer('auth', () => ({ ok: true }));
      it.middleware('all', () => ({ ok: false }));
    });
    expect(await lambdaHandler(app, 'auth')({ methodArn: '' }, lambdaContext)).to.deep.equal({ ok: true });
  });

  it('can be a function first, with its type second', async () => {
    const app = appWith((it) => {
      it.get('/', () => 'view');
      it.registerMiddleware(() => 'all by default');
    });
    expect((await request(app, proxyEvent('/'))).body).to.equal('all by default');
  });

  it('answers by itself when it does not go on', async () => {
    let called = false;
    const app = appWith((it) => {
      it.get('/', () => (called = true));
      it.middleware('http', () => new Response('stop', { statusCode: 403 }));
    });
    const { statusCode, body } = await request(app, proxyEvent('/'));
    expect([statusCode, body, called]).to.deep.equal([403, 'stop', false]);
  });

  it('gets a Response from the view, and may change it', async () => {
    const app = appWith((it) => {
      it.get('/', () => ({ a: 1 }));
      it.middleware('http', async (event, next) => {
        const response = (await next(event)) as Response;
        response.headers['X-Seen'] = String(response instanceof Response);
        response.body = { ...(response.body as object), b: 2 };
        return response;
      });
    });
    const { body, headers } = await request(app, proxyEvent('/'));
    expect([body, headers]).to.deep.equal(['{"a":1,"b":2}', { 'X-Seen': 'true' }]);
  });

  it('may return what a view may return', async () => {
    const app = appWith((it) => {
      it.get('/', () => '');
      it.middleware('http', () => ({ from: 'middleware' }));
    });
    const { statusCode, body } = await request(app, proxyEvent('/'));
    expect([statusCode, body]).to.deep.equal([200, '{"from":"middleware"}']);
  });

  it('that throws gives the generic 500 without CORS headers, and is logged', async () => {
    const app = appWith((it) => {
      it.get('/', { cors: true }, () => '');
      it.middleware('http', () => {
        throw new Error('secret');
      });
    });
    const { statusCode, body, headers, log } = await failingRequest(app, proxyEvent('/'));
    expect([statusCode, body, headers, log[0]!.message]).to.deep.equal([500, internal, {}, 'Caught exception for path /']);
  });

  it('that spoils a header gives the generic 500', async () => {
    const app = appWith((it) => {
      it.get('/', () => '');
      it.middleware('http', () => new Response('', { headers: { 'X-A': 'a\nb' } }));
    });
    expect((await failingRequest(app, proxyEvent('/'))).statusCode).to.equal(500);
  });

  const answers: [name: string, event: unknown, want: number][] = [
    ['a 404', proxyEvent('/other'), 404],
    ['a 405', proxyEvent('/', { method: 'PUT' }), 405],
    ['a 415', proxyEvent('/', { headers: { 'content-type': 'text/plain' } }), 415],
    ['an unknown request', {}, 500],
    ['a view error', proxyEvent('/'), 500],
  ];
  for (const [name, event, want] of answers) {
    it(`sees ${name} as a Response`, async () => {
      let seen: Response | undefined;
      const app = appWith((it) => {
        it.get('/', () => {
          throw new Error('x');
        });
        it.middleware('http', async (current, next) => (seen = await next(current)));
      });
      await failingRequest(app, event);
      expect(seen).to.be.instanceOf(Response).and.include({ statusCode: want });
    });
  }

  it('cannot put another request in place of a REST request, but change it', async () => {
    const app = appWith((it) => {
      it.get('/{id}', ({ id }, { stageVars, path }) => [id, stageVars, path, it.currentRequest!.path]);
      it.middleware('http', async (event: Request, next) => {
        event.stageVars = { changed: 'yes' };
        event.path = '/elsewhere';
        return next({ path: '/other' });
      });
    });
    expect((await request(app, proxyEvent('/{id}', { pathParameters: { id: '1' } }))).body).to.equal('["1",{"changed":"yes"},"/elsewhere","/elsewhere"]');
  });

  it('can put another event in place of any other', async () => {
    const app = appWith((it) => {
      it.onSqsMessage('drain', { queue: 'q' }, (event) => event);
      it.middleware('sqs', (_event, next) => next('other'));
    });
    expect(await lambdaHandler(app, 'drain')({ Records: [] }, lambdaContext)).to.equal('other');
  });

  it('unpacks what it hands on to a pure function', async () => {
    const app = appWith((it) => {
      it.lambdaFunction('worker', (event, context) => [event, context]);
      it.middleware('pure_lambda', (_event, next) => next({ toDict: () => 'other event', context: 'other context' }));
    });
    expect(await lambdaHandler(app, 'worker')({}, lambdaContext)).to.deep.equal(['other event', 'other context']);
  });

  it('goes on with the same event when it hands on none', async () => {
    const app = appWith((it) => {
      it.lambdaFunction('worker', (event) => event);
      it.middleware('all', (_event, next) => (next as () => unknown)());
    });
    expect(await lambdaHandler(app, 'worker')({ a: 1 }, lambdaContext)).to.deep.equal({ a: 1 });
  });

  it('sees event, context and toDict of a pure function', async () => {
    const app = appWith((it) => {
      it.lambdaFunction('worker', () => {});
      it.middleware('pure_lambda', (event) => [event.event, event.context, event.toDict()]);
    });
    expect(await lambdaHandler(app, 'worker')({ a: 1 }, lambdaContext)).to.deep.equal([{ a: 1 }, lambdaContext, { a: 1 }]);
  });

  it('lets exceptions of events through to Lambda, unchanged', async () => {
    const error = new Error('for Lambda');
    const app = appWith((it) => {
      it.onSqsMessage('drain', { queue: 'q' }, () => Promise.reject(error));
      it.middleware('all', (event, next) => next(event));
    });
    const thrown = await lambdaHandler(app, 'drain')({ Records: [] }, lambdaContext).catch((reason: unknown) => reason);
    expect(thrown).to.equal(error);
  });

  it('of a blueprint is added when that is registered, and serves the whole app', async () => {
    const trace: string[] = [];
    const blueprint = new Blueprint('inner');
    tracing(blueprint, trace, 'blueprint', 'http');
    const app = appWith((it) => {
      tracing(it, trace, 'before', 'http');
      it.registerBlueprint(blueprint);
      tracing(it, trace, 'after', 'http');
      it.get('/', () => '');
    });
    await request(app, proxyEvent('/'));
    expect(trace.slice(0, 3)).to.deep.equal(['before in', 'blueprint in', 'after in']);
  });
});

describe('ConvertToMiddleware', () => {
  it('shows the wrapper the event and the context as they came, and ignores what it passes on', async () => {
    const seen: unknown[] = [];
    const app = appWith((it) => {
      it.lambdaFunction('worker', (event, context) => [event, context === lambdaContext]);
      it.registerMiddleware(
        ConvertToMiddleware((handler) => async (event, context) => {
          seen.push(event, context);
          return ['wrapped', await handler({ other: true }, null)];
        }),
        'all',
      );
    });
    expect(await lambdaHandler(app, 'worker')({ a: 1 }, lambdaContext)).to.deep.equal(['wrapped', [{ a: 1 }, true]]);
    expect(seen).to.deep.equal([{ a: 1 }, lambdaContext]);
  });

  for (const event of [proxyEvent('/'), { not: 'a request' }]) {
    it(`shows the REST event ${'resource' in event ? 'of a request' : 'that is no request'}`, async () => {
      const seen: unknown[] = [];
      const app = appWith((it) => {
        it.get('/', () => 'view');
        it.registerMiddleware(
          ConvertToMiddleware((handler) => (given, context) => {
            seen.push(given, context);
            return handler(given, context);
          }),
          'http',
        );
      });
      await request(app, event);
      expect(seen[0]).to.equal(event);
      expect(seen[1]).to.equal(lambdaContext);
    });
  }
});

function cloudWatchEvent(): object {
  return { version: '0', account: '1', region: 'r', detail: {}, 'detail-type': 'd', source: 's', time: 't', id: 'i', resources: [] };
}
