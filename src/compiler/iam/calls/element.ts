import type { Machine } from './machine.js';
import { newThing, onField, textSlot, written } from './thing.js';
import { add, link, listen, newSlot, put } from './flow.js';
import type { Call, Frame, Slot, Thing, Value } from './value.js';

/** What a loop over the values of a slot gets; what is not known holds what is not known. */
export function elementsOf(machine: Machine, from: Slot, to: Slot, frame: Frame): Slot {
  listen(machine.flow, from, (value) => elementsOfValue(machine, value, to, frame));
  return to;
}

export function elementsOfValue(machine: Machine, value: Value, to: Slot, frame: Frame): void {
  const { flow } = machine;
  if (value.kind === 'unknown' || value.kind === 'unseen' || value.kind === 'library' || value.kind === 'key') return add(flow, to, value);
  if (value.kind !== 'thing') return;
  if (value.shape === 'map') return addEntries(machine, value, to);
  if (value.shape === 'array') onField(machine, value, (_name, slot) => link(flow, slot, to));
  link(flow, value.rest, to);
  if (value.shape === 'object') iterate(machine, value, to, frame);
}

/** `for (const [key, value] of map)`. */
function addEntries(machine: Machine, map: Thing, to: Slot): void {
  add(machine.flow, to, entryOf(machine, map, '', map.rest, map.rest));
  onField(machine, map, (name, slot) => add(machine.flow, to, entryOf(machine, map, `#${name}`, textSlot(machine, name), slot)));
}

/** One for each key, however often the map is gone through. */
function entryOf(machine: Machine, map: Thing, name: string, key: Slot, value: Slot): Thing {
  const entries = machine.entries.get(map) ?? put(machine.flow, machine.entries, map, new Map<string, Thing>());
  const known = entries.get(name);
  if (known !== undefined) return known;
  const pair = put(machine.flow, entries, name, newThing(machine, 'array', map.at));
  link(machine.flow, key, written(machine, pair, '0'));
  link(machine.flow, value, written(machine, pair, '1'));
  return pair;
}

/** An object that says itself what it iterates over. */
function iterate(machine: Machine, thing: Thing, to: Slot, frame: Frame): void {
  const { flow } = machine;
  const call = (method: Slot, self: Thing, result: Slot): void => {
    const owner = newSlot(flow);
    add(flow, owner, self);
    const site: Call = { frame, at: thing.at, key: `${thing.at}i`, args: [], spread: undefined, result, isNew: false, depth: 0 };
    listen(flow, method, (target) => machine.invoke(site, target, owner));
  };
  const iterator = newSlot(flow);
  for (const name of ['@@Symbol.iterator', '@@Symbol.asyncIterator']) {
    const method = newSlot(flow);
    machine.read(thing, name, method, frame, thing.at);
    call(method, thing, iterator);
  }
  listen(flow, iterator, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'object') return value === thing ? undefined : elementsOfValue(machine, value, to, frame);
    const [next, result] = [newSlot(flow), newSlot(flow)];
    machine.read(value, 'next', next, frame, thing.at);
    call(next, value, result);
    listen(flow, result, (one) => machine.read(one, 'value', to, frame, thing.at));
    // A loop that is left tells it.
    const done = newSlot(flow);
    machine.read(value, 'return', done, frame, thing.at);
    call(done, value, newSlot(flow));
  });
}
