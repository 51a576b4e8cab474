import { distinct } from '../../cloudformation/distinct.js';
import { attachedInline, attachedManaged } from '../../cloudformation/attached-policy.js';
import { entriesOf, isMap, valueAt } from '../../cloudformation/branch.js';
import { statementsIn } from '../../cloudformation/policy-document.js';
import type { TemplateDocument, Value } from '../../cloudformation/template.js';
import { dottedText } from '../../cloudformation/text-of.js';

/** Logical ID of the role that a function has in a template; undefined for one that is made elsewhere. */
export function roleIn(template: TemplateDocument, functionId: string): string | undefined {
  const role = propertiesOf(template, functionId).get('Role');
  const attribute = isMap(role) ? role['Fn::GetAtt'] : undefined;
  const id = attribute === undefined ? undefined : dottedText(attribute).split('.')[0]!;
  return id !== undefined && valueAt(template, ['Resources', id]) !== undefined ? id : undefined;
}

/** The inline policy of a role, as the template has it. Of several policies, one with the statements of all. */
export function policyIn(template: TemplateDocument, roleId: string): Value {
  const policies = propertiesOf(template, roleId).get('Policies');
  const documents = Array.isArray(policies) ? (policies as Value[]).map((policy) => entriesOf(policy).get('PolicyDocument') ?? null) : [];
  return documents.length === 1 ? documents[0]! : { Version: '2012-10-17', Statement: documents.flatMap(statementsIn) };
}

/** What a role has beside its own policies, all of it from merge templates. */
export interface AttachedPolicies {
  /** ARNs, or functions of CloudFormation that give them: what ManagedPolicyArns lists, and managed policies of the template that name the role. */
  readonly managed: readonly Value[];
  /** Statements of resources of the template that add a policy to the role. */
  readonly statements: readonly { readonly resource: string; readonly statement: Value }[];
}

export function attachedPolicies(template: TemplateDocument, roleId: string): AttachedPolicies {
  const resources = [...entriesOf(template['Resources'])].flatMap(([id, resource]) => {
    const [type, properties] = [entriesOf(resource).get('Type'), entriesOf(resource).get('Properties')];
    return typeof type === 'string' && properties !== undefined && isMap(properties) ? [{ id, type, properties }] : [];
  });
  const isOfRole = ({ role }: { readonly role: string }): boolean => role === roleId;
  const listed = propertiesOf(template, roleId).get('ManagedPolicyArns');
  const own = resources.filter(({ type, properties }) => attachedManaged(type, properties).some(isOfRole)).map(({ id }): Value => ({ Ref: id }));
  const managed = [...(Array.isArray(listed) ? (listed as readonly Value[]) : listed === undefined ? [] : [listed]), ...own];
  return {
    managed: distinct(managed),
    statements: resources.flatMap(({ id, type, properties }) =>
      attachedInline(type, properties)
        .filter(isOfRole)
        .flatMap(({ document }) => statementsIn(document ?? null).map((statement) => ({ resource: id, statement }))),
    ),
  };
}

function propertiesOf(template: TemplateDocument, logicalId: string): ReadonlyMap<string, Value> {
  return entriesOf(valueAt(template, ['Resources', logicalId, 'Properties']));
}
