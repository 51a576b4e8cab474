import { isBranch, isMap } from '../../cloudformation/branch.js';
import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { textOf } from '../../cloudformation/text-of.js';
import type { Difference, Path } from '../difference.js';
import type { NormalForm } from './normal-form.js';

/** A difference in meaning. Its path is the one in the newer template, or in the older one if it is gone from there. */
export interface NormalDifference extends Difference {
  /** The path in the older template, where entries of a list may have stood elsewhere. */
  readonly wasPath: Path;
}

/**
 * The differences between two values in normal form, each as deep as both sides have the same kind of value. Functions of
 * CloudFormation are compared as a whole.
 */
export function normalDifferences(
  was: Value | undefined,
  is: Value | undefined,
  forms: readonly [NormalForm, NormalForm],
  path: Path = [],
): NormalDifference[] {
  const found: NormalDifference[] = [];

  function compare(old: Value | undefined, fresh: Value | undefined, wasPath: Path, isPath: Path): void {
    if (old === fresh) return;
    if (!isBranch(old) || !isBranch(fresh) || Array.isArray(old) !== Array.isArray(fresh) || isIntrinsic(old) || isIntrinsic(fresh)) {
      if (isBranch(old) && isBranch(fresh) && sameText(old, fresh)) return;
      found.push({ path: fresh === undefined ? wasPath : isPath, wasPath: old === undefined ? isPath : wasPath, was: old, is: fresh });
      return;
    }
    if (Array.isArray(old)) compareLists(old, fresh, wasPath, isPath);
    else compareMaps(old, fresh, wasPath, isPath);
  }

  function compareMaps(old: object, fresh: object, wasPath: Path, isPath: Path): void {
    const [before, after] = [Object.keys(old), Object.keys(fresh)];
    const keys = isSameList(before, after) ? before : new Set([...before, ...after]);
    for (const key of keys) {
      const [one, other] = [ownValue(old, key), ownValue(fresh, key)];
      if (one !== other) compare(one, other, [...wasPath, key], [...isPath, key]);
    }
  }

  function compareLists(old: readonly Value[], fresh: readonly Value[], wasPath: Path, isPath: Path): void {
    const [oldPlaces, freshPlaces] = [forms[0].placesIn(old), forms[1].placesIn(fresh)];
    const [before, after] = [placed(old, oldPlaces), placed(fresh, freshPlaces)];
    const left = oldPlaces !== undefined && freshPlaces !== undefined ? unmatched(before, after) : withoutEnds(before, after);
    const pairs = pairUp(...left);
    for (const [one, other] of pairs) {
      compare(one?.value, other?.value, [...wasPath, (one ?? other)!.place], [...isPath, (other ?? one)!.place]);
    }
  }

  compare(was, is, path, path);
  return found;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function ownValue(map: object, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? (map as { readonly [key: string]: Value })[key] : undefined;
}

interface Placed {
  readonly value: Value;
  readonly place: number;
}

function placed(list: readonly Value[], places: readonly number[] | undefined): Placed[] {
  return list.map((value, index) => ({ value, place: places?.[index] ?? index }));
}

/** What the two have not in common, whatever the order. */
function unmatched(before: readonly Placed[], after: readonly Placed[]): [Placed[], Placed[]] {
  const open = new Map<string, Placed[]>();
  for (const one of before) {
    const key = JSON.stringify(one.value);
    const same = open.get(key);
    if (same === undefined) open.set(key, [one]);
    else same.push(one);
  }
  const added = after.filter(({ value }) => open.get(JSON.stringify(value))?.pop() === undefined);
  return [[...open.values()].flat().sort((a, b) => a.place - b.place), added.sort((a, b) => a.place - b.place)];
}

/** Without the entries at the start and at the end that are the same, so that one that comes or goes does not move all the others. */
function withoutEnds(before: readonly Placed[], after: readonly Placed[]): [Placed[], Placed[]] {
  const isSame = (one: Placed | undefined, other: Placed | undefined): boolean => one !== undefined && other !== undefined && sameText(one.value, other.value);
  let start = 0;
  while (isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (Math.min(before.length, after.length) - end > start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Entries with the same name belong together; the others in their order. */
function pairUp(before: readonly Placed[], after: readonly Placed[]): (readonly [Placed | undefined, Placed | undefined])[] {
  const named = new Map<string, Placed>();
  for (const one of after) {
    const name = nameOf(one.value);
    if (name !== undefined && !named.has(name)) named.set(name, one);
  }
  const taken = new Set<Placed>();
  const partners = before.map((one) => {
    const name = nameOf(one.value);
    const other = name === undefined ? undefined : named.get(name);
    if (other === undefined || taken.has(other)) return undefined;
    taken.add(other);
    return other;
  });
  const rest = after.filter((one) => !taken.has(one));
  const nameless = rest.filter(({ value }) => nameOf(value) === undefined);
  let next = 0;
  const pairs = before.map((one, index): readonly [Placed | undefined, Placed | undefined] => {
    const partner = partners[index] ?? (nameOf(one.value) === undefined ? nameless[next++] : undefined);
    if (partner !== undefined) taken.add(partner);
    return [one, partner];
  });
  return [...pairs, ...rest.filter((one) => !taken.has(one)).map((one) => [undefined, one] as const)];
}

const nameKeys = ['PolicyName', 'Sid', 'Key', 'Name', 'AttributeName', 'IndexName', 'name', 'Id'];

function nameOf(value: Value): string | undefined {
  if (!isMap(value)) return undefined;
  const { HttpMethod: method, ResourcePath: path } = value;
  // API Gateway's settings of one method.
  if (typeof method === 'string' && typeof path === 'string') return `${method} ${path}`;
  const key = nameKeys.find((one) => typeof value[one] === 'string' && value[one] !== '');
  return key === undefined ? undefined : `${key}=${textOf(value[key])}`;
}

function sameText(one: Value, other: Value): boolean {
  return one === other || (isBranch(one) && isBranch(other) && JSON.stringify(one) === JSON.stringify(other));
}
