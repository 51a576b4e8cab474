import type { Value } from '../cloudformation/template.js';

export type Properties = { readonly [name: string]: Value };

export function pick(properties: Properties, names: readonly string[]): Properties {
  return chosen(names, (name) => (Object.hasOwn(properties, name) ? properties[name] : undefined));
}

/** All properties but these. */
export function omit(properties: Properties, names: ReadonlySet<string>): Properties {
  return chosen(Object.keys(properties), (name) => (names.has(name) ? undefined : properties[name]));
}

/** Names that stand in a text, with spaces between them. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** The properties that have a value. */
export function present(properties: { readonly [name: string]: Value | undefined }): Properties {
  return chosen(Object.keys(properties), (name) => properties[name]);
}

/** A loop, because this is called for every resource, and lists of entries take several times as long. */
function chosen(names: readonly string[], valueOf: (name: string) => Value | undefined): Properties {
  const made: { [name: string]: Value } = {};
  for (const name of names) {
    const value = valueOf(name);
    if (value === undefined) continue;
    // In an assignment, this name would mean the prototype.
    if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true });
    else made[name] = value;
  }
  return made;
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
