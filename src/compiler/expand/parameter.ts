import { entriesOf, isBranch, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';

/** A value, or the default of the parameter that it refers to. SAM looks these up where the value decides what it generates. */
export function resolved(value: Value | undefined, template: TemplateDocument): Value | undefined {
  if (!isMap(value) || typeof value['Ref'] !== 'string') return value;
  return entriesOf(entriesOf(template['Parameters']).get(value['Ref'])).get('Default') ?? value;
}

/** The same for everything inside a value. */
export function resolvedInside(value: Value, template: TemplateDocument): Value {
  const known = resolved(value, template)!;
  if (!isBranch(known)) return known;
  if (Array.isArray(known)) return (known as readonly Value[]).map((inner) => resolvedInside(inner, template));
  return Object.fromEntries([...entriesOf(known)].map(([key, inner]) => [key, resolvedInside(inner, template)]));
}

/** Parameters without a default, which must be given. Only merge templates declare parameters. */
export function requiredParameters(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters'])].flatMap(([name, parameter]) => (entriesOf(parameter).has('Default') ? [] : [name]));
}

export function parameterNames(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters']).keys()];
}
