import { expect } from 'chai';
import type { Chalice } from '../../src/app/chalice.js';
import { ConvertToMiddleware } from '../../src/app/convert-to-middleware.js';
import type { Middleware } from '../../src/app/middleware.js';
import { Response } from '../../src/app/response.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { eventMakers } from '../../src/testing/event-maker.js';
import { appWith, failingRequest, lambdaContext, proxyEvent, request } from './proxy-event.js';

const lost = /^the middleware returned nothing, but next\(event\) gave it a result/;

/** Middleware without a `return`. */
const forgetful: { readonly [name: string]: Middleware } = {
  'that waits': async (event, next) => {
    await next(event);
  },
  'that does not wait': (event, next) => {
    void next(event);
  },
  'that passes on nothing': async (_event, next) => {
    await (next as () => Promise<unknown>)();
  },
};

async function invoke(declare: (app: Chalice) => void, name: string, event: unknown): Promise<unknown> {
  return lambdaHandler(appWith(declare), name)(event, lambdaContext).then(
    (result: unknown) => result,
    (error: Error) => error.message,
  );
}

describe('a result that middleware does not return', () => {
  const messages = eventMakers.sqsEvent(['a', 'b']);
  for (const [how, middleware] of Object.entries(forgetful)) {
    it(`is a 500 for a request, and logged: middleware ${how}`, async () => {
      const app = appWith((it) => {
        it.middleware('http', middleware);
        it.get('/', () => 'view');
      });
      const { statusCode, log } = await failingRequest(app, proxyEvent('/'));
      expect(statusCode).to.equal(500);
      expect(log[0]).to.have.property('stack').that.includes('the middleware returned nothing');
    });

    it(`makes a batch fail, so that no failed message is deleted: middleware ${how}`, async () => {
      const options = { queue: 'jobs', reportBatchItemFailures: true } as const;
      const failing = await invoke(
        (it) => {
          it.middleware('all', middleware);
          it.onSqsMessage('drain', options, (event) => [...event]);
        },
        'drain',
        messages,
      );
      expect(failing).to.match(lost);
    });

    it(`refuses a websocket connection, which the handler may have refused: middleware ${how}`, async () => {
      const refused = await invoke(
        (it) => {
          it.middleware('websocket', middleware);
          it.onWsConnect(() => ({ statusCode: 401 }));
        },
        'websocket_connect',
        eventMakers.websocketConnectEvent(),
      );
      expect(refused).to.match(lost);
    });

    it(`is told to whoever invokes a function: middleware ${how}`, async () => {
      const told = await invoke(
        (it) => {
          it.middleware('all', middleware);
          it.lambdaFunction('work', () => 1);
        },
        'work',
        {},
      );
      expect(told).to.match(lost);
    });

    it(`does not matter where nobody gets it: middleware ${how}`, async () => {
      const result = await invoke(
        (it) => {
          it.middleware('all', middleware);
          it.onSqsMessage('drain', { queue: 'jobs' }, () => 'done');
        },
        'drain',
        messages,
      );
      expect(result).to.equal(undefined);
    });

    it(`need not be returned where there is none: middleware ${how}`, async () => {
      const result = await invoke(
        (it) => {
          it.middleware('all', middleware);
          it.lambdaFunction('work', () => undefined);
        },
        'work',
        {},
      );
      expect(result).to.equal(undefined);
    });
  }

  it('is not there where the handler failed and the middleware swallowed that', async () => {
    const swallowing: Middleware = async (event, next) => {
      await next(event).catch(() => undefined);
    };
    const throwing = (): never => {
      throw new Error('x');
    };
    const result = await invoke(
      (it) => {
        it.middleware('all', swallowing);
        it.lambdaFunction('work', throwing);
      },
      'work',
      {},
    );
    expect(result).to.equal(undefined);
  });
});

describe('what a converted wrapper answers to API Gateway', () => {
  async function answer(result: unknown): Promise<unknown> {
    const app = appWith((it) => {
      it.registerMiddleware(
        ConvertToMiddleware(() => async () => result),
        'http',
      );
      it.get('/', () => 'view');
    });
    return request(app, proxyEvent('/', { headers: { Accept: 'image/png' } }));
  }
  const none = { headers: {}, multiValueHeaders: {} };
  const rows: [what: string, given: unknown, want: object][] = [
    ['a status alone', { statusCode: 403 }, { ...none, statusCode: 403, body: '' }],
    ['a status that is text', { statusCode: '404', body: 'no' }, { ...none, statusCode: 404, body: 'no' }],
    [
      'headers that are no text',
      { statusCode: 200, headers: { 'X-A': 1, 'X-B': true }, body: '{}' },
      { ...none, statusCode: 200, headers: { 'X-A': '1', 'X-B': 'true' }, body: '{}' },
    ],
    [
      'headers of several values',
      { statusCode: 200, headers: null, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: null },
      { ...none, statusCode: 200, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: '' },
    ],
    [
      'bytes',
      { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: '/wA=', isBase64Encoded: true },
      { statusCode: 200, headers: { 'Content-Type': 'image/png' }, multiValueHeaders: {}, body: '/wA=', isBase64Encoded: true },
    ],
    ['a Response', new Response('own', { statusCode: 418 }), { ...none, statusCode: 418, body: 'own' }],
    ['what has no status', { headers: 1 }, { ...none, statusCode: 200, body: '{"headers":1}' }],
    ['what has another status', { statusCode: 'paid' }, { ...none, statusCode: 200, body: '{"statusCode":"paid"}' }],
  ];
  for (const [what, given, want] of rows) it(`is the answer: ${what}`, async () => expect(await answer(given)).to.deep.equal(want));
});
