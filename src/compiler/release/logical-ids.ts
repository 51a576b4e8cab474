import { entriesOf, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { renamed } from '../expand/reference.js';

/** The template with other logical IDs of deployments, wherever something refers to them. */
export function withIds(template: TemplateDocument, ids: ReadonlyMap<string, string>): TemplateDocument {
  if (ids.size === 0) return template;
  const now = (id: string): string => ids.get(id) ?? id;
  const Resources = [...entriesOf(template['Resources'])].map(([id, resource]): [string, Value] => [now(id), dependingOn(resource, (one) => [now(one)])]);
  return renamed({ ...template, Resources: Object.fromEntries(Resources) }, { id: now, property: () => undefined }) as TemplateDocument;
}

/** Nothing can wait for what is left out. */
export function withoutDependencies(template: TemplateDocument, gone: readonly string[]): TemplateDocument {
  if (gone.length === 0) return template;
  const Resources = [...entriesOf(template['Resources'])].map(([id, resource]): [string, Value] => {
    return [id, dependingOn(resource, (one) => (gone.includes(one) ? [] : [one]))];
  });
  return { ...template, Resources: Object.fromEntries(Resources) };
}

function dependingOn(resource: Value, now: (id: string) => readonly string[]): Value {
  const depends = valueAt(resource, ['DependsOn']);
  if (depends === undefined) return resource;
  const { DependsOn: _, ...others } = resource as { readonly [key: string]: Value };
  const ids = [depends].flat<Value>().flatMap<Value>((one) => (typeof one === 'string' ? now(one) : [one]));
  return ids.length === 0 ? others : { ...others, DependsOn: Array.isArray(depends) ? ids : ids[0]! };
}
