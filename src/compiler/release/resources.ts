import { isMap, valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';

/** The resources of a template by their logical IDs, in its order. */
export type Resources = ReadonlyMap<string, Value>;

export function typeOf(resource: Value | undefined): string {
  const type = isMap(resource) ? resource['Type'] : undefined;
  return typeof type === 'string' ? type : '';
}

export function propertiesOf(resource: Value | undefined): { readonly [name: string]: Value } {
  const properties = valueAt(resource ?? null, ['Properties']);
  return isMap(properties) ? properties : {};
}

export function withProperties(resource: Value, Properties: Value): Value {
  return { ...(resource as { readonly [key: string]: Value }), Properties };
}

/** A resource that is made after others. One that may not be there cannot be waited for. */
export function madeAfter(resource: Value, ids: readonly string[], resources: Resources): Value {
  const before = valueAt(resource, ['DependsOn']);
  const given = before === undefined ? [] : [before].flat<Value>();
  const added = ids.filter((id) => !given.includes(id) && valueAt(resources.get(id) ?? null, ['Condition']) === undefined);
  return added.length === 0 ? resource : { ...(resource as { readonly [key: string]: Value }), DependsOn: [...given, ...added] };
}

/** The logical ID of the function that an alias, a permission or the like is of. */
export function functionOf(resource: Value): string | undefined {
  return referencesIn(propertiesOf(resource)['FunctionName'])[0];
}

/** Whether a value refers to a resource. */
export function refersTo(value: Value | undefined, id: string): boolean {
  return referencesIn(value).includes(id);
}
