import { isMap } from '../cloudformation/branch.js';
import { getAtt } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import type { Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/**
 * The role that SAM generates for a function or a state machine without one. Its managed policies are left out, because
 * SAM chooses them by the partition and looks up names in its own list.
 */
export function ownRole(resource: SamResource, trust: Value): PlainResource[] {
  const { logicalId, properties } = resource;
  const { Role: role, RolePath: path, PermissionsBoundary: boundary } = properties;
  const condition = conditionOfOwnRole(role);
  if (condition === undefined) return [];
  const made = addedResource(resource, `${logicalId}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust,
    ...(path !== undefined && { Path: path }),
    ...(boundary !== undefined && { PermissionsBoundary: boundary }),
  });
  return [condition === '' ? made : { ...made, attributes: { ...made.attributes, Condition: condition } }];
}

/** The value of the role of a function or a state machine. */
export function roleOf({ logicalId, properties }: SamResource): Value {
  const { Role: role } = properties;
  const arn = getAtt(`${logicalId}Role`, 'Arn');
  if (role === undefined) return arn;
  const branches = branchesOf(role);
  if (branches === undefined) return role;
  const [condition, yes, no] = branches;
  if (isNoValue(yes) && isNoValue(no)) return arn;
  return { 'Fn::If': [condition, isNoValue(yes) ? arn : yes, isNoValue(no) ? arn : no] };
}

/** Lets a service assume a role. */
export function trustIn(service: string): Properties {
  const statement = { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [`${service}.amazonaws.com`] } };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** The condition of the role: undefined if there is no role, and empty if it exists whenever the function does. */
function conditionOfOwnRole(role: Value | undefined): string | undefined {
  if (role === undefined) return '';
  const [condition, yes, no] = branchesOf(role) ?? [];
  if (condition === undefined) return undefined;
  if (isNoValue(yes)) return isNoValue(no) ? '' : condition;
  return isNoValue(no) ? `NOT${condition}` : undefined;
}

function branchesOf(role: Value): readonly [condition: string, yes: Value, no: Value] | undefined {
  const branches = isMap(role) ? role['Fn::If'] : undefined;
  if (!Array.isArray(branches) || branches.length !== 3 || typeof branches[0] !== 'string') return undefined;
  return branches as unknown as [string, Value, Value];
}

function isNoValue(value: Value | undefined): boolean {
  return isMap(value) && value['Ref'] === 'AWS::NoValue';
}
