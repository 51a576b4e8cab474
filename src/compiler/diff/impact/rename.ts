import { entriesOf } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { ResourcePair } from '../pair.js';
import { plainText } from '../shown-value.js';
import type { Side, SideResource } from '../side.js';
import { heldBy } from './stateful-type.js';

/** A resource that left, and the one that came in its place. */
export interface Rename {
  readonly from: SideResource;
  readonly to: SideResource;
}

/** How many of a type are compared with each other, once those that are equal have found each other. */
const mostCompared = 40;

/**
 * Resources whose logical IDs vanished, by ID, with like ones that appeared. Those that hold something come first, since
 * what they hold is lost.
 */
export function renamesIn(pairs: readonly ResourcePair[], before: Side, after: Side): ReadonlyMap<string, Rename> {
  const gone = own(pairs.flatMap(({ was, is }) => (was !== undefined && is === undefined ? [was] : [])));
  const fresh = own(pairs.flatMap(({ was, is }) => (is !== undefined && was === undefined ? [is] : [])));
  if (gone.length === 0 || fresh.length === 0) return new Map();
  const [goneTraits, freshTraits] = [traitsOf(gone, before), traitsOf(fresh, after)];
  const sorted = [...gone].sort((a, b) => Number(heldBy(b.type) !== undefined) - Number(heldBy(a.type) !== undefined));
  const found = new Map<string, Rename>();
  const taken = new Set<SideResource>();
  const take = (from: SideResource, to: SideResource): void => {
    found.set(from.logicalId, { from, to });
    taken.add(to);
  };
  const same = grouped(fresh, (one) => wholeText(one, freshTraits));
  for (const one of sorted) {
    const equal = same.get(wholeText(one, goneTraits))?.pop();
    if (equal !== undefined) take(one, equal);
  }
  const likes = grouped(
    fresh.filter((one) => !taken.has(one)),
    ({ type }) => type,
  );
  const left = grouped(
    sorted.filter(({ logicalId }) => !found.has(logicalId)),
    ({ type }) => type,
  );
  for (const [type, ones] of left) {
    const others = (likes.get(type) ?? []).slice(0, mostCompared);
    for (const one of ones.slice(0, mostCompared)) {
      const scores = others.map((like) => (taken.has(like) ? 0 : likeness(one, like, goneTraits, freshTraits)));
      const best = Math.max(...scores, 0);
      if (best >= 0.5) take(one, others[scores.indexOf(best)]!);
    }
  }
  return found;
}

function grouped(resources: readonly SideResource[], keyOf: (one: SideResource) => string): Map<string, SideResource[]> {
  const found = new Map<string, SideResource[]>();
  for (const one of resources) {
    const key = keyOf(one);
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  return found;
}

/** Without what SAM makes: it comes and goes with the resource that it is made from. */
function own(resources: readonly SideResource[]): SideResource[] {
  return resources.filter(({ logicalId, origin }) => logicalId === origin);
}

type Traits = ReadonlyMap<string, ReadonlySet<string>>;

/** Properties that name a resource, and so differ after a rename. */
const names: readonly string[] = ['FunctionName', 'Handler', 'Role', 'Tags', 'Name', 'TableName', 'QueueName', 'TopicName', 'BucketName', 'RoleName'];

/** What tells a resource from others of its type: its properties, and what invokes it. */
function traitsOf(resources: readonly SideResource[], side: Side): Traits {
  const found = new Map(resources.map((one) => [one.logicalId, new Set(entriesText(one.properties))]));
  for (const one of side.resources.values()) {
    // The name of the origin is in what is made of it.
    if (!found.has(one.origin) || one.origin === one.logicalId || !/Rule$|EventSourceMapping$|Subscription$|Schedule$|Url$/.test(one.type)) continue;
    const text = JSON.stringify([one.type, one.properties]).replaceAll(JSON.stringify(one.origin), '""');
    found.get(one.origin)?.add(`made ${text}`);
  }
  return found;
}

function entriesText(properties: { readonly [name: string]: Value }): string[] {
  return [...entriesOf(properties)].filter(([name]) => !names.includes(name)).map((entry) => JSON.stringify(entry));
}

function wholeText(one: SideResource, traits: Traits): string {
  return JSON.stringify([one.type, [...traits.get(one.logicalId)!].sort(), one.type === 'AWS::Lambda::Function' ? handlerName(one) : '']);
}

function handlerName({ properties }: SideResource): string {
  return plainText(properties['Handler'] ?? '');
}

/** From 0 for nothing in common to 1. What invokes a function has to be the same. */
function likeness(one: SideResource, like: SideResource, goneTraits: Traits, freshTraits: Traits): number {
  const [old, fresh] = [goneTraits.get(one.logicalId)!, freshTraits.get(like.logicalId)!];
  const isMade = (trait: string): boolean => trait.startsWith('made ');
  const made = [...old].filter(isMade);
  if (made.length !== [...fresh].filter(isMade).length || made.some((trait) => !fresh.has(trait))) return 0;
  const shared = [...old].filter((trait) => fresh.has(trait)).length;
  const all = new Set([...old, ...fresh]).size;
  return all === 0 ? 1 : shared / all;
}

/** How to keep the resource under its earlier ID. */
export function renameFix({ from, to }: Rename): string {
  const handler = to.type === 'AWS::Lambda::Function' ? /^app\.(.+)$/.exec(handlerName(to))?.[1] : undefined;
  if (handler === undefined) return `give ${to.logicalId} the logical ID ${from.logicalId} again, where the template that is merged declares it`;
  return `to keep it, write "logical_ids": {${JSON.stringify(handler)}: ${JSON.stringify(from.logicalId)}} into the configuration`;
}
