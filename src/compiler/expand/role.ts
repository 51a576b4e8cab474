import { isMap } from '../cloudformation/branch.js';
import { getAtt } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { type Policies, policiesIn } from './policy.js';
import { present, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** What a role has of SAM's own accord. */
export interface RoleNeeds {
  readonly trust: Value;
  /** Before those that the user names. */
  readonly before: Policies;
  /** After them: those of events. */
  readonly after?: Policies;
  readonly tags: readonly Value[];
}

/** The role that SAM generates for a function or a state machine without one. */
export function ownRole(resource: SamResource, needs: () => RoleNeeds): PlainResource[] {
  const { logicalId, properties } = resource;
  const { Role: role, RolePath: path, PermissionsBoundary: boundary } = properties;
  const condition = conditionOfOwnRole(role);
  if (condition === undefined) return [];
  const { trust, before, after, tags } = needs();
  const roleId = `${logicalId}Role`;
  const all = [before, policiesIn(properties['Policies'], roleId), after ?? { managed: [], inline: [] }];
  const inline = [...before.inline, ...all[1]!.inline, ...distinct(all[2]!.inline, documentOf)];
  const made = addedResource(
    resource,
    roleId,
    'AWS::IAM::Role',
    present({
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: distinct(all.flatMap(({ managed }) => managed)),
      Policies: inline.length === 0 ? undefined : inline,
      Path: path,
      PermissionsBoundary: boundary,
      Tags: tags,
    }),
  );
  return [condition === '' ? made : { ...made, attributes: { ...made.attributes, Condition: condition } }];
}

/** The value of the role of a function or a state machine. */
export function roleArnOf({ logicalId, properties }: SamResource): Value {
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

/** The condition that SAM adds for a role that exists only where another condition does not hold. */
export function roleConditions({ properties }: SamResource): Properties {
  const condition = conditionOfOwnRole(properties['Role']);
  const [given] = condition === undefined || condition === '' ? [] : branchesOf(properties['Role']!)!;
  return given === undefined || condition === given ? {} : { [condition!]: { 'Fn::Not': [{ Condition: given }] } };
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

function distinct(values: readonly Value[], keyOf: (value: Value) => Value | undefined = (value) => value): Value[] {
  if (values.length < 2) return [...values];
  return [...new Map(values.map((value) => [JSON.stringify(keyOf(value)), value])).values()];
}

function documentOf(policy: Value): Value | undefined {
  return isMap(policy) ? policy['PolicyDocument'] : policy;
}
