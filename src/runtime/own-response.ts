import type { Response } from '../app/response.js';

/**
 * A copy that middleware may change: a view or other middleware may answer several requests with one `Response`, and what is changed for one request must
 * not be seen by another.
 *
 * Lists, maps and object literals in the body are copied too. Other objects are not: whoever defines a class knows whether it is to be shared.
 */
export function ownResponse<Own extends Response>(response: Own): Own {
  const own = Object.create(Object.getPrototypeOf(response) as object) as Own;
  return Object.assign(own, response, { headers: copy(response.headers), body: copy(response.body) });
}

/** @param copies what was copied before, by its original, so that cycles end */
function copy(value: unknown, copies: Map<unknown, unknown> = new Map()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  // Not a buffer's own `slice`, which shares the bytes.
  if (value instanceof Uint8Array) return Uint8Array.prototype.slice.call(value);
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    copies.set(value, list);
    for (const item of value) list.push(copy(item, copies));
    return list;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Map.prototype) {
    const map = new Map<unknown, unknown>();
    copies.set(value, map);
    for (const [key, item] of value as Map<unknown, unknown>) map.set(key, copy(item, copies));
    return map;
  }
  if (prototype !== Object.prototype && prototype !== null) return value;
  const object = Object.create(prototype) as object;
  copies.set(value, object);
  for (const [key, item] of Object.entries(value))
    Object.defineProperty(object, key, { value: copy(item, copies), configurable: true, enumerable: true, writable: true });
  return object;
}
