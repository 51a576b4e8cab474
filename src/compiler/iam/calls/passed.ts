import { elementsOfValue } from './element.js';
import type { Passed } from './listeners.js';
import type { Machine } from './machine.js';
import { madeBy, onField, written } from './thing.js';
import { fixedSlot, link, listen } from './flow.js';
import type { Call } from './value.js';

/** What a call passes after its first arguments, one at the most: `emit('saved', order)` passes the order on. */
export function passedFrom(machine: Machine, call: Call, first: 0 | 1): Passed {
  const { args, spread } = call;
  if (first === 0 || spread === undefined || args.length > 0) return { args: args.slice(first), spread };
  // The first one is spread too.
  const { flow } = machine;
  const others = madeBy(machine, call, 'array', 'passed on');
  listen(flow, spread, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array') return elementsOfValue(machine, value, others.rest, call.frame);
    onField(machine, value, (name, slot) => {
      if (name !== '0') link(flow, slot, /^\d+$/.test(name) ? written(machine, others, String(Number(name) - 1)) : others.rest);
    });
    link(flow, value.rest, others.rest);
  });
  return { args: [], spread: fixedSlot(others) };
}
