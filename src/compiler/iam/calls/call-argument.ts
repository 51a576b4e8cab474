import type { Machine } from './machine.js';
import { elementsOfValue } from './element.js';
import { field } from './thing.js';
import { link, listen, newSlot } from './flow.js';
import type { Call, Slot } from './value.js';

/** What a call passes at a place, whether it is spread or not. */
export function argument(machine: Machine, call: Call, index: number): Slot {
  const { args, spread } = call;
  if (index < args.length) return args[index]!;
  return spread === undefined ? machine.none : itemAt(machine, call, spread, index - args.length);
}

/** All that a call passes. */
export function allArguments(machine: Machine, call: Call): Slot {
  const all = newSlot(machine.flow);
  for (const one of call.args) link(machine.flow, one, all);
  if (call.spread !== undefined) listen(machine.flow, call.spread, (value) => elementsOfValue(machine, value, all, call.frame));
  return all;
}

/** An item of a list: `const [, second] = list`. */
export function itemAt(machine: Machine, { frame }: Pick<Call, 'frame'>, list: Slot, index: number): Slot {
  const item = newSlot(machine.flow);
  listen(machine.flow, list, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array') return elementsOfValue(machine, value, item, frame);
    link(machine.flow, field(machine, value, String(index)), item);
    link(machine.flow, value.rest, item);
  });
  return item;
}
