import { isMap } from '../../cloudformation/branch.js';
import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { joinedText } from './joined-text.js';
import { holdsAlternatives, isUnorderedList, listsOfStatements, principalsOfStatements } from './unordered.js';

/** What a template means, whatever the way in which it is written. */
export interface NormalForm {
  /** Keys are sorted, and so are lists whose order means nothing. */
  of(value: Value): Value;
  /** The same for the value of a property, whose name says what its lists mean. */
  at(property: string, value: Value): Value;
  /** Where each entry of a sorted list stood before; undefined for a list that kept its order. */
  placesIn(list: readonly Value[]): readonly number[] | undefined;
}

/** What a key says of the lists below it. */
type Meaning = 'ordered' | 'set' | 'alternatives' | 'principals' | 'conditions' | 'plain';

/**
 * @param aliases other names for logical IDs, by the ID: two deployments whose IDs differ in a hash are the same one
 * @param isOrdered whether the order of every list counts, as where nobody knows what they mean
 */
export function normalForm(aliases: ReadonlyMap<string, string>, isOrdered = false): NormalForm {
  const places = new WeakMap<readonly Value[], readonly number[]>();

  function list(items: readonly Value[], meaning: Meaning): Value {
    const normal = items.map((item) => value(item, meaning === 'set' ? 'plain' : meaning));
    if (isOrdered || meaning === 'ordered' || meaning === 'plain') return normal;
    if (normal.length < 2) {
      places.set(normal, [0]);
      return normal;
    }
    const keys = normal.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
    const order = [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
    const sorted = order.map((index) => normal[index]!);
    places.set(sorted, order);
    return sorted;
  }

  function map(given: { readonly [key: string]: Value }, meaning: Meaning): Value {
    const isStatement = given['Effect'] === 'Allow' || given['Effect'] === 'Deny';
    const result: { [key: string]: Value } = {};
    for (const key of Object.keys(given).sort()) {
      const inner = given[key]!;
      const own = meaning === 'ordered' || isOrdered ? 'ordered' : meaningOf(key, meaning, isStatement);
      const isList =
        isScalar(inner) &&
        (key === 'DependsOn' || meaning === 'principals' || (own === 'conditions' && meaning === 'conditions') || (isStatement && listsOfStatements.has(key)));
      const normal = isList ? value([inner], 'set') : value(inner, own);
      // Assignment would set the prototype.
      if (key === '__proto__') Object.defineProperty(result, key, { value: normal, enumerable: true });
      else result[key] = normal;
    }
    return result;
  }

  function value(given: Value, meaning: Meaning): Value {
    if (typeof given !== 'object' || given === null) return given;
    if (Array.isArray(given)) return list(given as readonly Value[], meaning);
    if (isIntrinsic(given)) return intrinsic(given);
    return isMap(given) ? map(given, meaning) : given;
  }

  function intrinsic(given: { readonly [name: string]: Value }): Value {
    const target = given['Ref'];
    if (typeof target === 'string') return { Ref: aliases.get(target) ?? target };
    const attribute = given['Fn::GetAtt'];
    if (attribute !== undefined) return { 'Fn::GetAtt': attributePath(attribute) };
    const text = joinedText(given, (part) => value(part, 'ordered'));
    return text ?? map(given, 'ordered');
  }

  function attributePath(given: Value): Value {
    const [id, ...rest] = typeof given === 'string' ? split(given) : Array.isArray(given) ? (given as readonly Value[]) : [given];
    return [typeof id === 'string' ? (aliases.get(id) ?? id) : value(id ?? null, 'ordered'), ...rest.map((part) => value(part, 'ordered'))];
  }

  return {
    of: (given) => value(given, 'plain'),
    at: (property, given) => value(given, isOrdered ? 'ordered' : meaningOf(property, 'plain', false)),
    placesIn: (given) => places.get(given),
  };
}

/** A text, or a function of CloudFormation that gives one. */
function isScalar(value: Value): boolean {
  return typeof value === 'string' || isIntrinsic(value);
}

function split(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function meaningOf(key: string, above: Meaning, isStatement: boolean): Meaning {
  if (isStatement && principalsOfStatements.has(key)) return 'principals';
  if (isStatement && key === 'Condition') return 'conditions';
  if (isStatement && listsOfStatements.has(key)) return 'set';
  if (above === 'alternatives' || holdsAlternatives(key)) return 'alternatives';
  if (above === 'conditions' || above === 'principals') return above;
  return isUnorderedList(key) ? 'set' : 'plain';
}
