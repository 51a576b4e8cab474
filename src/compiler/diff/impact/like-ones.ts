import { entriesOf } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { editDistance } from '../../problem/nearest.js';
import { plainText } from '../shown-value.js';
import type { Side, SideResource } from '../side.js';
import { heldBy } from './stateful-type.js';

/** A resource of the earlier template, and one of the later that is like it. */
export interface Alike {
  readonly from: SideResource;
  readonly to: SideResource;
}

/** How many of a type are compared with each other, once those that are equal have found each other. */
const mostCompared = 40;

/** The resources that left, each with the one that is most like it; none is taken twice. Those that hold something choose first. */
export function likeOnes(gone: readonly SideResource[], fresh: readonly SideResource[], traits: BothTraits): Alike[] {
  const sorted = [...gone].sort((a, b) => Number(heldBy(b.type) !== undefined) - Number(heldBy(a.type) !== undefined));
  const found = new Map<SideResource, Alike>();
  const taken = new Set<SideResource>();
  const take = (from: SideResource, to: SideResource): void => {
    found.set(from, { from, to });
    taken.add(to);
  };
  const same = grouped(fresh, (one) => wholeText(one, traits.fresh));
  for (const one of sorted) {
    const equal = same.get(wholeText(one, traits.old))?.pop();
    if (equal !== undefined) take(one, equal);
  }
  const likes = grouped(
    fresh.filter((one) => !taken.has(one)),
    ({ type }) => type,
  );
  const left = grouped(
    sorted.filter((one) => !found.has(one)),
    ({ type }) => type,
  );
  for (const [type, ones] of left) {
    const others = (likes.get(type) ?? []).slice(0, mostCompared);
    for (const one of ones.slice(0, mostCompared)) {
      const best = bestOf(
        one,
        others.filter((like) => !taken.has(like)),
        traits,
      );
      if (best !== undefined) take(one, best);
    }
  }
  return [...found.values()];
}

/** The one that is most like it. Of several, the one whose ID is nearest. */
function bestOf(one: SideResource, others: readonly SideResource[], traits: BothTraits): SideResource | undefined {
  const scored = others.map((other) => ({ other, score: likeness(one, other, traits), distance: editDistance(shortId(one), shortId(other)) }));
  return scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score || a.distance - b.distance)[0]?.other;
}

/** Nobody compares more of an ID by eye either, and the time grows with the square. */
function shortId({ logicalId }: SideResource): string {
  return logicalId.slice(0, 64);
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

/** Of the resources that left, and of those that came. */
interface BothTraits {
  readonly old: Traits;
  readonly fresh: Traits;
}

/** By logical IDs. */
type Traits = ReadonlyMap<string, ReadonlySet<string>>;

/** Properties that name a resource, and so differ after a rename. */
const names: readonly string[] = ['FunctionName', 'Handler', 'Role', 'Tags', 'Name', 'TableName', 'QueueName', 'TopicName', 'BucketName', 'RoleName'];

/** What tells a resource from others of its type: its properties, and what invokes it. */
export function traitsOf(resources: readonly SideResource[], side: Side): Traits {
  const found = new Map(resources.map((one) => [one.logicalId, new Set(entriesText(one.properties))]));
  for (const one of side.resources.values()) {
    if (!found.has(one.origin) || one.origin === one.logicalId || !/Rule$|EventSourceMapping$|Subscription$|Schedule$|Url$/.test(one.type)) continue;
    found.get(one.origin)?.add(`made ${withoutId(JSON.stringify([one.type, one.properties]), one.origin)}`);
  }
  return found;
}

/** The ID of the origin is in what is made of it, also at the beginning of other IDs, and twice: `DrainDrainEvent`. */
function withoutId(text: string, id: string): string {
  return /^[A-Za-z0-9]+$/.test(id) ? text.replaceAll(new RegExp(`"(?:${id})+(?=[A-Z0-9"])`, 'g'), '"') : text;
}

function entriesText(properties: { readonly [name: string]: Value }): string[] {
  return [...entriesOf(properties)].filter(([name]) => !names.includes(name)).map((entry) => JSON.stringify(entry));
}

function wholeText(one: SideResource, traits: Traits): string {
  return JSON.stringify([one.type, [...traits.get(one.logicalId)!].sort(), one.type === 'AWS::Lambda::Function' ? handlerName(one) : '']);
}

export function handlerName({ properties }: SideResource): string {
  return plainText(properties['Handler'] ?? '');
}

/** From 0 for nothing in common to 1. What invokes a function has to be the same. */
function likeness(one: SideResource, like: SideResource, traits: BothTraits): number {
  const [old, fresh] = [traits.old.get(one.logicalId)!, traits.fresh.get(like.logicalId)!];
  const isMade = (trait: string): boolean => trait.startsWith('made ');
  const made = [...old].filter(isMade);
  if (made.length !== [...fresh].filter(isMade).length || made.some((trait) => !fresh.has(trait))) return 0;
  const shared = [...old].filter((trait) => fresh.has(trait)).length;
  const all = new Set([...old, ...fresh]).size;
  return all === 0 ? 1 : shared / all;
}

export function isFunction({ type }: SideResource): boolean {
  return type === 'AWS::Lambda::Function';
}
