/** Names with values, read-only and in order: what the web's `Headers` and `URLSearchParams` have in common. */
export abstract class Pairs {
  abstract [Symbol.iterator](): IterableIterator<[name: string, value: string]>;

  entries(): IterableIterator<[name: string, value: string]> {
    return this[Symbol.iterator]();
  }

  keys(): IterableIterator<string> {
    return Array.from(this, ([name]) => name).values();
  }

  values(): IterableIterator<string> {
    return Array.from(this, ([, value]) => value).values();
  }

  forEach(act: (value: string, name: string) => void): void {
    for (const [name, value] of this) act(value, name);
  }

  /** Of a name that is there several times, the last value, as Chalice has it. */
  toJSON(): { [name: string]: string } {
    return Object.fromEntries(this);
  }
}
