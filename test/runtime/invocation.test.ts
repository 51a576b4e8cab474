import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { Blueprint } from '../../src/app/blueprint.js';
import { appWith, lambdaContext, logged, proxyEvent, request } from './proxy-event.js';

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

describe('the log', () => {
  it('lets no field take the place of its own', async () => {
    const app = appWith((it) => it.get('/', () => it.log.error('broken', { order: 7, level: 'mine' })));
    const [entry] = await logged(() => request(app, proxyEvent('/')));
    expect(entry!['timestamp']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect({ ...entry, timestamp: '' }).to.deep.equal({
      timestamp: '',
      level: 'ERROR',
      logger: 'helloworld',
      requestId: lambdaContext.awsRequestId,
      message: 'broken',
      order: 7,
    });
  });

  const levels: [debug: boolean, level: 'info', want: string[]][] = [
    [false, 'info', ['INFO', 'WARN', 'ERROR']],
    [true, 'info', ['INFO', 'WARN', 'ERROR']],
  ];
  for (const [debug, level, want] of levels) {
    it(`writes ${want.join(', ')} with debug ${debug} and level ${level}`, async () => {
      const { log } = appWith((it) => (it.log.level = level), debug);
      const entries = await logged(() => {
        for (const write of ['debug', 'info', 'warn', 'error'] as const) log[write](write);
      });
      expect(entries.map((entry) => entry.level)).to.deep.equal(want);
    });
  }

  const circular: { self?: unknown } = {};
  circular.self = circular;
  const details: [name: string, given: unknown, want: object][] = [
    ['an error', Object.assign(new TypeError('x'), { stack: 'trace' }), { error: { name: 'TypeError', message: 'x', stack: 'trace' } }],
    ['a list', [1], { details: [1] }],
    ['a bigint', { n: 1n }, { n: '1' }],
    ['nothing', undefined, {}],
    ['a circular object, left out', circular, {}],
  ];
  for (const [name, given, want] of details) {
    it(`writes ${name}`, async () => {
      const [entry] = await logged(() => appWith(() => {}).log.error('broken', given));
      expect({ ...entry, timestamp: '' }).to.deep.equal({ timestamp: '', level: 'ERROR', logger: 'helloworld', message: 'broken', ...want });
    });
  }
});
