import { expect } from 'chai';
import fc from 'fast-check';
import { loggable } from '../../src/app/loggable.js';
import { oddThrown, oddResult } from '../runtime/odd.js';

const fail = (): never => {
  throw new Error('no');
};

class Money {
  amount = 5n;
  #currency = 'EUR';
  get text(): string {
    return `${this.amount} ${this.#currency}`;
  }
}

const cycle: { [name: string]: unknown } = { id: 7 };
cycle['self'] = cycle;
cycle['map'] = new Map([['list', [cycle]]]);

const shared = { id: 7 };

function withStack(error: Error): Error {
  return Object.assign(error, { stack: 'trace' });
}

const causes = Object.assign(withStack(new Error('outer', { cause: Object.assign(withStack(new TypeError('inner')), { code: 'E1' }) })), {
  $metadata: { requestId: 'req-1', attempts: 3 },
  order: 4711,
});
const ownCause = withStack(new Error('own'));
ownCause.cause = ownCause;

/** As an HTTP client's: its fields lead to sockets, and its `toJSON` says what matters. */
const withJson = Object.assign(withStack(new Error('timeout')), {
  request: cycle,
  code: 'ECONN',
  toJSON: () => ({ message: 'timeout', status: 504, config: { url: '/a' } }),
});

const rows: [name: string, given: unknown, want: unknown][] = [
  ['plain data', { a: [1, 'b', null, true, { c: {} }] }, { a: [1, 'b', null, true, { c: {} }] }],
  ['numbers that JSON lacks', [NaN, -Infinity, 5n, 2n ** 70n], ['NaN', '-Infinity', '5', String(2n ** 70n)]],
  ['a symbol', Symbol('s'), 'Symbol(s)'],
  ['functions', [fail, class Foo {}, () => 1], ['[Function: fail]', '[Function: Foo]', '[Function: ]']],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['a date that is none', new Date(NaN), 'Invalid Date'],
  ['a regular expression and an address', [/a/g, new URL('https://a.example/b')], ['/a/g', 'https://a.example/b']],
  ['a set', new Set(['a', new Set([1])]), ['a', [1]]],
  ['a map', new Map<unknown, unknown>([['a', 1], [2, new Map([[true, 3]])]]), { a: 1, 2: { true: 3 } }], // prettier-ignore
  ['a map with objects as keys', new Map([[{ id: 1 }, 'a']]), [[{ id: 1 }, 'a']]],
  ['a map with keys that look alike', new Map<unknown, unknown>([[1, 'a'], ['1', 'b']]), [[1, 'a'], ['1', 'b']]], // prettier-ignore
  ['headers and parameters', [new Headers({ A: '1' }), new URLSearchParams('b=2')], [{ a: '1' }, { b: '2' }]],
  ['bytes', [Buffer.from('ab'), new Float32Array([0.5]), new BigInt64Array([1n]), new Uint8Array([1, 2]).buffer, new DataView(new ArrayBuffer(1))], [[97, 98], [0.5], ['1'], [1, 2], [0]]], // prettier-ignore
  ['boxed values', [Object(5), Object('a'), Object(false), Object(1n), Object(Symbol('s'))], [5, 'a', false, '1', 'Symbol(s)']],
  ['an object of a class', new Money(), { amount: '5' }],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
  ['what tells nothing of itself', [Promise.resolve(), new WeakMap()], ['[object Promise]', '[object WeakMap]']],
  ['a cycle', cycle, { id: 7, self: '[Circular]', map: { list: ['[Circular]'] } }],
  ['one object twice', [shared, shared], [{ id: 7 }, { id: 7 }]],
  ['a getter that throws, and the fields beside it', { get a() { return fail(); }, b: 1 }, { a: '[Throws: no]', b: 1 }], // prettier-ignore
  ['a toJSON that throws, by its fields', { toJSON: fail, b: 1 }, { toJSON: '[Function: fail]', b: 1 }],
  ['a toJSON', { toJSON: () => ({ id: 1n }) }, { id: '1' }],
  ['a toJSON that gives itself', { toJSON() { return this; } }, '[Circular]'], // prettier-ignore
  ['an error, with all that it tells', causes, { name: 'Error', message: 'outer', stack: 'trace', code: undefined, $metadata: { requestId: 'req-1', attempts: 3 }, order: 4711, cause: { name: 'TypeError', message: 'inner', stack: 'trace', code: 'E1', $metadata: undefined, cause: undefined, errors: undefined }, errors: undefined }], // prettier-ignore
  ['an error inside', { list: [withStack(new RangeError('x'))] }, { list: [{ name: 'RangeError', message: 'x', stack: 'trace', code: undefined, $metadata: undefined, cause: undefined, errors: undefined }] }], // prettier-ignore
  ['an error that is its own cause', ownCause, { name: 'Error', message: 'own', stack: 'trace', code: undefined, $metadata: undefined, cause: '[Circular]', errors: undefined }], // prettier-ignore
];

describe('what is logged', () => {
  for (const [name, given, want] of rows) it(`shows ${name}`, () => expect(loggable(given)).to.deep.equal(want));

  it('shows the errors of an error', () => {
    const { errors } = loggable(new AggregateError([new TypeError('a'), 'b'], 'all')) as { errors: [{ message: string }, string] };
    expect([errors[0].message, errors[1]]).to.deep.equal(['a', 'b']);
  });

  it('shows of an error what it says that it is in JSON, and what all errors tell', () => {
    const { message, stack, status, config, code, ...rest } = JSON.parse(JSON.stringify(loggable(withJson))) as { [name: string]: unknown };
    expect({ message, stack, status, config, code, rest }).to.deep.equal({
      message: 'timeout',
      stack: 'trace',
      status: 504,
      config: { url: '/a' },
      code: 'ECONN',
      rest: { name: 'Error' },
    });
  });

  it('shows an error whose fields throw', () => {
    const error = Object.defineProperties(withStack(new Error('x')), { message: { get: fail }, cause: { get: fail, configurable: true } });
    expect(loggable(error)).to.deep.include({ name: 'Error', message: '[Throws: no]', stack: 'trace', cause: '[Throws: no]' });
  });

  it('shows the first thousand of many numbers, and how many there are more', () => {
    const shown = loggable(new Uint8Array(5000)) as unknown[];
    expect([shown.length, shown.at(-1)]).to.deep.equal([1001, '4000 more']);
  });

  it('is plain data whatever is given', () => {
    const property = fc.property(
      fc.oneof(
        fc
          .anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, withDate: true, withBoxedValues: true })
          .map((value) => () => value),
        oddThrown,
        oddResult,
      ),
      (make) => {
        const shown = loggable({ given: make(), beside: 4711 });
        const text = JSON.stringify(shown);
        expect((JSON.parse(text) as { beside: unknown }).beside).to.equal(4711);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('has an end for any number of objects that refer to each other', () => {
    const objects = Array.from({ length: 300 }, (): { [name: string]: unknown } => ({}));
    for (const object of objects) for (const [index, other] of objects.entries()) object[`to${index}`] = other;
    const text = JSON.stringify(loggable({ objects, beside: 4711 }));
    expect(text.length).to.be.below(5_000_000);
    expect(text).to.contain('"beside":4711');
  });

  it('has an end for objects that each refer twice to the next', () => {
    let chain: object = { last: true };
    for (let index = 0; index < 45; index += 1) chain = { a: chain, b: chain };
    expect(JSON.stringify(loggable({ chain })).length).to.be.below(1_000_000);
  });

  it('has an end for lists in lists', () => {
    let deep: unknown[] = [];
    for (let index = 0; index < 100_000; index += 1) deep = [deep];
    expect(JSON.stringify(loggable({ deep, beside: 4711 })))
      .to.contain('[Too deep]')
      .and.to.contain('4711');
  });
});
