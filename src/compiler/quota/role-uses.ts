import { attachedInline, attachedManaged } from '../cloudformation/attached-policy.js';
import { entriesOf } from '../cloudformation/branch.js';
import { statementsIn } from '../cloudformation/policy-document.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { charactersIn, sum } from './characters.js';
import { countOf, lengthOf, partsOf, type QuotaPart, type QuotaUse } from './quota-use.js';

/** What IAM counts of each role, with what other resources add to it, and of each managed policy. White space is not counted. */
export function roleUses(resources: readonly PlainResource[]): QuotaUse[] {
  const inline = resources.flatMap(({ type, properties }) => attachedInline(type, properties));
  const managed = resources.flatMap(({ type, properties }) => attachedManaged(type, properties));
  return resources.flatMap((resource) => {
    const { type, logicalId, properties } = resource;
    if (type === 'AWS::IAM::ManagedPolicy') {
      const { PolicyDocument: document } = properties;
      return [lengthOf('managed-policy-size', logicalId, charactersIn(document), () => byService([document]))];
    }
    if (type !== 'AWS::IAM::Role') return [];
    const documents = [
      ...[...entriesOf(properties['Policies']).values()].map((policy) => entriesOf(policy).get('PolicyDocument')),
      ...inline.filter(({ role }) => role === logicalId).map(({ document }) => document),
    ];
    const policies = entriesOf(properties['ManagedPolicyArns']).size + managed.filter(({ role }) => role === logicalId).length;
    return [
      lengthOf('role-inline-policies', logicalId, sum(documents.map(charactersIn)), () => byService(documents)),
      countOf('role-managed-policies', logicalId, policies),
      lengthOf('role-trust-policy', logicalId, charactersIn(properties['AssumeRolePolicyDocument'])),
    ];
  });
}

/** The services that take the characters: `dynamodb`, 6120. */
function byService(documents: readonly (Value | undefined)[]): QuotaPart[] {
  const statements = documents.flatMap(statementsIn);
  return partsOf(statements, serviceOf, (statement) => charactersIn(statement).likely);
}

function serviceOf(statement: Value): string {
  const action = [entriesOf(statement).get('Action') ?? []].flat<Value>()[0];
  return typeof action === 'string' ? action.split(':')[0]! : 'other statements';
}
