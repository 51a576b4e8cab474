import { errorFields, isError } from './error-fields.js';

/** Nobody reads further down, and the stack of calls ends somewhere. */
const deepest = 50;

/** Numbers of a typed array that are shown. */
const mostNumbers = 1000;

/** Values that are shown again, in all, because several objects refer to them. Without a limit, few objects can make a line without an end. */
const mostRepeated = 10_000;

/** What a value became, and the number of values in it. */
interface Shown {
  readonly as: unknown;
  readonly size: number;
}

type Pair = readonly [key: unknown, value: unknown];

/**
 * Makes a value plain data that shows in JSON what it holds: errors, cycles, maps, sets, bytes, functions, and what throws when it is looked at.
 * Takes time in proportion to the size of the value. Never throws.
 */
export function loggable(value: unknown): unknown {
  /** Null for an object that is not finished. */
  const seen = new Map<object, Shown | null>();
  let repeated = 0;

  const attempt = (act: () => Shown): Shown => {
    try {
      return act();
    } catch (error) {
      return leaf(`[Throws: ${safely(() => String((error as Error).message))}]`);
    }
  };

  const show = (value: unknown, depth: number): Shown => {
    if (typeof value === 'function') return leaf(`[Function: ${safely(() => value.name)}]`);
    if (typeof value !== 'object' || value === null) return leaf(primitive(value));
    const before = seen.get(value);
    if (before === null) return leaf('[Circular]');
    if (before !== undefined) {
      repeated += before.size;
      return repeated > mostRepeated ? leaf('[Shown before]') : before;
    }
    if (depth > deepest) return leaf('[Too deep]');
    seen.set(value, null);
    const shown = attempt(() => showObject(value, depth + 1));
    seen.set(value, shown);
    return shown;
  };

  const list = (items: Iterable<unknown>, depth: number): Shown => {
    const shown = Array.from(items, (item) => show(item, depth));
    return { as: shown.map(({ as }) => as), size: sizeOf(shown) };
  };

  /** An object, where each key can be that of an own field; else a list of pairs. */
  const pairs = (given: readonly Pair[], depth: number): Shown => {
    const names = new Set(given.map(([key]) => (Object(key) === key ? undefined : String(key))));
    if (names.has(undefined) || names.size < given.length) return list(given, depth);
    const shown = given.map(([, value]) => show(value, depth));
    return { as: Object.fromEntries([...names].map((name, index) => [name, shown[index]!.as])), size: sizeOf(shown) };
  };

  const fields = (object: object, names: readonly string[], depth: number): Shown => {
    const shown = names.map((name) => attempt(() => show((object as { [name: string]: unknown })[name], depth)));
    return { as: Object.fromEntries(names.map((name, index) => [name, shown[index]!.as])), size: sizeOf(shown) };
  };

  const showError = (error: Error, depth: number): Shown => {
    // Such as that of an HTTP client, which would else show its sockets.
    const json = jsonOf(error)?.[0];
    const own = fields(error, errorFields(error, json === undefined ? Object.keys(error) : []), depth);
    if (json === undefined) return own;
    const more = show(json, depth);
    return { as: { ...(more.as as object), ...(own.as as object) }, size: more.size + own.size };
  };

  const showObject = (value: object, depth: number): Shown => {
    if (isError(value)) return showError(value, depth);
    if (ArrayBuffer.isView(value) || tagOf(value).endsWith('ArrayBuffer]')) return list(numbersOf(value), depth);
    const json = jsonOf(value);
    if (json !== undefined) return show(json[0], depth);
    if (Array.isArray(value) || tagOf(value) === '[object Set]') return list(value as Iterable<unknown>, depth);
    if (/ (?:Map|Headers|URLSearchParams|FormData)\]$/.test(tagOf(value))) return pairs([...(value as Iterable<Pair>)], depth);
    if (/ (?:Number|String|Boolean|BigInt|Symbol)\]$/.test(tagOf(value))) return leaf(primitive(value.valueOf()));
    if (value instanceof RegExp) return leaf(String(value));
    const names = Object.keys(value);
    // Such as a promise, which tells nothing of itself.
    return names.length === 0 && tagOf(value) !== '[object Object]' ? leaf(tagOf(value)) : fields(value, names, depth);
  };

  return show(value, 0).as;
}

function leaf(as: unknown): Shown {
  return { as, size: 1 };
}

function sizeOf(shown: readonly Shown[]): number {
  return shown.reduce((sum, { size }) => sum + size, 1);
}

function primitive(value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'symbol' || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value;
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value);
}

/** What an object says that it is in JSON. If that throws, its fields have to do. */
function jsonOf(value: object): readonly [json: unknown] | undefined {
  try {
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON !== 'function') return undefined;
    const json: unknown = toJSON.call(value, '');
    // JSON has null for a date that is none.
    return [json === null && value instanceof Date ? String(value) : json];
  } catch {
    return undefined;
  }
}

function numbersOf(value: object): unknown[] {
  const { buffer, byteOffset, byteLength } = value as Uint8Array;
  const isList = ArrayBuffer.isView(value) && !(value instanceof DataView);
  const numbers = isList ? (value as Uint8Array) : new Uint8Array(buffer ?? value, byteOffset ?? 0, byteLength);
  const { length } = numbers;
  return [...numbers.subarray(0, mostNumbers), ...(length > mostNumbers ? [`${length - mostNumbers} more`] : [])];
}

function safely(text: () => string): string {
  try {
    return text();
  } catch {
    return '';
  }
}
