import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { mergeGlobals } from './globals.js';
import { resolvedInside } from './parameter.js';
import { pick, type Properties } from './properties.js';

/** A resource of the template, with the properties that `Globals` has for its type. */
export interface SamResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
  /** All but `Type`, `Properties` and `IgnoreGlobals`. */
  readonly attributes: Properties;
}

/** The types that are expanded here; all others pass through. */
export const samTypes = [
  'AWS::Serverless::Function',
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
  'AWS::Serverless::SimpleTable',
  'AWS::Serverless::LayerVersion',
  'AWS::Serverless::StateMachine',
] as const;

export type SamType = (typeof samTypes)[number];

/** Whether a type is one of SAM's, even if it is not expanded here. */
export function isOfSam(type: string): boolean {
  return type.startsWith('AWS::Serverless::');
}

/** The template's resources, without entries that are not resources, such as loops. */
export function samResources(template: TemplateDocument): SamResource[] {
  return [...entriesOf(template['Resources'])].flatMap(([logicalId, resource]) => samResource(logicalId, resource, template['Globals']));
}

export function samResource(logicalId: string, resource: Value, globals: Value | undefined): readonly SamResource[] {
  if (!isMap(resource) || typeof resource['Type'] !== 'string') return [];
  const known = made.get(resource);
  if (known !== undefined && known.globals === globals && known.resource[0]!.logicalId === logicalId) return known.resource;
  const { Type: type, Properties: own, IgnoreGlobals: ignored, ...attributes } = resource;
  const properties = isMap(own) ? own : {};
  const sam = [{ logicalId, type, attributes, properties: isOfSam(type) ? mergeGlobals(type, properties, globals, ignored) : properties }];
  made.set(resource, { globals, resource: sam });
  return sam;
}

/** By the resource as it is written. Two templates that are compared share most of theirs, and both are gone through several times. */
const made = new WeakMap<object, { readonly globals: Value | undefined; readonly resource: readonly SamResource[] }>();

/** The same with the defaults of the parameters that some properties refer to. */
export function withResolved(resource: SamResource, names: readonly string[], template: TemplateDocument): SamResource {
  const own = [...entriesOf(pick(resource.properties, names))].map(([name, value]) => [name, resolvedInside(value, template)]);
  return { ...resource, properties: { ...resource.properties, ...Object.fromEntries(own) } };
}
