import { Pairs } from './pairs.js';

/** The parameters of a query string, URL-decoded, each with all its values: the reading half of the web's `URLSearchParams`. */
export class QueryParams extends Pairs {
  readonly #pairs: readonly [name: string, value: string][];

  /** @internal @param given lists of values by name, as in the event; values that are not strings are left out */
  constructor(given: { readonly [name: string]: unknown }) {
    super();
    this.#pairs = Object.entries(given).flatMap(([name, values]) =>
      [values].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
    );
  }

  /** The first value, or null if there is none. */
  get(name: string): string | null {
    return this.getAll(name)[0] ?? null;
  }

  /** A copy of all values. */
  getAll(name: string): string[] {
    return this.#pairs.flatMap(([other, value]) => (other === name ? [value] : []));
  }

  /** Whether the parameter exists, or exists with this value. */
  has(name: string, value?: string): boolean {
    const values = this.getAll(name);
    return value === undefined ? values.length > 0 : values.includes(value);
  }

  /** The number of pairs. */
  get size(): number {
    return this.#pairs.length;
  }

  /** All names with their values. A name with several values comes several times. */
  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.#pairs.values();
  }
}
