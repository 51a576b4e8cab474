type AnyClass = abstract new (...args: never[]) => object;

/**
 * Makes `instanceof` recognise what another copy of the library has made. A process has two copies if one is imported and the other required, or if
 * npm has installed two.
 *
 * Only the class itself is recognised by its mark. A class that extends it is compared as JavaScript does it.
 *
 * @param classes by the names that all copies know them by, whatever a minifier makes of them
 */
export function brand(classes: { readonly [name: string]: AnyClass }): void {
  for (const [name, type] of Object.entries(classes)) {
    const mark = Symbol.for(`tschalice.${name}`);
    Object.defineProperty(type.prototype, mark, { value: true });
    Object.defineProperty(type, Symbol.hasInstance, {
      value(this: AnyClass, value: unknown) {
        return this === type ? typeof value === 'object' && value !== null && mark in value : Function.prototype[Symbol.hasInstance].call(this, value);
      },
    });
  }
}

/** One value for all copies of the library in this process. */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as { [key: symbol]: unknown };
  return (all[Symbol.for(`tschalice.${name}`)] ??= make()) as T;
}
