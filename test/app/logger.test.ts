import { expect } from 'chai';
import { appWith, lambdaContext, logged, type LogEntry, proxyEvent, request } from '../runtime/proxy-event.js';

/** The entry that is written for the details, outside of an invocation. */
async function entryOf(details: unknown, message = 'broken'): Promise<LogEntry> {
  const [entry] = await logged(() => appWith(() => {}).log.error(message, details));
  expect(entry!['timestamp']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  return { ...entry!, timestamp: '' };
}

const own = { timestamp: '', level: 'ERROR', logger: 'helloworld', message: 'broken' };

describe('the log', () => {
  it('has the request of the invocation', async () => {
    const app = appWith((it) => it.get('/', () => it.log.error('broken', { order: 7 })));
    const [entry] = await logged(() => request(app, proxyEvent('/')));
    expect({ ...entry, timestamp: '' }).to.deep.equal({ ...own, requestId: lambdaContext.awsRequestId, order: 7 });
  });

  it('lets no field take the place of another', async () => {
    const taken = { timestamp: 1, level: 2, logger: 3, requestId: 4, message: 5, message_: 6, details: 7 };
    const want = { ...own, timestamp_: 1, level_: 2, logger_: 3, requestId: 4, message__: 5, message_: 6, details: 7 };
    expect(await entryOf(taken)).to.deep.equal(want);
  });

  it('writes an error that JavaScript passes as the message', async () => {
    const { message, error } = await entryOf(undefined, new TypeError('x') as never);
    expect([message, (error as { name: string }).name]).to.deep.equal(['TypeError: x', 'TypeError']);
  });

  it('writes anything that JavaScript passes as the message', async () => {
    expect((await entryOf(undefined, { a: 1 } as never)).message).to.equal('{ a: 1 }');
    expect((await entryOf(undefined, Object.create(null) as never)).message).to.equal('[Object: null prototype] {}');
  });

  const levels: [debug: boolean, level: 'info', want: string[]][] = [
    [false, 'INFO' as 'info', ['INFO', 'WARN', 'ERROR']],
    [true, 'Error' as 'info', ['ERROR']],
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
    ['a set', new Set(['a']), { details: ['a'] }],
    ['a map', new Map([['a', new Map([[1, 2]])]]), { a: { 1: 2 } }],
    ['a bigint', { n: 1n }, { n: '1' }],
    ['nothing', undefined, {}],
    ['null', null, { details: null }],
    ['a text', 'text', { details: 'text' }],
    ['a date', new Date(0), { details: '1970-01-01T00:00:00.000Z' }],
    ['a circular object', circular, { self: '[Circular]' }],
  ];
  for (const [name, given, want] of details) {
    it(`writes ${name}`, async () => {
      expect(await entryOf(given)).to.deep.equal({ ...own, ...want });
    });
  }
});
