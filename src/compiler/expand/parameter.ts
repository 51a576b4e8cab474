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

/** A parameter that a template declares. */
interface Parameter {
  readonly type: string;
  readonly fallback: Value | undefined;
  /** Whether it is read from Parameter Store: the default is only the name of what holds the value. */
  readonly isStored: boolean;
}

/** Undefined if the template declares no such parameter. */
export function parameterIn(template: TemplateDocument, name: string): Parameter | undefined {
  const declared = entriesOf(template['Parameters']).get(name);
  if (declared === undefined) return undefined;
  const { Type: written, Default: fallback } = Object.fromEntries(entriesOf(declared)) as { readonly [key: string]: Value | undefined };
  const type = String(written);
  return { type, fallback, isStored: type.startsWith('AWS::SSM::') };
}

/** Parameters without a default, which must be given. Only merge templates declare parameters. */
export function requiredParameters(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters'])].flatMap(([name, parameter]) => (entriesOf(parameter).has('Default') ? [] : [name]));
}

export function parameterNames(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters']).keys()];
}
