import { Pairs } from './pairs.js';

/** The headers of a request: names in any case, read-only; the reading half of the web's `Headers`. Of a header that was sent several times, the last value. */
export class RequestHeaders extends Pairs {
  readonly #given: { readonly [name: string]: unknown };

  /** @internal @param given as the event has them; a value that is no string counts as absent */
  constructor(given: { readonly [name: string]: unknown }) {
    super();
    this.#given = given;
  }

  /** The value, or null when the request lacks the header. */
  get(name: string): string | null {
    // Few are asked for, so looking through them is less work than a map of all.
    const wanted = name.toLowerCase();
    let found: string | null = null;
    for (const key in this.#given) {
      const value = this.#given[key];
      if (key.length === wanted.length && key.toLowerCase() === wanted && typeof value === 'string') found = value;
    }
    return found;
  }

  /** Whether the request has the header. */
  has(name: string): boolean {
    return this.get(name) !== null;
  }

  /** Names in lower case, with their values. */
  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    const pairs = new Map<string, string>();
    for (const [name, value] of Object.entries(this.#given)) if (typeof value === 'string') pairs.set(name.toLowerCase(), value);
    return pairs.entries();
  }
}
