import { expect } from 'chai';
import * as door from '../../src/index.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, lambdaContext, proxyEvent } from './proxy-event.js';

describe('lambdaHandler', () => {
  it('refuses an unknown name at once, and lists those there are', () => {
    const app = appWith((it) => {
      it.lambdaFunction('worker', () => {});
      it.onWsConnect(() => {});
    });
    expect(() => lambdaHandler(app, 'wroker')).to.throw(Error, "the app 'helloworld' has no function 'wroker': known are worker, websocket_connect");
  });

  it('refuses a kind of websocket event that the app does not handle', () => {
    expect(() =>
      lambdaHandler(
        appWith((it) => it.onWsConnect(() => {})),
        'websocket_message',
      ),
    ).to.throw(/has no function 'websocket_message'/);
  });

  it('says so when the app declares no function at all', () => {
    expect(() =>
      lambdaHandler(
        appWith(() => {}),
        'worker',
      ),
    ).to.throw(/it declares none/);
  });

  for (const name of ['api_handler', 'worker', 'auth', 'websocket_connect', 'nightly']) {
    it(`gives a function of two arguments for ${name}, which returns a promise`, async () => {
      const app = appWith((it) => {
        it.get('/', () => '');
        it.lambdaFunction('worker', () => {});
        it.authorizer('auth', () => ({}));
        it.onWsConnect(() => {});
        it.schedule('nightly', 'rate(1 day)', () => {});
      });
      const handler = lambdaHandler(app, name);
      const result = handler({}, lambdaContext);
      expect([handler.length, result instanceof Promise]).to.deep.equal([2, true]);
      await result.catch(() => undefined);
    });
  }

  it('takes a function named api_handler in an app without routes', async () => {
    const app = appWith((it) => it.lambdaFunction('api_handler', () => 'pure'));
    expect(await lambdaHandler(app, 'api_handler')({}, lambdaContext)).to.equal('pure');
  });

  it('takes the REST handler for api_handler in an app with routes', async () => {
    const app = appWith((it) => {
      it.get('/', () => 'view');
      it.lambdaFunction('api_handler', () => 'pure');
    });
    expect(await lambdaHandler(app, 'api_handler')(proxyEvent('/'), lambdaContext)).to.include({ body: 'view' });
  });

  it('finds routes that are declared after the first request', async () => {
    const app = appWith((it) => it.get('/a', () => 'a'));
    const handler = lambdaHandler(app, 'api_handler');
    await handler(proxyEvent('/a'), lambdaContext);
    app.get('/b', () => 'b');
    expect(await handler(proxyEvent('/b'), lambdaContext)).to.include({ body: 'b' });
  });
});

describe('the door for app.ts', () => {
  it('exports what the documentation imports', () => {
    expect(Object.keys(door)).to.include.members([
      'Chalice', 'Blueprint', 'Response', 'Rate', 'Cron', 'CORSConfig',
      'IAMAuthorizer', 'CognitoUserPoolAuthorizer', 'CustomAuthorizer', 'AuthResponse', 'AuthRoute',
      'ChaliceViewError', 'BadRequestError', 'UnauthorizedError', 'ForbiddenError', 'NotFoundError', 'MethodNotAllowedError',
      'RequestTimeoutError', 'ConflictError', 'UnprocessableEntityError', 'TooManyRequestsError',
      'WebsocketDisconnectedError', 'ConvertToMiddleware',
    ]); // prettier-ignore
  });
});
