import { isMap } from '../../cloudformation/branch.js';
import { hasFunction } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { nearest, suggest } from '../../problem/nearest.js';
import type { Path } from '../../syntax/source.js';
import { conditionOperators, principalKeys, statementKeys } from './policy-grammar.js';
import { shortText } from '../../problem/short-text.js';
import { type Statement, textsOf } from './policy-parts.js';

export type PolicyKind = 'identity' | 'resource' | 'trust';

/** What is wrong with a part of a policy document. */
export interface PolicyMistake {
  /** Inside the document. */
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

export function isKnown(value: Statement): boolean {
  return !hasFunction(value);
}

export function checkStatement(statement: Value, path: Path, kind: PolicyKind): PolicyMistake[] {
  if (!isMap(statement)) return [{ path, message: `a statement must be a map, not ${JSON.stringify(statement)}`, fix: 'write {"Effect": …, "Action": …}' }];
  if (!isKnown(statement)) return [];
  const wrong = (key: string | undefined, message: string, fix: string): PolicyMistake => ({ path: key === undefined ? path : [...path, key], message, fix });
  const unknown = Object.keys(statement).filter((key) => !statementKeys.includes(key));
  // A misspelt key is missing too, which need not be told.
  const meant = unknown.map((key) => nearest(key, statementKeys));
  const lacks = (...keys: string[]): boolean => !keys.some((key) => statement[key] !== undefined || meant.includes(key));
  return [
    ...unknown.map((key) => wrong(key, `a statement has no key '${key}'`, suggest(key, statementKeys))),
    ...checkEffect(statement, lacks('Effect'), wrong),
    ...checkPairs(statement, lacks, kind, wrong),
    ...checkActions(statement, path),
    ...(kind === 'identity' ? checkResources(statement, path) : []),
    ...checkPrincipals(statement, path, kind),
    ...checkCondition(statement['Condition'], [...path, 'Condition']),
    ...(kind === 'identity' ? checkSid(statement['Sid'], [...path, 'Sid']) : []),
  ];
}

type Wrong = (key: string | undefined, message: string, fix: string) => PolicyMistake;

function checkEffect({ Effect: effect }: Statement, isMissing: boolean, wrong: Wrong): PolicyMistake[] {
  if (effect === undefined) return isMissing ? [wrong(undefined, 'the statement has no Effect', 'add "Effect": "Allow" or "Deny"')] : [];
  if (isMap(effect) || effect === 'Allow' || effect === 'Deny') return [];
  const near = typeof effect === 'string' ? nearest(effect, ['Allow', 'Deny']) : undefined;
  return [
    wrong('Effect', `the Effect of a statement cannot be ${JSON.stringify(effect)}`, near === undefined ? "use 'Allow' or 'Deny'" : `did you mean '${near}'?`),
  ];
}

/** Of Action and NotAction, and so on, a statement has exactly one. */
function checkPairs(statement: Statement, lacks: (...keys: string[]) => boolean, kind: PolicyKind, wrong: Wrong): PolicyMistake[] {
  const pairs: readonly (readonly [key: string, other: string, isNeeded: boolean])[] = [
    ['Action', 'NotAction', true],
    ['Resource', 'NotResource', kind === 'identity'],
    ['Principal', 'NotPrincipal', kind !== 'identity'],
  ];
  return pairs.flatMap(([key, other, isNeeded]) => {
    if (statement[key] !== undefined && statement[other] !== undefined)
      return [wrong(other, `a statement cannot have both ${key} and ${other}`, 'keep one of them')];
    return isNeeded && lacks(key, other) ? [wrong(undefined, `the statement has no ${key}`, `add "${key}"`)] : [];
  });
}

function checkActions(statement: Statement, path: Path): PolicyMistake[] {
  return textsOf(statement, ['Action', 'NotAction'], path)
    .filter(({ text }) => !/^(\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/.test(text))
    .map(({ text, at }) => ({
      path: at,
      message: `'${shortText(text)}' is not an action`,
      fix: "write the service and the action, as in 's3:GetObject', or '*'",
    }));
}

function checkResources(statement: Statement, path: Path): PolicyMistake[] {
  return textsOf(statement, ['Resource', 'NotResource'], path)
    .filter(({ text }) => !isArn(text))
    .map(({ text, at }) => ({ path: at, message: `'${shortText(text)}' is not an ARN`, fix: "write an ARN, as in 'arn:aws:s3:::my-bucket/*', or '*'" }));
}

/** IAM asks for all six parts, of which each may have wildcards. One that ends with a wildcard may be all of the rest, which is left to IAM. */
function isArn(text: string): boolean {
  return text === '*' || (text.startsWith('arn:') && (text.split(':').length >= 6 || /[*?]/.test(text)));
}

function checkPrincipals(statement: Statement, path: Path, kind: PolicyKind): PolicyMistake[] {
  return ['Principal', 'NotPrincipal'].flatMap((key): PolicyMistake[] => {
    const value = statement[key];
    const at = [...path, key];
    if (value === undefined) return [];
    if (kind === 'identity') return [{ path: at, message: `the policy of a role cannot have ${key}: whoever has the role is meant`, fix: 'remove it' }];
    if (isMap(value)) {
      if (!isKnown(value)) return [];
      const unknown = Object.keys(value).filter((one) => !principalKeys.includes(one));
      return unknown.map((one) => ({ path: [...at, one], message: `${key} has no key '${one}'`, fix: suggest(one, principalKeys) }));
    }
    return value === '*'
      ? []
      : [
          {
            path: at,
            message: `${key} cannot be ${JSON.stringify(value)}`,
            fix: 'write \'*\', or a map such as {"AWS": "123456789012"} or {"Service": "lambda.amazonaws.com"}',
          },
        ];
  });
}

function checkCondition(condition: Value | undefined, path: Path): PolicyMistake[] {
  if (condition === undefined) return [];
  if (!isMap(condition)) return [{ path, message: 'a Condition must be a map', fix: 'write it as in {"StringEquals": {"aws:SourceAccount": "123456789012"}}' }];
  if (!isKnown(condition)) return [];
  return Object.entries(condition).flatMap(([written, keys]) => {
    const operator = written.replace(/^For(AllValues|AnyValue):/, '');
    if (!conditionOperators.includes(operator)) {
      const near = nearest(operator, conditionOperators);
      const fix = near === undefined ? "use one of IAM's operators, such as StringEquals" : `did you mean '${written.slice(0, -operator.length)}${near}'?`;
      return [{ path: [...path, written], message: `there is no condition operator '${written}'`, fix }];
    }
    if (isMap(keys)) return [];
    return [
      {
        path: [...path, written],
        message: `the condition operator '${written}' needs a map of keys and values`,
        fix: `write {"${written}": {${typeof keys === 'string' ? JSON.stringify(keys) : '"key"'}: …}}`,
      },
    ];
  });
}

function checkSid(sid: Value | undefined, path: Path): PolicyMistake[] {
  if (typeof sid !== 'string' || /^[A-Za-z0-9]*$/.test(sid)) return [];
  return [{ path, message: `the Sid '${sid}' has characters that IAM does not allow`, fix: 'use letters and digits only' }];
}
