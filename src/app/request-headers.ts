/** The headers of a request: names in any case, read-only, the web's `Headers` without its slow first use. */
export class RequestHeaders {
  readonly #values: ReadonlyMap<string, string>;

  constructor(pairs: Iterable<readonly [name: string, value: string]>) {
    this.#values = new Map(Array.from(pairs, ([name, value]) => [name.toLowerCase(), value]));
  }

  /** The value, or null when the request lacks the header. */
  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  keys(): IterableIterator<string> {
    return this.#values.keys();
  }

  values(): IterableIterator<string> {
    return this.#values.values();
  }

  /** Names in lower case, with their values. */
  entries(): IterableIterator<[name: string, value: string]> {
    return this.#values.entries();
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.entries();
  }

  forEach(act: (value: string, name: string) => void): void {
    for (const [name, value] of this.#values) act(value, name);
  }

  toJSON(): { [name: string]: string } {
    return Object.fromEntries(this.#values);
  }
}
