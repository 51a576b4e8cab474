import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { Blueprint } from '../../src/app/blueprint.js';
import { appWith, proxyEvent, request } from './proxy-event.js';

describe('the current invocation', () => {
  it('keeps concurrent requests apart', async () => {
    const app = appWith((it) => {
      it.get('/{id}', async ({ id }) => {
        await wait(5 - Number(id));
        return it.currentRequest!.uriParams!['id'];
      });
    });
    const answers = await Promise.all(['1', '2', '3'].map((id) => request(app, proxyEvent('/{id}', { pathParameters: { id } }))));
    expect(answers.map(({ body }) => body)).to.deep.equal(['1', '2', '3']);
  });

  it('is none outside of a handler, and after one', async () => {
    const app = appWith((it) => it.get('/', () => ''));
    await request(app, proxyEvent('/'));
    expect([app.currentRequest, app.lambdaContext]).to.deep.equal([null, null]);
  });

  it('is that of a blueprint too, once it is registered, also inside of another', async () => {
    const [outer, inner] = [new Blueprint('outer'), new Blueprint('inner')];
    inner.get('/', (_params, current) => [inner.currentRequest === current, inner.lambdaContext!.functionName, inner.log === inner.currentApp.log]);
    expect(() => inner.currentRequest).to.throw("blueprint 'inner' is not registered with an app");
    outer.registerBlueprint(inner);
    expect(() => inner.log).to.throw("blueprint 'inner' is not registered with an app");
    const app = appWith((it) => it.registerBlueprint(outer, { urlPrefix: '/part' }));
    expect((await request(app, proxyEvent('/part'))).body).to.equal('[true,"helloworld-dev",true]');
    expect([outer.currentApp, inner.websocketApi]).to.deep.equal([app, app.websocketApi]);
  });

  it('is only that of the app which is invoked', async () => {
    const other = appWith(() => {});
    const app = appWith((it) => it.get('/', () => String(other.currentRequest)));
    expect((await request(app, proxyEvent('/'))).body).to.equal('null');
  });
});
