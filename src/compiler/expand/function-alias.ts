import { entriesOf, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { aliasId, aliasOf } from './function-version.js';
import { samResource } from './sam-resource.js';

/** The alias through which a function is called. */
export interface FunctionAlias {
  /** For `Fn::Sub`: the name, or the parameter that holds it. */
  readonly name: string;
  /** What `Ref` gives its ARN for. */
  readonly id: string;
}

/** Functions of a template that have nothing but the names of their aliases. @param names by the functions' logical IDs; null for none */
export function aliasedFunctions(names: { readonly [logicalId: string]: string | null }): TemplateDocument {
  const functions = Object.entries(names).map(([logicalId, name]) => {
    return [logicalId, { Type: 'AWS::Serverless::Function', Properties: name === null ? {} : { AutoPublishAlias: name } }] as const;
  });
  return { Resources: Object.fromEntries(functions) };
}

/** The alias that SAM makes for a function; undefined for none. */
export function functionAlias(template: TemplateDocument, logicalId: string): FunctionAlias | undefined {
  const resource = valueAt(template, ['Resources', logicalId]);
  const [fn] = resource === undefined ? [] : samResource(logicalId, resource, template['Globals']);
  const name = fn?.type === 'AWS::Serverless::Function' ? aliasOf(fn, template) : undefined;
  if (fn === undefined || name === undefined) return undefined;
  const { AutoPublishAlias: given } = fn.properties;
  // With the name in the ID, another name changes the API's document, and so makes a new deployment of the API.
  if (typeof given === 'string') return { name, id: aliasId(logicalId, name) };
  // Only SAM knows which logical ID the value of a parameter leads to.
  return { name: parameterText(given), id: `${logicalId}.Alias` };
}

function parameterText(given: Value | undefined): string {
  const parameter = entriesOf(given).get('Ref');
  return typeof parameter === 'string' ? `\${${parameter}}` : '';
}
