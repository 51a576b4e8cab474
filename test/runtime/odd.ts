/* oxlint-disable unicorn/no-thenable -- whoever awaits them must be ready for them */
import fc from 'fast-check';
import { ChaliceUnhandledError, ChaliceViewError, NotFoundError } from '../../src/app/http-error.js';
import { Response } from '../../src/app/response.js';

/** Names that mean something to JavaScript's objects. */
export const inherited: readonly string[] = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length'];

/** Never shown to callers: it stands in everything that is thrown here, but for view errors. */
export const secret = 'secret-4711';

/** Anything that JSON has a form for, and more. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(fc.constantFrom(...inherited), fc.string()),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
  maxDepth: 2,
});

/** Mostly one of the usual values, so that what is odd elsewhere comes into its own. */
export function usually(...values: unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(...inherited) },
    { weight: 1, arbitrary: anything },
  );
}

/** An object of these members, now and then with some missing, or something else altogether. */
export function members(model: { readonly [name: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.record(model) },
    { weight: 3, arbitrary: fc.record(model, { requiredKeys: [] }) },
    { weight: 1, arbitrary: anything },
  );
}

/** An object of these names, each its own property, even `__proto__`. */
export function named(names: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(names, values), { maxLength: 4 }).map((pairs): unknown => Object.fromEntries(pairs));
}

const fail = (): never => {
  throw new Error(secret);
};

const trap = (): object =>
  new Proxy(() => 1, { get: fail, set: fail, has: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail, apply: fail, construct: fail });

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function circular(): object {
  const list: unknown[] = [];
  const map = new Map<string, unknown>([['list', list]]);
  list.push({ map });
  return map;
}

/** Values that no JSON has, made anew each time. */
const strange: readonly (() => unknown)[] = [
  circular,
  revoked,
  trap,
  () => () => secret,
  () => Symbol(secret),
  () => [2n ** 70n, -0, NaN, Infinity],
  () => new Date(NaN),
  () => new Map<unknown, unknown>([[Symbol(secret), 1]]),
  () => new Map<unknown, unknown>([[trap(), 1]]),
  () =>
    new (class Own {
      field: number = 1;
      #hidden: string = secret;
      get length(): number {
        return this.#hidden.length;
      }
    })(),
  () => 'x'.repeat(1_000_000),
  () => '\ud800',
  () => ({ toJSON: fail }),
  () => ({ toJSON: () => circular() }),
  () => ({ toJSON: undefined, toString: fail }),
  () => ({ get field() { return fail(); } }), // prettier-ignore
  () => ({ then: 1 }),
  () => ({ then: (_resolve: unknown, reject: (error: unknown) => void) => reject(secret) }),
  () => ({ then: fail }),
  () => new Uint8Array(3).subarray(1),
  () => new DataView(new ArrayBuffer(2)),
  () => new SharedArrayBuffer(2),
  () => Promise.resolve({ late: Promise.resolve(1) }),
  () => Promise.reject(new Error(secret)),
  () => Object.freeze(Object.create(null)),
  () => new WeakMap(),
  () => (function* () { yield 1; })(), // prettier-ignore
  // What an error tells may be shown where it is a result, but not where it is in files.
  () => Object.assign(new Error('told'), { stack: secret }),
  () => ({ errors: [new TypeError('told', { cause: new RangeError('told too') })] }),
];

/** Makes a value when it is asked to, as fast-check had better not look at some of them. */
type Maker = () => unknown;

/** A maker that the report of a failure shows like this. */
function shownAs(text: string, make: Maker): Maker {
  return Object.assign(make, { [fc.toStringMethod]: () => text });
}

const made = (value: unknown): Maker => shownAs(fc.stringify(value), () => value);

const value: fc.Arbitrary<Maker> = fc.oneof(fc.constantFrom(...strange), anything.map(made));

const status = usually(200, 204, 404, '200', 0, 99, 600, 200.5, NaN, -1, 1e9);
const headerNames = fc.oneof(fc.constantFrom('Content-Type', 'content-type', 'X-A', 'Access-Control-Allow-Origin', ...inherited), fc.string());
const headers: fc.Arbitrary<Maker> = fc.oneof(
  named(headerNames, usually('image/png', 'text/plain', 'a\nb', ['a', 'b'], ['a\r'], [], 1, null, '*/*')).map(made),
  usually({}, null, undefined, 'text', 5, new Map([['X-A', 'a']])).map(made),
  fc.constantFrom<Maker>(trap, revoked),
);

/** A view's result. */
export const oddResult: fc.Arbitrary<Maker> = fc.oneof(
  value,
  value.map((make) => shownAs(`[${fc.stringify(make)}]`, () => [make()])),
  fc.tuple(value, status, headers).map((parts) => {
    const [body, statusCode, headers] = parts;
    return shownAs(`Response${fc.stringify(parts)}`, () => Object.assign(new Response(body()), { statusCode, headers: headers() }));
  }),
);

/** An error whose members are not what they should be. */
function spoilt(Class: new (message: string) => Error, member: string, descriptor: PropertyDescriptor): Maker {
  return () => Object.defineProperty(new Class(secret), member, { configurable: true, ...descriptor });
}

class BadStatus extends ChaliceViewError {
  static override statusCode: number = 'none' as never;
}
class BadCode extends NotFoundError {
  static override code: string = circular() as never;
}

const spoiltErrors = [Error, ChaliceUnhandledError].flatMap((Class) =>
  ['stack', 'message', 'name', 'cause', 'toString'].flatMap((member) => [
    spoilt(Class, member, { get: fail }),
    spoilt(Class, member, { value: Symbol(secret) }),
    spoilt(Class, member, { value: circular() }),
  ]),
);

/** What a view throws that callers must not see. */
export const oddThrown: fc.Arbitrary<Maker> = fc.oneof(
  value,
  fc.constantFrom<Maker>(
    ...spoiltErrors,
    () => Object.freeze(new Error(secret)),
    () => new Error(secret, { cause: circular() }),
    () => new AggregateError([new Error(secret)], secret),
    () => new BadStatus('bad status'),
    () => new BadCode('bad code'),
    () => Object.assign(new NotFoundError('x'), { message: circular() }),
    () => Object.defineProperty(new NotFoundError('x'), 'statusCode', { get: fail }),
    () => Object.setPrototypeOf(new Error(secret), null) as unknown,
  ),
);
