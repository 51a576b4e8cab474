import { entriesOf, isMap } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { Properties } from './properties.js';

/**
 * Merges the properties that `Globals` has for a resource's type with its own: maps are merged, lists joined, and for
 * everything else the resource's own value wins.
 *
 * SAM refuses some properties in `Globals`; here they are accepted. It ignores properties that are `null`.
 *
 * @param ignored the attribute `IgnoreGlobals`: `*`, or names of properties
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function mergeGlobals(type: string, properties: Properties, globals: Value | undefined, ignored: Value | undefined): Properties {
  const names: readonly Value[] = Array.isArray(ignored) ? ignored : [];
  const defaults = ignored === '*' ? [] : [...entriesOf(entriesOf(globals).get(type.split('::')[2]!))].filter(([name]) => !names.includes(name));
  if (defaults.length === 0 && !Object.values(properties).includes(null)) return properties;
  const all = entriesOf(merged(Object.fromEntries(defaults), properties));
  return Object.fromEntries([...all].filter(([, value]) => value !== null));
}

function merged(global: Value, own: Value): Value {
  if (Array.isArray(global) && Array.isArray(own)) return [...(global as Value[]), ...(own as Value[])];
  if (!isMap(global) || !isMap(own) || isIntrinsic(global) || isIntrinsic(own)) return own;
  const all = new Map(entriesOf(global));
  for (const [name, value] of entriesOf(own)) all.set(name, all.has(name) ? merged(all.get(name)!, value) : value);
  return Object.fromEntries(all);
}
