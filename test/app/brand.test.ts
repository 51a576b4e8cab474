import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

type Library = typeof import('../../src/index.js');
type Testing = typeof import('../../src/testing/index.js');

const load = createRequire(`${process.cwd()}/dist/`);
const imported = { ...((await import(load.resolve('./index.js'))) as Library), ...((await import(load.resolve('./testing/index.js'))) as Testing) };
const required = { ...(load('./index.cjs') as Library), ...(load('./testing/index.cjs') as Testing) };
type Copy = typeof imported;

/** What an app of one copy does with things of the other one, and what a caller sees who asks through the other one's client. */
const rows: { readonly given: string; readonly act: (app: Copy, other: Copy) => Promise<unknown>; readonly want: unknown }[] = [
  {
    given: 'a response',
    act: async (mine, other) => answer(mine, other, () => new mine.Response('tea', { statusCode: 418 })),
    want: [418, 'tea'],
  },
  {
    given: "a response of the client's copy",
    act: async (mine, other) => answer(mine, other, () => new other.Response('tea', { statusCode: 418 })),
    want: [418, 'tea'],
  },
  {
    given: 'an error of each class',
    act: async (mine, other) => Promise.all(viewErrors.map(async (name) => (await answer(mine, other, thrower(new mine[name]('why'))))[1])),
    want: ['BadRequestError', 'UnauthorizedError', 'ForbiddenError', 'NotFoundError', 'MethodNotAllowedError', 'RequestTimeoutError', 'ConflictError']
      .concat(['UnprocessableEntityError', 'TooManyRequestsError', 'ChaliceViewError'])
      .map((name) => `{"Code":"${name}","Message":"why"}`),
  },
  {
    given: 'an error class that the user has derived',
    act: async (mine, other) => {
      class Teapot extends mine.ChaliceViewError {
        static override statusCode = 418;
      }
      return answer(mine, other, thrower(new Teapot('short')));
    },
    want: [418, '{"Code":"Teapot","Message":"short"}'],
  },
  {
    given: 'an unhandled error that middleware catches',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.middleware('http', async (event, next) => {
        try {
          return await next(event);
        } catch (error) {
          return String(error instanceof other.ChaliceUnhandledError);
        }
      });
      app.get('/', thrower(new mine.ChaliceUnhandledError('oh')));
      return (await new other.Client(app, { config: {} }).http.get('/')).text;
    },
    want: 'true',
  },
  {
    given: 'the decision of an authorizer',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      const only = app.authorizer('only', () => new mine.AuthResponse({ routes: [new other.AuthRoute('/a', ['GET'])], principalId: 'me' }));
      for (const path of ['/a', '/b']) app.get(path, { authorizer: only }, () => path);
      const { http } = new other.Client(app, { config: {} });
      const options = { headers: { Authorization: 'x' } };
      return [(await http.get('/a', options)).statusCode, (await http.get('/b', options)).statusCode];
    },
    want: [200, 403],
  },
  {
    given: 'a blueprint, and one in it',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      const [outer, inner] = [new other.Blueprint('outer'), new mine.Blueprint('inner')];
      inner.get('/', () => outer.currentRequest?.path);
      outer.registerBlueprint(inner, { urlPrefix: '/inner' });
      expect(() => inner.registerBlueprint(outer)).to.throw("blueprint 'outer' would contain itself");
      app.registerBlueprint(outer, { urlPrefix: '/outer' });
      return (await new other.Client(app, { config: {} }).http.get('/outer/inner')).text;
    },
    want: '/outer/inner',
  },
  {
    given: 'cross-origin settings',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.get('/', { cors: new other.CORSConfig({ allowOrigin: 'https://a.example' }) }, () => '');
      return (await new other.Client(app, { config: {} }).http.get('/')).headers['Access-Control-Allow-Origin'];
    },
    want: 'https://a.example',
  },
  {
    given: 'times',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.schedule('often', new other.Rate(5, 'MINUTES'), () => {});
      app.schedule('daily', new other.Cron(0, 18, '?', '*', '*', '*'), () => {});
      return app.toJSON().functions.map(({ eventSource }) => (eventSource as { expression: string }).expression);
    },
    want: ['rate(5 minutes)', 'cron(0 18 ? * * *)'],
  },
  {
    given: 'authorizers that API Gateway asks itself',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.get('/', { authorizer: new other.IAMAuthorizer() }, () => 'in');
      return (await new other.Client(app, { config: {} }).http.get('/')).text;
    },
    want: 'in',
  },
  {
    given: 'the current request and its context',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.get('/now', async () => {
        await Promise.resolve();
        return [app.currentRequest?.path, app.lambdaContext?.functionName];
      });
      return (await new other.Client(app, { config: {} }).http.get('/now')).text;
    },
    want: '["/now","a-dev-api_handler"]',
  },
  {
    given: 'a wrapper of Lambda handlers as middleware',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.registerMiddleware(mine.ConvertToMiddleware((handler) => async (event, context) => `${(await handler(event, context)).body}${event.path}`));
      app.get('/wrapped', () => 'at ');
      return (await new other.Client(app, { config: {} }).http.get('/wrapped')).text;
    },
    want: 'at /wrapped',
  },
  {
    given: 'a websocket client that has gone',
    act: async (mine, other) => {
      const app = new mine.Chalice({ appName: 'a' });
      app.onWsMessage(async ({ connectionId }) => {
        await app.websocketApi.send(connectionId, 'first');
      });
      const client = new other.Client(app, { config: {} });
      const message = client.events.websocketMessageEvent('hi', { connectionId: 'ann' });
      await client.lambda.invoke('websocket_message', message);
      client.websockets.disconnect('ann');
      const thrown = await client.lambda.invoke('websocket_message', message).catch((error: unknown) => error);
      return [client.websockets.sent, thrown instanceof other.WebsocketDisconnectedError];
    },
    want: [[{ connectionId: 'ann', data: 'first' }], true],
  },
];

const viewErrors = ['BadRequestError', 'UnauthorizedError', 'ForbiddenError', 'NotFoundError', 'MethodNotAllowedError', 'RequestTimeoutError', 'ConflictError']
  .concat(['UnprocessableEntityError', 'TooManyRequestsError', 'ChaliceViewError'])
  .map((name) => name as 'NotFoundError');

async function answer(mine: Copy, other: Copy, handler: () => unknown): Promise<[number, string]> {
  const app = new mine.Chalice({ appName: 'a' });
  app.get('/', handler);
  const { statusCode, text } = await new other.Client(app, { config: {} }).http.get('/');
  return [statusCode, text];
}

function thrower(error: Error): () => never {
  return () => {
    throw error;
  };
}

describe('two copies of the library in one process', () => {
  it('are there, so that this test tests something', () => {
    expect(imported.Chalice).not.to.equal(required.Chalice);
    expect(Object.keys(required).sort()).to.deep.equal(Object.keys(imported).sort());
  });

  for (const [how, mine, other] of [
    ['an imported app with a required client', imported, required],
    ['a required app with an imported client', required, imported],
  ] as const) {
    describe(how, () => {
      for (const { given, act, want } of rows)
        it(given, async () => {
          expect(await act(mine, other)).to.deep.equal(want);
        });
    });
  }

  it('know the instances of each class, and of no other', () => {
    const made = (copy: Copy): { readonly [name: string]: object } => ({
      ...Object.fromEntries(viewErrors.map((name) => [name, new copy[name]('')])),
      ChaliceUnhandledError: new copy.ChaliceUnhandledError(''),
      WebsocketDisconnectedError: new copy.WebsocketDisconnectedError('a'),
      Response: new copy.Response(''),
      AuthResponse: new copy.AuthResponse({ routes: [], principalId: 'a' }),
      AuthRoute: new copy.AuthRoute('/', []),
      Blueprint: new copy.Blueprint('a'),
      Chalice: new copy.Chalice({ appName: 'a' }),
      CORSConfig: new copy.CORSConfig(),
      IAMAuthorizer: new copy.IAMAuthorizer(),
      CognitoUserPoolAuthorizer: new copy.CognitoUserPoolAuthorizer('a', { providerArns: ['b'] }),
      CustomAuthorizer: new copy.CustomAuthorizer('a', { authorizerUri: 'b' }),
      Rate: new copy.Rate(1, 'DAYS'),
      Cron: new copy.Cron(0, 0, '?', '*', '*', '*'),
      Client: new copy.Client(new copy.Chalice({ appName: 'a' }), { config: {} }),
    });
    const functions = ['ConvertToMiddleware', 'flag', 'oneOf', 'text'];
    const instances = made(imported);
    expect(Object.keys(instances).concat(functions).sort(), 'every class is tried').to.deep.equal(Object.keys(required).sort());
    for (const [name, instance] of Object.entries(instances)) {
      if (name === 'Client') continue;
      const known = Object.keys(instances).filter((other) => instance instanceof (required as unknown as { [name: string]: new () => object })[other]!);
      expect(known.sort(), name).to.deep.equal((viewErrors as string[]).includes(name) ? [...new Set(['ChaliceViewError', name])].sort() : [name]);
    }
  });

  it('set the variables of their clients one after another, as there is one process.env', async () => {
    const seen = async (copy: Copy, value: string): Promise<unknown> => {
      const app = new copy.Chalice({ appName: 'a' });
      app.lambdaFunction('slow', async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return process.env['BRAND_TEST'];
      });
      return (await new copy.Client(app, { config: {}, environment: { BRAND_TEST: value } }).lambda.invoke('slow')).payload as unknown;
    };
    expect(await Promise.all([seen(imported, 'one'), seen(required, 'two'), seen(imported, 'three')])).to.deep.equal(['one', 'two', 'three']);
    expect(process.env['BRAND_TEST']).to.equal(undefined);
  });

  it('know which variables the calls of the other copy have set, and which the shell has', async () => {
    const work = mkdtempSync(join(tmpdir(), 'tschalice-copies-'));
    try {
      writeFileSync(join(work, 'env'), 'BRAND_TEST=file');
      const app = new imported.Chalice({ appName: 'a' });
      app.lambdaFunction('inner', () => process.env['BRAND_TEST']);
      app.lambdaFunction('outer', async () => {
        return (await new required.Client(app, { config: {}, envFile: join(work, 'env') }).lambda.invoke('inner')).payload as unknown;
      });
      const { lambda } = new imported.Client(app, { config: {}, environment: { BRAND_TEST: 'call' } });
      expect((await lambda.invoke('outer')).payload).to.equal('file');
    } finally {
      rmSync(work, { recursive: true });
    }
  });

  it('compare a class of the user as JavaScript does', () => {
    class Teapot extends required.ChaliceViewError {}
    expect(new imported.ChaliceViewError() instanceof Teapot).to.equal(false);
    expect(new required.ChaliceViewError() instanceof Teapot).to.equal(false);
    expect(new Teapot() instanceof Teapot).to.equal(true);
    for (const value of [null, undefined, 'text', {}, () => {}]) expect((value as object) instanceof required.ChaliceViewError).to.equal(false);
  });
});
