import { entriesOf, isMap } from '../../compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../compiler/cloudformation/template.js';
import { dottedText } from '../../compiler/cloudformation/text-of.js';

/** Logical ID of the role that a function has in a template; undefined for one that is made elsewhere. */
export function roleIn(template: TemplateDocument, functionId: string): string | undefined {
  const role = propertiesOf(template, functionId).get('Role');
  const attribute = isMap(role) ? role['Fn::GetAtt'] : undefined;
  const id = attribute === undefined ? undefined : dottedText(attribute).split('.')[0]!;
  return id !== undefined && entriesOf(template['Resources']).has(id) ? id : undefined;
}

/** The inline policy of a role, as the template has it. Of several policies, one with the statements of all. */
export function policyIn(template: TemplateDocument, roleId: string): Value {
  const policies = propertiesOf(template, roleId).get('Policies');
  const documents = Array.isArray(policies) ? (policies as Value[]).map((policy) => entriesOf(policy).get('PolicyDocument') ?? null) : [];
  return documents.length === 1 ? documents[0]! : { Version: '2012-10-17', Statement: documents.flatMap(statementsIn) };
}

/** The statements of a policy document, which may be one that stands alone. */
export function statementsIn(document: Value): readonly Value[] {
  const statements = entriesOf(document).get('Statement');
  if (statements === undefined) return [];
  return Array.isArray(statements) ? (statements as readonly Value[]) : [statements];
}

function propertiesOf(template: TemplateDocument, logicalId: string): ReadonlyMap<string, Value> {
  const resource = entriesOf(template['Resources']).get(logicalId);
  return entriesOf(entriesOf(resource).get('Properties'));
}
