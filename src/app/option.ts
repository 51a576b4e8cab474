import { refuse } from './inspection.js';

/** The types of options, by their names in messages. */
interface OptionTypes {
  string: string;
  boolean: boolean;
  number: number;
  'list of strings': readonly string[];
  'list of objects': readonly object[];
  object: object;
}

export type OptionType = keyof OptionTypes;

/** Names of the allowed options, each with its type; `unknown` leaves the check to the caller. */
export type OptionShape = { readonly [name: string]: OptionType | 'unknown' };

/**
 * Checks options by name and type. Wrong options are reported and left out of the result. So are undefined ones, so that
 * the caller's defaults apply.
 */
export function checkOptions<T extends object>(what: string, given: T | undefined, shape: OptionShape): Partial<T> {
  if (given === undefined) return {};
  if (!isPlainObject(given)) {
    refuse('options-not-an-object', `${what}: the options must be a plain object, not ${describe(given)}`, 'write them as { name: value }');
    return {};
  }
  const result: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(given)) {
    const type = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (type === undefined) {
      refuse('unknown-option', `${what}: there is no option '${name}'`, hint(name, Object.keys(shape)));
    } else if (value !== undefined && type !== 'unknown' && !isA(type, value)) {
      const wanted = `${type === 'object' ? 'an' : 'a'} ${type}`;
      refuse('option-type', `${what}: ${name} must be ${wanted}, not ${describe(value)}`, `give ${name} ${wanted}`);
    } else if (value !== undefined) {
      // A copy, because a declaration must not change when the user's list changes.
      result[name] = Array.isArray(value) && type !== 'unknown' ? [...(value as readonly unknown[])] : value;
    }
  }
  return result as Partial<T>;
}

/** Reports a required option that is missing or empty. */
export function requireOption(what: string, options: object | undefined, name: string): void {
  if (!lacks(options, [name])) return;
  const isEmpty = options !== undefined && (options as { [name: string]: unknown })[name] === '';
  refuse('option-missing', `${what}: ${name} is ${isEmpty ? 'empty' : 'missing'}`, `add ${name} to the options`);
}

/** Whether all of these options are missing or empty. False if the options as a whole were refused. */
export function lacks(options: object | undefined, names: readonly string[]): boolean {
  if (options === undefined) return true;
  const has = (value: unknown): boolean => value !== undefined && value !== '';
  return isPlainObject(options) && !names.some((name) => Object.hasOwn(options, name) && has((options as { [name: string]: unknown })[name]));
}

export function isA(type: OptionType, value: unknown): boolean {
  if (type === 'list of strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'list of objects') return Array.isArray(value) && value.every((item) => isA('object', item));
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value) && isJson(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

/** Whether it is an object literal or similar. An instance of a class, such as an authorizer passed as options, is not. */
function isPlainObject(value: unknown): value is object {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype, because each realm (a test runner's, for example) has its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Declarations must be expressible in JSON. */
function isJson(value: object): boolean {
  try {
    return typeof JSON.stringify(value) === 'string';
  } catch {
    return false;
  }
}

export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `the list ${brief(value)}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return `the ${typeof value} ${brief(value)}`;
  if (isPlainObject(value)) return isJson(value) ? 'an object' : 'an object that JSON has no form for';
  return `an object of the class ${String((value as { constructor?: { name?: unknown } }).constructor?.name)}`;
}

function brief(value: unknown): string {
  const text = typeof value === 'string' || (Array.isArray(value) && isJson(value)) ? JSON.stringify(value) : Array.isArray(value) ? '[…]' : String(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/**
 * A simple spelling hint: names that differ in one or two letters. The tool has a better one (`problem/nearest`), which
 * must not ship to Lambda.
 */
export function hint(wrong: string, known: readonly string[]): string {
  const near = known.find((name) => isNear(wrong.toLowerCase().replace(/[_-]/g, ''), name.toLowerCase().replace(/[_-]/g, '')));
  return near === undefined ? `known are ${known.join(', ')}` : `did you mean '${near}'?`;
}

function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return start + end > 0 && Math.max(a.length, b.length) - start - end <= 2;
}
