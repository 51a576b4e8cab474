import { expect } from 'chai';
import { appWith, failingRequest, type LogEntry, proxyEvent, type Answer } from './proxy-event.js';

function throwing(thrown: unknown, debug = false): Promise<Answer & { log: LogEntry[] }> {
  const view = (): never => {
    throw thrown;
  };
  return failingRequest(
    appWith((it) => it.get('/users/{id}', view), debug),
    proxyEvent('/users/{id}'),
  );
}

describe('errors of views', () => {
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

  const told = Object.assign(new Error('inner'), { code: 'EINNER', $metadata: { requestId: 'req-1', tags: new Set(['a']) } });
  const rows: [name: string, thrown: unknown, words: string[]][] = [
    ['their causes, with code and metadata', new Error('outer', { cause: told }), ['Error: outer\n', 'Error: inner\n', 'EINNER', 'req-1', "Set(1) { 'a' }"]],
    ['the errors of an error', new AggregateError([new TypeError('one'), told], 'all'), ['AggregateError: all\n', 'TypeError: one\n', 'EINNER']],
    ['a cause that is no error', new Error('outer', { cause: { status: 'gone' } }), ["status: 'gone'"]],
    ['an object that is thrown', { code: 7, inside: { list: [1n] } }, ['code: 7', '1n']],
  ];
  for (const [name, thrown, words] of rows) {
    it(`log ${name}`, async () => {
      const { log } = await throwing(thrown);
      for (const word of words) expect(log[0]!['stack']).to.contain(word);
    });
  }

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

  it('can be changed by debug after the app is made', async () => {
    const app = appWith((it) => it.get('/', () => Promise.reject(new Error('shown'))));
    app.debug = true;
    expect((await failingRequest(app, proxyEvent('/'))).body).to.match(/^Error: shown\n/);
  });
});
