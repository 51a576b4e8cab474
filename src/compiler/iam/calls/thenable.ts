import type { Place } from './conversion.js';
import { add, fixedSlot, listen, newSlot } from './flow.js';
import type { Machine } from './machine.js';
import type { Slot } from './value.js';

/** What awaiting gives. An object with a method `then` says itself what that is. */
export function settled(machine: Machine, from: Slot, place: Place): Slot {
  if (!machine.hasThenables) return from;
  const result = newSlot(machine.flow);
  listen(machine.flow, from, (value) => add(machine.flow, result, value));
  settleInto(machine, from, result, place);
  return result;
}

/** Calls the methods `then` of what arrives, with what takes what they give. */
export function settleInto(machine: Machine, from: Slot, result: Slot, { at, frame, key }: Place): void {
  const { flow } = machine;
  if (!machine.hasThenables) return;
  const [given, failed] = [fixedSlot({ kind: 'settle', slot: result }), fixedSlot({ kind: 'settle', slot: machine.thrown })];
  listen(flow, from, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'object') return;
    const then = newSlot(flow);
    machine.read(value, 'then', then, frame, at);
    listen(flow, then, (method) => {
      if (method.kind !== 'thing') return;
      machine.invoke(
        { frame, at, key: `${key}t`, args: [given, failed], spread: undefined, result: newSlot(flow), isNew: false, depth: 0 },
        method,
        fixedSlot(value),
      );
    });
  });
}
