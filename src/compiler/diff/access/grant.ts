import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';

/** A list of a statement: what it names, or all but that. */
export interface Listed {
  readonly isNot: boolean;
  /** Patterns of IAM; a value that is no text stands as its JSON. */
  readonly patterns: readonly string[];
}

/** A statement of a policy, as far as it can be compared. */
export interface Grant {
  /** `unclear` is a statement that is no map, or has an effect that is none: a function of CloudFormation. */
  readonly effect: 'Allow' | 'Deny' | 'unclear';
  readonly actions: Listed;
  readonly resources: Listed;
  readonly principals: Listed;
  /** By operator and key, `StringEquals aws:SourceAccount`, the values. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
  /** The statement in normal form, to find equal ones. */
  readonly text: string;
  /** Where it stands in the expanded template. */
  readonly path: Path;
  readonly statement: Value;
}

/** Writes a value as a pattern: references as in `Fn::Sub`. */
export type PatternText = (value: Value) => string;

const everything: Listed = { isNot: false, patterns: ['*'] };

export function grantOf(statement: Value, path: Path, patternText: PatternText): Grant {
  const text = JSON.stringify(statement);
  const at = { text, path, statement };
  const effect = isMap(statement) ? statement['Effect'] : undefined;
  if (!isMap(statement) || (effect !== 'Allow' && effect !== 'Deny')) {
    return { effect: 'unclear', actions: everything, resources: everything, principals: everything, conditions: new Map(), ...at };
  }
  const { Sid: _, ...meant } = statement;
  return {
    effect,
    actions: lowered(listed(statement, 'Action', patternText)),
    resources: listed(statement, 'Resource', patternText),
    principals: principalsOf(statement, patternText),
    conditions: conditionsOf(statement['Condition'], patternText),
    ...at,
    text: JSON.stringify(meant),
  };
}

function listed(statement: { readonly [key: string]: Value }, key: string, patternText: PatternText): Listed {
  const isNot = statement[key] === undefined && statement[`Not${key}`] !== undefined;
  const value = statement[isNot ? `Not${key}` : key];
  return value === undefined ? everything : { isNot, patterns: textsIn(value, patternText) };
}

/** Actions as the statement writes them, for those who read about it. */
export function writtenActions({ statement, actions: { isNot } }: Grant, actions: readonly string[]): string[] {
  const value = isMap(statement) ? statement[isNot ? 'NotAction' : 'Action'] : undefined;
  const texts = (Array.isArray(value) ? (value as readonly Value[]) : [value]).filter((text) => typeof text === 'string');
  return actions.map((action) => texts.find((text) => text.toLowerCase() === action) ?? action);
}

/** The case of an action's name does not count. */
function lowered({ isNot, patterns }: Listed): Listed {
  return { isNot, patterns: patterns.map((pattern) => (pattern.includes('${') || pattern.startsWith('{') ? pattern : pattern.toLowerCase())) };
}

/** `Service:lambda.amazonaws.com`; `*` for everyone. */
function principalsOf(statement: { readonly [key: string]: Value }, patternText: PatternText): Listed {
  const isNot = statement['Principal'] === undefined && statement['NotPrincipal'] !== undefined;
  const value = statement[isNot ? 'NotPrincipal' : 'Principal'];
  if (value === undefined) return everything;
  if (!isMap(value)) return { isNot, patterns: textsIn(value, patternText) };
  const patterns = [...entriesOf(value)].flatMap(([kind, inner]) => textsIn(inner, patternText).map((text) => principal(kind, text)));
  return { isNot, patterns };
}

function principal(kind: string, text: string): string {
  if (text === '*' && kind === 'AWS') return '*';
  // An account's number and its root are the same.
  return `${kind}:${kind === 'AWS' && /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text}`;
}

function conditionsOf(value: Value | undefined, patternText: PatternText): ReadonlyMap<string, readonly string[]> {
  if (value !== undefined && !isMap(value)) return new Map([['', [JSON.stringify(value)]]]);
  return new Map(
    [...entriesOf(value)].flatMap(([operator, keys]): [string, string[]][] =>
      isMap(keys)
        ? [...entriesOf(keys)].map(([key, values]) => [`${operator} ${key.toLowerCase()}`, textsIn(values, patternText)])
        : [[operator, [JSON.stringify(keys)]]],
    ),
  );
}

function textsIn(value: Value, patternText: PatternText): string[] {
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).map(patternText);
}
