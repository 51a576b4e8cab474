/**
 * Stands in for anything of the AWS SDK while an app is inspected: can be called, constructed, extended and asked for any
 * property. Whatever needs a real value of it (a text, a number, a list) is remembered, so that the app is loaded again.
 */
export function sdkStub(name: string): unknown {
  return new Proxy(class {}, {
    get(target, key) {
      if (key === 'prototype') return target.prototype;
      // Not a promise: `await` would wait for it forever.
      if (key === 'then') return undefined;
      if (key === 'toJSON' || typeof key === 'symbol') {
        usedAsValue = true;
        return undefined;
      }
      return sdkStub(`${name}.${key}`);
    },
    apply: () => sdkStub(`${name}()`),
    construct: () => sdkStub(`new ${name}`) as object,
    ownKeys(target) {
      usedAsValue = true;
      return Reflect.ownKeys(target);
    },
    has() {
      usedAsValue = true;
      return false;
    },
  });
}

let usedAsValue = false;

export function wasUsedAsValue(): boolean {
  return usedAsValue;
}
