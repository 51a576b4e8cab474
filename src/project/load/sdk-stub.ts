/**
 * Replaces everything in the AWS SDK while an app is loaded: it can be called, constructed and extended, and has every
 * property. If code needs a real value (a string, a number, a list), that is noted, and the app is loaded again.
 */
export function sdkStub(): unknown {
  const child = children();
  return new Proxy(class {}, {
    get: (target, key) => (key === 'prototype' || key === Symbol.hasInstance ? Reflect.get(target, key) : property(key, child)),
    set(_target, key, value) {
      child.set(key, value);
      return true;
    },
    apply: () => answer(child),
    construct: (_target, _given, { prototype }: { prototype: object }) => instance(prototype),
    ownKeys: (target) => asValue(Reflect.ownKeys(target)),
    has: () => asValue(false),
  });
}

/** What a function gives: it may be a promise, as of what is sent, or not, as of what makes a client. Awaited, it gives another stub. */
function answer(child: Children): unknown {
  const then = (...handlers: Parameters<Promise<unknown>['then']>): Promise<unknown> => Promise.resolve(child.get('await')).then(...handlers);
  return new Proxy(child.get('()') as object, { get: (target, key) => (key === 'then' ? then : (Reflect.get(target, key) as unknown)) });
}

/** By these, libraries recognise a client before they add to it: its settings, and its middleware, of which there is none. */
const ofClients: { readonly [key: string]: () => object } = {
  config: () => instance(Object.prototype),
  middlewareStack: () => instance({ identify: () => [], add: () => undefined, addRelativeTo: () => undefined }),
};

/** What `new` gives: the app's own methods and fields if its class extends a stub, and stubs for everything else. */
function instance(prototype: object): object {
  const child = children();
  return new Proxy(Object.create(prototype) as object, {
    get: (target, key, receiver) => (key in target ? (Reflect.get(target, key, receiver) as unknown) : property(key, child)),
    has: (target, key) => key in target || key === 'send' || Object.hasOwn(ofClients, key),
    ownKeys: (target) => asValue(Reflect.ownKeys(target)),
  });
}

interface Children {
  get(key: string): unknown;
  set(key: string | symbol, value: unknown): void;
}

/** A property is the same each time, and the app reads back what it sets. */
function children(): Children {
  const known = new Map<string | symbol, unknown>();
  return {
    get(key) {
      if (!known.has(key)) known.set(key, Object.hasOwn(ofClients, key) ? ofClients[key]!() : sdkStub());
      return known.get(key);
    },
    set: (key, value) => void known.set(key, value),
  };
}

function property(key: string | symbol, child: Children): unknown {
  // Not a promise: `await` would wait for it forever.
  if (key === 'then') return undefined;
  if (key === 'toJSON' || typeof key === 'symbol') return asValue(undefined);
  return child.get(key);
}

let usedAsValue = false;

function asValue<Value>(value: Value): Value {
  usedAsValue = true;
  return value;
}

export function wasUsedAsValue(): boolean {
  return usedAsValue;
}
