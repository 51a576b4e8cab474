import { argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { elementsOfValue } from './element.js';
import { onFirst, onKey } from './key.js';
import type { Machine } from './machine.js';
import { field, madeBy, onField, textSlot, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot, put } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** A `Map` keeps the values of its keys apart, as far as these are known. */
export function callMapMethod(machine: Machine, call: Call, self: Thing, name: string): void {
  const { flow } = machine;
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  switch (name) {
    case 'set':
      storeInMap(machine, self, first, second);
      return add(flow, call.result, self);
    case 'get':
      return readMap(machine, self, first, call.result);
    case 'forEach':
      onFirst(machine, self.rest, () => callBack(machine, call, first, [self.rest, self.rest, fixedSlot(self)], newSlot(flow), '', second));
      return onField(machine, self, (key, slot) =>
        callBack(machine, call, first, [slot, textSlot(machine, key), fixedSlot(self)], newSlot(flow), `#${key}`, second),
      );
    case 'entries':
    case '@@Symbol.iterator':
    case 'keys':
    case 'values': {
      const list = madeBy(machine, call, 'array');
      if (name === 'entries' || name.startsWith('@')) elementsOfValue(machine, self, list.rest, call.frame);
      else {
        link(flow, self.rest, list.rest);
        onField(machine, self, (key, slot) => link(flow, name === 'keys' ? textSlot(machine, key) : slot, list.rest));
      }
      return add(flow, call.result, list);
    }
    default:
      add(flow, call.result, unknownAt(machine, call.at));
  }
}

/** All keys that are no texts, and their values, are among what is not told apart where a `Map` is gone through. */
export function storeInMap(machine: Machine, map: Thing, keys: Slot, value: Slot): void {
  const { flow } = machine;
  onMapKey(machine, keys, {
    text: (name) => link(flow, value, written(machine, map, name)),
    thing: (key) => {
      add(flow, map.rest, key);
      link(flow, value, map.rest);
      link(flow, value, slotOfKey(machine, map, key));
    },
    unknown: () => {
      link(flow, value, map.rest);
      link(flow, value, slotOfKey(machine, map, undefined));
    },
  });
}

function readMap(machine: Machine, map: Thing, keys: Slot, to: Slot): void {
  const { flow } = machine;
  link(flow, slotOfKey(machine, map, undefined), to);
  onMapKey(machine, keys, {
    text: (name) => link(flow, field(machine, map, name), to),
    thing: (key) => link(flow, slotOfKey(machine, map, key), to),
    unknown: () => {
      link(flow, map.rest, to);
      onField(machine, map, (_name, slot) => link(flow, slot, to));
    },
  });
}

interface KeyVisitor {
  readonly text: (name: string) => void;
  readonly thing: (key: Value) => void;
  readonly unknown: () => void;
}

function onMapKey(machine: Machine, keys: Slot, { text, thing, unknown }: KeyVisitor): void {
  const others = newSlot(machine.flow);
  listen(machine.flow, keys, (key) => {
    if (key.kind === 'thing' || key.kind === 'sdk') thing(key);
    else add(machine.flow, others, key);
  });
  onKey(machine, others, (name) => (name === undefined ? unknown() : text(name)));
}

/** What a `Map` has for an object or a class; for undefined, what it has for keys that are not known. */
function slotOfKey({ flow, keyed }: Machine, map: Thing, key: Value | undefined): Slot {
  const slots = keyed.get(map) ?? put(flow, keyed, map, new Map<Value | undefined, Slot>());
  return slots.get(key) ?? put(flow, slots, key, newSlot(flow));
}
