import { isMap } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { awsPolicyArn } from './arn.js';
import { pathOfPolicy } from './managed-policy.js';
import { policyOf } from './policy-template.js';

/** The policies of a role. */
export interface Policies {
  /** ARNs. */
  readonly managed: readonly Value[];
  /** With `PolicyName` and `PolicyDocument`. */
  readonly inline: readonly Value[];
}

export const noPolicies: Policies = { managed: [], inline: [] };

/** An inline policy with statements that SAM writes; without a version, as SAM leaves it. */
export function inlinePolicy(PolicyName: string, Statement: readonly Value[]): Value {
  return { PolicyName, PolicyDocument: { Statement } };
}

/** A statement of an inline policy that allows something. */
export function allow(Action: Value, Resource: Value): Value {
  return { Action, Effect: 'Allow', Resource };
}

/** What the property `Policies` gives to a role: names and ARNs of managed policies, documents, and SAM's policy templates. */
export function policiesIn(given: Value | undefined, roleId: string): Policies {
  const managed: Value[] = [];
  const inline: Value[] = [];
  for (const [index, entry] of policyEntries(given).entries()) {
    const kind = kindOf(entry);
    if (kind === 'managed') managed.push(eachBranch(entry, (name) => (typeof name === 'string' ? arnOf(name) : name)));
    else inline.push(eachBranch(entry, (document) => ({ PolicyName: `${roleId}Policy${index}`, PolicyDocument: policyOf(document) ?? document })));
  }
  return { managed, inline };
}

/** The places in `Policies` whose policy is none that SAM knows. */
export function unknownPolicies(given: Value | undefined): number[] {
  return [...policyEntries(given).entries()].flatMap(([index, entry]) => (kindOf(entry) === 'unknown' ? [index] : []));
}

function policyEntries(given: Value | undefined): readonly Value[] {
  if (given === undefined || given === '') return [];
  return Array.isArray(given) ? (given as readonly Value[]) : [given];
}

function kindOf(entry: Value): 'managed' | 'document' | 'unknown' {
  if (typeof entry === 'string') return 'managed';
  if (!isMap(entry)) return 'unknown';
  const branches = branchesOf(entry);
  if (branches !== undefined) return branches.map(kindOf).find((kind) => kind !== 'managed') ?? 'managed';
  if (isIntrinsic(entry)) return 'managed';
  return Object.hasOwn(entry, 'Statement') || policyOf(entry) !== undefined ? 'document' : 'unknown';
}

/** SAM looks a name up in a list; all else is left as it is. */
function arnOf(name: string): string {
  return name.startsWith('arn:') || name === '' ? name : awsPolicyArn(`${pathOfPolicy(name)}${name}`);
}

/** Changes a value, or both values of a condition, but for `AWS::NoValue`. */
function eachBranch(entry: Value, change: (value: Value) => Value): Value {
  const branches = isMap(entry) ? entry['Fn::If'] : undefined;
  if (!Array.isArray(branches)) return change(entry);
  const [condition, ...values] = branches as Value[];
  return { 'Fn::If': [condition ?? '', ...values.map((value) => (isNoValue(value) ? value : change(value)))] };
}

/** The values of a condition that are policies. */
function branchesOf(entry: { readonly [key: string]: Value }): Value[] | undefined {
  const branches = entry['Fn::If'];
  if (!Array.isArray(branches) || branches.length !== 3) return undefined;
  return (branches.slice(1) as Value[]).filter((value) => !isNoValue(value));
}

function isNoValue(value: Value): boolean {
  return isMap(value) && value['Ref'] === 'AWS::NoValue';
}
