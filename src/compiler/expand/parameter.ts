import { entriesOf, isBranch, isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';

/** A value, or the default of the parameter that it refers to. SAM looks these up where the value decides what it generates. */
export function resolved(value: Value | undefined, template: TemplateDocument): Value | undefined {
  if (!isMap(value) || typeof value['Ref'] !== 'string') return value;
  return valueAt(template, ['Parameters', value['Ref'], 'Default']) ?? value;
}

/** The same, or what `Fn::FindInMap` finds in the template's mappings. */
export function found(value: Value | undefined, template: TemplateDocument): Value | undefined {
  const known = resolved(value, template);
  const keys = isMap(known) ? known['Fn::FindInMap'] : undefined;
  if (!Array.isArray(keys) || keys.length !== 3) return known;
  const path = (keys as readonly Value[]).map((key) => resolved(key, template));
  if (!path.every((key) => typeof key === 'string')) return known;
  return valueAt(template['Mappings'] ?? {}, path) ?? known;
}

/** The same as `resolved` for everything inside a value, with the parameters in texts of `Fn::Sub`. */
export function resolvedInside(value: Value, template: TemplateDocument): Value {
  const known = resolved(value, template)!;
  if (!isBranch(known)) return known;
  if (Array.isArray(known)) return (known as readonly Value[]).map((inner) => resolvedInside(inner, template));
  const text = Object.keys(known).length === 1 ? (known as { readonly [key: string]: Value })['Fn::Sub'] : undefined;
  if (text !== undefined) return { 'Fn::Sub': substituted(text, template) };
  return Object.fromEntries([...entriesOf(known)].map(([key, inner]) => [key, resolvedInside(inner, template)]));
}

function substituted(text: Value, template: TemplateDocument): Value {
  if (Array.isArray(text)) return (text as readonly Value[]).map((part, index) => (index === 0 ? substituted(part, template) : resolvedInside(part, template)));
  if (typeof text !== 'string') return text;
  return text.replaceAll(/\$\{([A-Za-z0-9]+)\}/g, (whole, name: string) => {
    const fallback = parameterIn(template, name)?.fallback;
    return typeof fallback === 'string' ? fallback : whole;
  });
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
  const declared = valueAt(template, ['Parameters', name]);
  if (declared === undefined) return undefined;
  const { Type: written, Default: fallback } = Object.fromEntries(entriesOf(declared)) as { readonly [key: string]: Value | undefined };
  const type = textOf(written);
  return { type, fallback, isStored: type.startsWith('AWS::SSM::') };
}

/** Parameters without a default, which must be given. Only merge templates declare parameters. */
export function requiredParameters(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters'])].flatMap(([name, parameter]) => (entriesOf(parameter).has('Default') ? [] : [name]));
}

export function parameterNames(template: TemplateDocument): string[] {
  return [...entriesOf(template['Parameters']).keys()];
}
