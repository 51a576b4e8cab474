import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';
import type { PlainResource } from '../expand/plain-resource.js';
import type { Properties } from '../expand/properties.js';
import { charactersIn, bytesIn } from './characters.js';
import { countOf, lengthOf, type QuotaPart, type QuotaUse } from './quota-use.js';

/** What Lambda counts of each function. */
export function functionUses(resources: readonly PlainResource[]): QuotaUse[] {
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  return [
    ...functions.flatMap(({ logicalId, properties }) => {
      const variables = entriesOf(properties['Environment']).get('Variables');
      const parts = (): QuotaPart[] => [...entriesOf(variables)].map(([name, value]) => ({ name, amount: bytesIn(value).likely + name.length }));
      return [
        lengthOf('function-environment', logicalId, bytesIn(variables), parts),
        countOf('function-layers', logicalId, entriesOf(properties['Layers']).size),
      ];
    }),
    ...resourcePolicies(resources),
  ];
}

/** A function's resource policy, and that of each of its aliases and versions, has a statement for each permission. */
function resourcePolicies(resources: readonly PlainResource[]): QuotaUse[] {
  const names = new Map(resources.map(({ logicalId, properties }) => [logicalId, properties['FunctionName']]));
  const permissions = new Map<string, PlainResource[]>();
  for (const resource of resources) {
    if (resource.type !== 'AWS::Lambda::Permission') continue;
    const id = functionOf(resource.properties['FunctionName']);
    const others = permissions.get(id);
    if (others === undefined) permissions.set(id, [resource]);
    else others.push(resource);
  }
  return [...permissions].map(([id, all]) => {
    const statements = all.map((permission) => ({ id: permission.logicalId, statement: statementOf(permission, id, names.get(id)) }));
    const parts = (): QuotaPart[] => statements.map(({ id: name, statement }) => ({ name, amount: charactersIn(statement).likely }));
    const policy: Value = { Version: '2012-10-17', Id: 'default', Statement: statements.map(({ statement }) => statement) };
    return lengthOf('function-policy', id, charactersIn(policy), parts);
  });
}

/** The logical ID that a permission is for, or the name of a function elsewhere. */
function functionOf(name: Value | undefined): string {
  if (!isMap(name)) return textOf(name);
  const { Ref: ref, 'Fn::GetAtt': attribute } = name;
  if (typeof ref === 'string') return ref;
  if (attribute !== undefined) return dottedText(attribute).split('.')[0]!;
  return JSON.stringify(name);
}

/** The statement that Lambda makes of a permission. CloudFormation's ID of it is the stack's name, the logical ID and some 13 letters. */
function statementOf({ logicalId, properties }: PlainResource, id: string, functionName: Value | undefined): Value {
  const { Action, Principal, SourceArn, SourceAccount, PrincipalOrgID, EventSourceToken, FunctionUrlAuthType, InvokedViaFunctionUrl } = properties;
  const name = typeof functionName === 'string' ? functionName : `\${${id}}`;
  const equals: Properties = {
    ...(SourceAccount !== undefined && { 'AWS:SourceAccount': SourceAccount }),
    ...(PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': PrincipalOrgID }),
    ...(EventSourceToken !== undefined && { 'lambda:EventSourceToken': EventSourceToken }),
    ...(FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
  };
  const condition: Properties = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(InvokedViaFunctionUrl !== undefined && { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  };
  return {
    Sid: { 'Fn::Sub': `\${AWS::StackName}-${logicalId}-xxxxxxxxxxxxx` },
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { [isService(Principal) ? 'Service' : 'AWS']: Principal ?? '' },
    Action: Action ?? '',
    Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${name}` },
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function isService(principal: Value | undefined): boolean {
  return typeof principal === 'string' && principal.includes('.');
}
