import type { Value } from '../cloudformation/template.js';

export type Properties = { readonly [name: string]: Value };

export function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(properties, name) ? [[name, properties[name]!] as const] : [])));
}

/** The deletion policies for a resource that several share: it is kept if one of them would be. */
export function mostKept(attributes: readonly Properties[]): Properties {
  return Object.fromEntries(
    ['DeletionPolicy', 'UpdateReplacePolicy'].flatMap((name) => {
      const policies = attributes.map((one) => one[name]);
      const kept = ['Retain', 'Snapshot', 'Delete'].find((policy) => policies.includes(policy));
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}
