import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { samResource } from '../expand/sam-resource.js';
import { mergeTemplates } from './merge.js';

/**
 * The functions with nothing but their configured variables, and the user's templates merged over them: what is known of the stack before
 * its own template is made.
 *
 * @param configured the variables of functions, by their logical IDs
 */
export function mergedBeforehand(
  configured: { readonly [logicalId: string]: { readonly [name: string]: string } },
  merges: readonly { readonly value: TemplateDocument }[],
): TemplateDocument {
  const functions = Object.entries(configured).map(([logicalId, variables]) => {
    return [logicalId, { Type: 'AWS::Serverless::Function', Properties: { Environment: { Variables: variables } } }] as const;
  });
  return mergeTemplates({ Resources: Object.fromEntries(functions) }, merges);
}

/** The environment variables that a template gives to a function, those of `Globals` too, as they are written. */
export function environmentIn(template: TemplateDocument, logicalId: string): ReadonlyMap<string, Value> {
  const resource = valueAt(template, ['Resources', logicalId]);
  const [found] = resource === undefined ? [] : samResource(logicalId, resource, template['Globals']);
  return variablesOf(found?.properties['Environment'], (environment) => variablesOf(entriesOf(environment).get('Variables'), entriesOf));
}

/** Of a value that may depend on a condition, then with each variable depending on it. */
function variablesOf(value: Value | undefined, read: (value: Value | undefined) => ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const choice = isMap(value) && isIntrinsic(value) ? value['Fn::If'] : undefined;
  if (!Array.isArray(choice)) return isIntrinsic(value) ? new Map() : read(value);
  const [condition, ...branches] = choice as Value[];
  const [first, second] = branches.map((branch) => variablesOf(branch, read));
  const names = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  const none: Value = { Ref: 'AWS::NoValue' };
  return new Map([...names].map((name) => [name, { 'Fn::If': [condition!, first?.get(name) ?? none, second?.get(name) ?? none] }]));
}
