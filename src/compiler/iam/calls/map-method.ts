import { argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { elementsOfValue } from './element.js';
import { onFirst, onKey } from './key.js';
import type { Machine } from './machine.js';
import { field, madeBy, onField, textSlot, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Call, Slot, Thing } from './value.js';

/** A `Map` keeps the values of texts apart. */
export function callMapMethod(machine: Machine, call: Call, self: Thing, name: string): void {
  const { flow } = machine;
  const [first, second] = [argument(machine, call, 0), argument(machine, call, 1)];
  switch (name) {
    case 'set':
      storeInMap(machine, self, first, second);
      return add(flow, call.result, self);
    case 'get':
      link(flow, self.rest, call.result);
      return onKey(machine, first, (key) => {
        if (key !== undefined) link(flow, field(machine, self, key), call.result);
        else onField(machine, self, (_name, slot) => link(flow, slot, call.result));
      });
    case 'forEach':
      onFirst(machine, self.rest, () => callBack(machine, call, first, [self.rest, self.rest, fixedSlot(self)]));
      return onField(machine, self, (key, slot) => callBack(machine, call, first, [slot, textSlot(machine, key), fixedSlot(self)], newSlot(flow), `#${key}`));
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

/** Keys that are no texts are among the values that are not told apart, as a `Map` may also be read by them. */
export function storeInMap(machine: Machine, map: Thing, keys: Slot, value: Slot): void {
  const { flow } = machine;
  onKey(machine, keys, (key) => link(flow, value, key === undefined ? map.rest : written(machine, map, key)));
  listen(flow, keys, (key) => {
    if (key.kind === 'thing') add(flow, map.rest, key);
  });
}
