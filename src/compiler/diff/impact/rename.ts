import { entriesOf } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { ResourcePair } from '../pair.js';
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
  const open = new Set(fresh);
  const found = new Map<string, Rename>();
  const take = (from: SideResource, to: SideResource): void => {
    found.set(from.logicalId, { from, to });
    open.delete(to);
  };
  const same = new Map<string, SideResource[]>();
  for (const one of fresh) {
    const key = wholeText(one, freshTraits);
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  const sorted = [...gone].sort((a, b) => Number(heldBy(b.type) !== undefined) - Number(heldBy(a.type) !== undefined));
  for (const one of sorted) {
    const equal = same.get(wholeText(one, goneTraits))?.pop();
    if (equal !== undefined) take(one, equal);
  }
  for (const one of sorted) {
    if (found.has(one.logicalId)) continue;
    const likes = [...open].filter(({ type }) => type === one.type).slice(0, mostCompared);
    const scored = likes.map((like) => ({ like, score: likeness(one, like, goneTraits, freshTraits) })).filter(({ score }) => score >= 0.5);
    const best = scored.reduce<(typeof scored)[number] | undefined>((a, b) => (a === undefined || b.score > a.score ? b : a), undefined);
    if (best !== undefined) take(one, best.like);
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
    if (one.origin === one.logicalId || !/Rule$|EventSourceMapping$|Subscription$|Schedule$|Url$/.test(one.type)) continue;
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
  return String(properties['Handler']);
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
