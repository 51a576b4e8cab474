import { entriesOf, isBranch, isMap } from '../../cloudformation/branch.js';
import { branchesOf, isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { SideResource } from '../side.js';

/** A property that refers to a resource. */
export interface Reference {
  readonly from: SideResource;
  readonly property: string;
  /** False if only one branch of `Fn::If` refers to it, so that it may not count. */
  readonly isCertain: boolean;
}

/** Who refers to each resource, by its logical ID. */
export function referencesTo(resources: Iterable<SideResource>): ReadonlyMap<string, readonly Reference[]> {
  const found = new Map<string, Reference[]>();
  for (const from of resources) {
    for (const [property, value] of entriesOf(from.properties)) {
      for (const [target, isCertain] of targetsIn(value)) {
        const reference = { from, property, isCertain };
        const known = found.get(target);
        if (known === undefined) found.set(target, [reference]);
        else known.push(reference);
      }
    }
  }
  return found;
}

/** The logical IDs in a value in normal form, and whether they count whatever the conditions are. */
export function targetsIn(value: Value): Map<string, boolean> {
  const found = new Map<string, boolean>();
  if (!isBranch(value)) return found;
  if (isIntrinsic(value)) {
    const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::If': condition } = value;
    if (typeof ref === 'string') return found.set(ref, true);
    if (Array.isArray(attribute) && typeof attribute[0] === 'string') return found.set(attribute[0], true);
    if (condition !== undefined) {
      const [one = new Map<string, boolean>(), other = new Map<string, boolean>()] = branchesOf(condition).map(targetsIn);
      for (const id of new Set([...one.keys(), ...other.keys()])) found.set(id, one.get(id) === true && other.get(id) === true);
      return found;
    }
  }
  for (const inner of isMap(value) ? Object.values(value) : value) {
    for (const [id, isCertain] of targetsIn(inner)) found.set(id, isCertain || found.get(id) === true);
  }
  return found;
}
