/** Read-only names and values in order: what the web's `Headers` and `URLSearchParams` have in common. */
export abstract class Pairs {
  /** All names with their values. */
  abstract [Symbol.iterator](): IterableIterator<[name: string, value: string]>;

  /** All names with their values. */
  entries(): IterableIterator<[name: string, value: string]> {
    return this[Symbol.iterator]();
  }

  /** All names. */
  keys(): IterableIterator<string> {
    return Array.from(this, ([name]) => name).values();
  }

  /** All values. */
  values(): IterableIterator<string> {
    return Array.from(this, ([, value]) => value).values();
  }

  /** Calls a function with each value and its name. */
  forEach(act: (value: string, name: string) => void): void {
    for (const [name, value] of this) act(value, name);
  }

  /** As an object, with the last value of each name, as in Chalice. */
  toJSON(): { [name: string]: string } {
    return Object.fromEntries(this);
  }
}
