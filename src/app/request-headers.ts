import { Pairs } from './pairs.js';

/** The last value of a header; null if there is none. Few headers are read, so searching is faster than building a map. */
export function headerOf(given: { readonly [name: string]: unknown }, name: string): string | null {
  const wanted = name.toLowerCase();
  let found: string | null = null;
  for (const key in given) {
    const value = given[key];
    if (key.length === wanted.length && key.toLowerCase() === wanted && typeof value === 'string') found = value;
  }
  return found;
}

/** The headers of a request, read-only, like the web's `Headers`. The case of names does not matter. If a header was sent several times, the last value counts. */
export class RequestHeaders extends Pairs {
  readonly #given: { readonly [name: string]: unknown };

  /** @internal @param given as in the event; a value that is not a string counts as absent */
  constructor(given: { readonly [name: string]: unknown }) {
    super();
    this.#given = given;
  }

  /** The value, or null if the request does not have the header. */
  get(name: string): string | null {
    return headerOf(this.#given, name);
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
