import { hasFunction } from '../cloudformation/intrinsic.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { Mistake } from './mistake.js';

/** A mistake in a pattern, with the path of keys to it. */
export interface PatternMistake extends Mistake {
  readonly path: readonly (string | number)[];
}

/** Operators of EventBridge, SNS and Lambda, each with what it may compare with. */
const operators: { readonly [name: string]: (value: unknown) => boolean } = {
  prefix: (value) => isText(value) || isCaseless(value),
  suffix: (value) => isText(value) || isCaseless(value),
  'equals-ignore-case': isText,
  wildcard: isText,
  cidr: isText,
  exists: (value) => typeof value === 'boolean',
  numeric: (value) => Array.isArray(value),
  'anything-but': (value) => typeof value !== 'boolean' && value !== null && !(Array.isArray(value) && value.length === 0),
};

/** What is wrong with the operators in a pattern of EventBridge, a filter policy of SNS or a filter of Lambda. */
export function patternMistakes(pattern: unknown, path: PatternMistake['path'] = []): PatternMistake[] {
  if (!isMap(pattern)) return [];
  return Object.entries(pattern).flatMap(([key, value]) => {
    const here = [...path, key];
    if (key === '$or' && Array.isArray(value)) return value.flatMap((one, index) => patternMistakes(one, [...here, index]));
    if (Array.isArray(value)) return value.flatMap((one, index) => valueMistakes(one, [...here, index]));
    return patternMistakes(value, here);
  });
}

function valueMistakes(value: unknown, path: PatternMistake['path']): PatternMistake[] {
  if (!isMap(value) || hasFunction(value)) return [];
  const keys = Object.keys(value);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    return [
      { path, message: `${shown(path)} has ${keys.length} operators, but each map in a list has one`, fix: 'write a map for each: any of them may match' },
    ];
  }
  const takes = Object.hasOwn(operators, key) ? operators[key]! : undefined;
  if (takes === undefined) return [{ path, message: `${shown(path)}: there is no operator '${key}'`, fix: suggest(key, Object.keys(operators)) }];
  if (takes(value[key])) return [];
  return [{ path, message: `${shown(path)}: '${key}' cannot be ${JSON.stringify(value[key])}`, fix: fixes[key] ?? 'write a text' }];
}

const fixes: { readonly [name: string]: string } = {
  exists: 'write true or false',
  numeric: "list comparisons and numbers, as in { numeric: ['>', 0, '<=', 5] }",
  'anything-but': 'write a value, a list of values, or a map such as { prefix: … }',
};

/** The fields of each event that EventBridge delivers; what is inside `detail` is its sender's. */
const eventFields: readonly string[] = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail', 'replay-name'];

/** Keys of a pattern that no event has, so that it would never match. */
export function eventFieldMistakes(pattern: unknown, path: PatternMistake['path'] = []): PatternMistake[] {
  if (!isMap(pattern)) return [];
  return Object.entries(pattern).flatMap(([key, value]) => {
    const here = [...path, key];
    if (key === '$or') return Array.isArray(value) ? value.flatMap((one, index) => eventFieldMistakes(one, [...here, index])) : [];
    if (eventFields.includes(key)) return [];
    const near = eventFields.find((field) => lettersOf(field) === lettersOf(key)) ?? nearest(key, eventFields);
    const fix =
      near === undefined ? `put it under detail if it is a field of the sender's own; the others are ${eventFields.join(', ')}` : `did you mean '${near}'?`;
    return [{ path: here, message: `no event has the field '${shown(here)}', so the pattern never matches`, fix }];
  });
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
}

function shown(path: PatternMistake['path']): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (isMap(value) && hasFunction(value));
}

function isCaseless(value: unknown): boolean {
  return isMap(value) && isText(value['equals-ignore-case']);
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
