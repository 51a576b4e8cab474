import { onFirst } from './key.js';
import type { Machine } from './machine.js';
import { newThing, onField, textSlot, unknownAt, written } from './thing.js';
import { add, link, listen, newSlot } from './flow.js';
import type { Frame, Slot, Thing, Value } from './value.js';

/** Each name at a place of its own, so that a loop over them has a round for each. */
export function listMembers(machine: Machine, objects: Slot, path: string, frame: Frame, at: number): Thing {
  const { flow } = machine;
  const list = newThing(machine, 'array', at);
  list.isListing = true;
  const entry = (key: Slot, slot: Slot, to: Slot): void => {
    if (path === 'Object.values') return link(flow, slot, to);
    if (path !== 'Object.entries') return link(flow, key, to);
    const pair = newThing(machine, 'array', at);
    link(flow, key, written(machine, pair, '0'));
    link(flow, slot, written(machine, pair, '1'));
    add(flow, to, pair);
  };
  listen(flow, objects, (value) => {
    if (hasAnyNames(value)) {
      const key = newSlot(flow);
      add(flow, key, keyOf(machine, value));
      const slot = newSlot(flow);
      machine.read(value, undefined, slot, frame, at);
      return entry(key, slot, list.rest);
    }
    if (value.kind !== 'thing') return add(flow, list.rest, unknownAt(machine, at));
    // Others copy names as well, and at the same place.
    const visit = (name: string): void => {
      const slot = newSlot(flow);
      machine.read(value, name, slot, frame, at);
      entry(textSlot(machine, name), slot, written(machine, list, name));
    };
    listNames(machine, value, path === inherited ? new Set() : undefined, {
      visit,
      visitOthers: (others) => entry(machine.other, others, list.rest),
      visitAny: (any) => add(flow, list.rest, keyOf(machine, any)),
    });
  });
  return list;
}

/** What `for (… in …)` lists: the names of what an object inherits from as well. */
export const inherited = 'in';

interface NameVisitor {
  readonly visit: (name: string) => void;
  /** Names that are not known, by all that is stored under such. */
  readonly visitOthers: (others: Slot) => void;
  /** Any name of a value. */
  readonly visitAny: (value: Value) => void;
}

/** @param seen undefined for the thing's own names alone */
function listNames(machine: Machine, thing: Thing, seen: Set<Thing> | undefined, visitor: NameVisitor): void {
  const { flow } = machine;
  seen?.add(thing);
  onField(machine, thing, (name) => {
    if (seen?.size === 1 || seen === undefined || thing.own?.has(name) !== true) visitor.visit(name);
  });
  // A client has more than is known of it.
  if (thing.shape === 'client' || thing.shape === 'command' || thing.shape === 'map') visitor.visitOthers(thing.rest);
  else onFirst(machine, thing.rest, () => visitor.visitOthers(thing.rest));
  listen(flow, thing.protos, (proto) => {
    if (hasAnyNames(proto)) visitor.visitAny(proto);
    else if (seen !== undefined && proto.kind === 'thing' && !seen.has(proto)) listNames(machine, proto, new Set([...seen, proto]), visitor);
  });
}

function hasAnyNames(value: Value): boolean {
  if (value.kind === 'thing') return value.shape === 'native';
  return (
    value.kind === 'namespace' ||
    value.kind === 'opaque' ||
    value.kind === 'schema' ||
    value.kind === 'unknown' ||
    value.kind === 'unseen' ||
    value.kind === 'builtin'
  );
}

/** Any name of a value. */
function keyOf({ keys }: Machine, value: Value): Value {
  const known = keys.get(value);
  if (known !== undefined) return known;
  const key: Value = { kind: 'key', of: value };
  keys.set(value, key);
  return key;
}
