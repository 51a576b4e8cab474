import { isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** What references lead to in an expanded template. */
export interface Rename {
  /** The logical ID that SAM makes of one; the same for most. */
  readonly id: (logicalId: string) => string;
  /** The logical ID of a resource that SAM lets users name by another, as `Fn.Alias`; undefined for an attribute. */
  readonly property: (path: string) => string | undefined;
}

/** A value with its references changed. Parts without one are shared with the given value. */
export function renamed(value: Value, rename: Rename): Value {
  if (!isBranch(value)) return value;
  if (Array.isArray(value)) return renamedList(value as readonly Value[], rename);
  const keys = Object.keys(value);
  if (keys.length === 1) {
    const changed = renamedReference(keys[0]!, (value as { readonly [key: string]: Value })[keys[0]!]!, rename);
    if (changed !== undefined) return changed;
  }
  return renamedMap(value as { readonly [key: string]: Value }, keys, rename);
}

function renamedList(list: readonly Value[], rename: Rename): Value {
  let changed: Value[] | undefined;
  for (const [index, one] of list.entries()) {
    const now = renamed(one, rename);
    if (now !== one) (changed ??= [...list])[index] = now;
  }
  return changed ?? list;
}

function renamedMap(map: { readonly [key: string]: Value }, keys: readonly string[], rename: Rename): Value {
  let changed: Map<string, Value> | undefined;
  for (const key of keys) {
    const one = map[key]!;
    const now = renamed(one, rename);
    if (now !== one) (changed ??= new Map(Object.entries(map))).set(key, now);
  }
  return changed === undefined ? map : Object.fromEntries(changed);
}

/** Undefined for anything but a reference that changes. */
function renamedReference(key: string, target: Value, rename: Rename): Value | undefined {
  switch (key) {
    case 'Ref': {
      if (typeof target !== 'string') return undefined;
      const now = target.includes('.') ? rename.property(target) : rename.id(target);
      return now === undefined || now === target ? undefined : { Ref: now };
    }
    case 'Fn::GetAtt': {
      if (!Array.isArray(target) || target.length < 2 || !target.every((part) => typeof part === 'string')) return undefined;
      const [id, property, ...rest] = (target as readonly string[]).join('.').split('.') as [string, string, ...string[]];
      const named = rename.property(`${id}.${property}`);
      if (named !== undefined) return { 'Fn::GetAtt': [named, ...rest] };
      const now = rename.id(id);
      return now === id ? undefined : { 'Fn::GetAtt': [now, property, ...rest] };
    }
    case 'Fn::Sub': {
      const [text, ...variables] = [target].flat<Value>();
      if (typeof text !== 'string' || !text.includes('${')) return undefined;
      const now = text.replaceAll(/\$\{([A-Za-z0-9.]+)\}/g, (_, path: string) => `\${${renamedPath(path, rename)}}`);
      if (now === text) return undefined;
      return { 'Fn::Sub': Array.isArray(target) ? [now, ...variables.map((one) => renamed(one, rename))] : now };
    }
    default:
      return undefined;
  }
}

function renamedPath(path: string, rename: Rename): string {
  const [id, property, ...rest] = path.split('.') as [string, ...string[]];
  const named = property === undefined ? undefined : rename.property(`${id}.${property}`);
  return named === undefined ? [rename.id(id), ...path.split('.').slice(1)].join('.') : [named, ...rest].join('.');
}
