import { refuse } from './inspection.js';

/** What an option must be, by the word that the message uses for it. */
interface OptionTypes {
  string: string;
  boolean: boolean;
  number: number;
  'list of strings': readonly string[];
  object: object;
}

export type OptionType = keyof OptionTypes;

/** Names of the allowed options, each with its type; `unknown` leaves the check to the caller. */
export type OptionShape = { readonly [name: string]: OptionType | 'unknown' };

/**
 * Checks a bag of options by name and type. Whatever is wrong is reported and left out of the result, and so is
 * what is undefined, so that the caller's defaults apply.
 */
export function checkOptions<T extends object>(what: string, given: T | undefined, shape: OptionShape): Partial<T> {
  if (given === undefined) return {};
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    refuse('options-not-an-object', `${what}: the options must be an object, not ${describe(given)}`, 'write them as { name: value }, before the handler');
    return {};
  }
  const result: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(given)) {
    const type = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (type === undefined) {
      refuse('unknown-option', `${what}: there is no option '${name}'`, hint(name, Object.keys(shape)));
    } else if (value !== undefined && type !== 'unknown' && !isA(type, value)) {
      refuse('option-type', `${what}: ${name} must be a ${type}, not ${describe(value)}`, `give ${name} a ${type}`);
    } else if (value !== undefined) {
      result[name] = value;
    }
  }
  return result as Partial<T>;
}

/** Reports an option that has to be there; true when it is. */
export function requireOption(what: string, options: object, name: string): boolean {
  if (Object.hasOwn(options, name)) return true;
  refuse('option-missing', `${what}: ${name} is missing`, `add ${name} to the options`);
  return false;
}

export function isA(type: OptionType, value: unknown): boolean {
  if (type === 'list of strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `the list ${brief(value)}`;
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${brief(value)}`;
}

function brief(value: unknown): string {
  const text = typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : (JSON.stringify(value) ?? 'undefined');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/**
 * The spelling hint of a runtime without dependencies: same letters but for one or two.
 * The tool has a better one (`problem/nearest`), which must not ship to Lambda.
 */
function hint(wrong: string, known: readonly string[]): string {
  const near = known.find((name) => isNear(wrong.toLowerCase().replace(/[_-]/g, ''), name.toLowerCase()));
  return near === undefined ? `known are ${known.join(', ')}` : `did you mean '${near}'?`;
}

function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 2;
}
