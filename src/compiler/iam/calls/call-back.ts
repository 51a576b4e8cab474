import type { Machine } from './machine.js';
import { listen, newSlot } from './flow.js';
import { type Call, deepestCall, type Slot } from './value.js';

/** Calls everything that a slot may be. */
export function callBack(
  machine: Machine,
  call: Call,
  target: Slot,
  args: readonly Slot[],
  result: Slot = newSlot(machine.flow),
  round = '',
  self: Slot = machine.none,
): void {
  if (call.depth > deepestCall) return;
  const inner: Call = { ...call, key: `${call.key}${round}`, args, spread: undefined, result, isNew: false, depth: call.depth + 1 };
  listen(machine.flow, target, (value) => {
    // A method of a list that a method of a list calls is followed, but not without end.
    if (call.depth > 0 && value.kind === 'method' && (value.self.kind !== 'thing' || value.self.client === undefined)) return;
    machine.invoke(inner, value, self);
  });
}
