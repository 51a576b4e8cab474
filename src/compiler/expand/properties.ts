import type { Value } from '../cloudformation/template.js';

export type Properties = { readonly [name: string]: Value };

export function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(properties, name) ? [[name, properties[name]!] as const] : [])));
}
