import type { Machine } from './machine.js';
import { elementsOfValue } from './element.js';
import { linkOthers } from './split-list.js';
import { field } from './thing.js';
import { add, link, listen, newSlot, put } from './flow.js';
import type { Call, Slot } from './value.js';

/** What a call passes at a place, whether it is spread or not. */
export function argument(machine: Machine, call: Call, index: number): Slot {
  const { args, spread } = call;
  if (index < args.length) return args[index]!;
  if (spread === undefined) return machine.none;
  return spreadItem(machine, call, spread, index - args.length);
}

/** One slot for each place, however many functions are called with it. */
function spreadItem(machine: Machine, call: Call, spread: Slot, index: number): Slot {
  const items = machine.items.get(spread) ?? put(machine.flow, machine.items, spread, new Map<number, Slot>());
  const known = items.get(index);
  if (known !== undefined) return known;
  const item = put(machine.flow, items, index, itemAt(machine, call, spread, index));
  // The list may be shorter.
  add(machine.flow, item, machine.none.values[0]!);
  return item;
}

/** All that a call passes. */
export function allArguments(machine: Machine, call: Call): Slot {
  if (call.spread === undefined && call.args.length < 2) return call.args[0] ?? machine.none;
  const known = call.spread === undefined ? machine.lists.get(call.args) : undefined;
  if (known !== undefined) return known;
  const all = newSlot(machine.flow);
  if (call.spread === undefined) put(machine.flow, machine.lists, call.args, all);
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
    linkOthers(machine, value, String(index), item);
  });
  return item;
}
