/** The parameters of a query string, each with all its values: the reading half of the web's `URLSearchParams`. */
export class QueryParams {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(entries: Iterable<readonly [name: string, values: readonly string[]]>) {
    this.#values = new Map(entries);
  }

  /** The first value, or null when there is none. */
  get(name: string): string | null {
    return this.#values.get(name)?.[0] ?? null;
  }

  /** A copy of all values. */
  getAll(name: string): string[] {
    return [...(this.#values.get(name) ?? [])];
  }

  has(name: string, value?: string): boolean {
    const values = this.#values.get(name) ?? [];
    return value === undefined ? values.length > 0 : values.includes(value);
  }

  /** The number of pairs. */
  get size(): number {
    return [...this].length;
  }

  *[Symbol.iterator](): Generator<[name: string, value: string], undefined> {
    for (const [name, values] of this.#values) for (const value of values) yield [name, value];
  }

  entries(): Generator<[name: string, value: string], undefined> {
    return this[Symbol.iterator]();
  }

  *keys(): Generator<string, undefined> {
    for (const [name] of this) yield name;
  }

  *values(): Generator<string, undefined> {
    for (const [, value] of this) yield value;
  }

  forEach(act: (value: string, name: string) => void): void {
    for (const [name, value] of this) act(value, name);
  }

  /** The last value of each name, as Chalice has it. */
  toJSON(): { [name: string]: string } {
    return Object.fromEntries(this);
  }
}
