import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';

/** A value, or the default of the parameter that it refers to; SAM looks these up where the text decides what it makes. */
export function resolved(value: Value | undefined, template: TemplateDocument): Value | undefined {
  if (!isMap(value) || typeof value['Ref'] !== 'string') return value;
  return entriesOf(entriesOf(template['Parameters']).get(value['Ref'])).get('Default') ?? value;
}
