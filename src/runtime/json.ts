import { errorFields, isError } from '../app/error-fields.js';

/**
 * A result as JSON text: `null` for nothing, a `Date` as its ISO string, a `Map` as an object, a bigint as a number if
 * that is exact, or as a string if not, an error as what it tells, without its stack.
 *
 * @throws TypeError for values that JSON cannot express, for which `JSON.stringify` would write `{}` or nothing
 */
export function toJson(value: unknown): string {
  // With a replacer function, JSON.stringify is several times slower, and most results do not need one.
  const text = JSON.stringify(value === undefined ? null : value, isPlain(value, 0) ? undefined : expressible);
  if (text === undefined) throw new TypeError(`a ${typeof value} cannot be expressed in JSON`);
  return text;
}

/** Whether it consists only of primitive values, lists and object literals. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object') return typeof value !== 'bigint';
  if (value === null) return true;
  if (depth > 20) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (!isPlain((value as { [key: string]: unknown })[key], depth + 1)) return false;
  return true;
}

type Members = { readonly [name: string]: unknown };

/**
 * Whether an object holds what `JSON.stringify` does not see, such as a `Set`, an iterator, a promise, a `Blob` or a stream, for which it would write
 * `{}` or the state of a buffer. Objects of the language and the platform say what they are and have no fields; those of users' classes have fields.
 */
function isOpaque(value: object, tag: string): boolean {
  if (tag === 'Object') return Symbol.asyncIterator in value;
  return ArrayBuffer.isView(value) || (!/^(?:Number|String|Boolean)$/.test(tag) && (Symbol.iterator in value || Object.keys(value).length === 0));
}

/** @param value may be what `toJSON` of the member of `this` has given */
function expressible(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return asNumber(value) ?? String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [asKey(key), item]));
  if (isError((this as Members)[key])) return withoutStack(value, isError(value) ? errorFields(value) : Object.keys(value));
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (isOpaque(value, tag)) throw new TypeError(`a ${tag === 'Object' ? value.constructor.name : tag} cannot be expressed in JSON`);
  return value;
}

/** Callers must not see places in our files. */
function withoutStack(error: object, names: readonly string[]): object {
  return Object.fromEntries(names.filter((name) => name !== 'stack').map((name) => [name, (error as Members)[name]]));
}

/** The number whose JSON text has exactly these digits. */
function asNumber(value: bigint): number | undefined {
  const number = Number(value);
  return String(number) === String(value) && BigInt(number) === value ? number : undefined;
}

function asKey(key: unknown): string {
  if (typeof key === 'object' || typeof key === 'function' || typeof key === 'symbol') throw new TypeError(`a ${typeof key} cannot be a key in JSON`);
  return String(key);
}
