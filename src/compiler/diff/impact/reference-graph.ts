import { isBranch, isMap } from '../../cloudformation/branch.js';
import { branchesOf } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { namesInSub } from '../../cloudformation/sub-text.js';
import type { SideResource } from '../side.js';

/** A property that refers to a resource. */
export interface Reference {
  readonly from: SideResource;
  readonly property: string;
  /** False if only one branch of `Fn::If` refers to it, so that it may not count. */
  readonly isCertain: boolean;
}

/** More than these are looked up in a graph of all, so that the time grows with the size of the template alone. */
const fewLookups = 16;

/** Who refers to a resource, by its logical ID. The first few are searched for in texts, because few resources are replaced in most changes. */
export function referencesIn(resources: Iterable<SideResource>): (logicalId: string) => readonly Reference[] {
  const all = [...resources];
  let left = fewLookups;
  let texts: readonly string[] | undefined;
  let graph: ReturnType<typeof graphOf> | undefined;
  return (logicalId) => {
    left -= 1;
    if (left < 0) return (graph ??= graphOf(all)).get(logicalId) ?? [];
    texts ??= all.map(({ plain }) => JSON.stringify(plain.properties));
    const name = JSON.stringify(logicalId).slice(1, -1);
    return graphOf(all.filter((_, index) => texts![index]!.includes(name))).get(logicalId) ?? [];
  };
}

function graphOf(resources: readonly SideResource[]): ReadonlyMap<string, readonly Reference[]> {
  const found = new Map<string, Reference[]>();
  for (const from of resources) {
    for (const property of Object.keys(from.plain.properties)) {
      for (const [target, isCertain] of targetsIn(from.plain.properties[property]!)) {
        const known = found.get(target);
        if (known === undefined) found.set(target, [{ from, property, isCertain }]);
        else known.push({ from, property, isCertain });
      }
    }
  }
  return found;
}

/** The logical IDs in a value, and whether they count whatever the conditions are. */
export function targetsIn(value: Value): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  collect(value, true, found);
  return found;
}

/** Notes the logical IDs in a value, and whether they count whatever the conditions are. */
function collect(value: Value, isCertain: boolean, found: Map<string, boolean>): void {
  if (!isBranch(value)) return;
  if (!isMap(value)) {
    for (const inner of value) collect(inner, isCertain, found);
    return;
  }
  for (const key of Object.keys(value)) {
    const inner = value[key]!;
    if (key === 'Ref') note(inner, isCertain, found);
    else if (key === 'Fn::GetAtt')
      note(Array.isArray(inner) ? (inner as readonly Value[])[0] : typeof inner === 'string' ? inner.split('.')[0] : undefined, isCertain, found);
    else if (key === 'Fn::If') collectBranches(inner, isCertain, found);
    else {
      if (key === 'Fn::Sub') for (const name of namesInText(inner)) note(name, isCertain, found);
      collect(inner, isCertain, found);
    }
  }
}

/** What both branches refer to counts; what one of them does may not. */
function collectBranches(condition: Value, isCertain: boolean, found: Map<string, boolean>): void {
  const [one, other] = branchesOf(condition).map((branch) => {
    const inside = new Map<string, boolean>();
    collect(branch, true, inside);
    return inside;
  });
  for (const id of new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])) note(id, isCertain && one?.get(id) === true && other?.get(id) === true, found);
}

function note(id: Value | undefined, isCertain: boolean, found: Map<string, boolean>): void {
  if (typeof id === 'string') found.set(id, isCertain || found.get(id) === true);
}

/** The logical IDs in a text of `Fn::Sub`, but for the names of its own variables. */
function namesInText(substituted: Value): string[] {
  const [text, variables] = Array.isArray(substituted) ? (substituted as readonly Value[]) : [substituted];
  if (typeof text !== 'string') return [];
  return namesInSub(text).flatMap((name) => (isMap(variables) && Object.hasOwn(variables, name) ? [] : [name.split('.')[0]!]));
}
