import type { Machine } from './machine.js';
import { listen, newSlot } from './flow.js';
import type { Call, Slot } from './value.js';

/** Calls everything that a slot may be. */
export function callBack(machine: Machine, call: Call, target: Slot, args: readonly Slot[], result: Slot = newSlot(machine.flow), round = ''): void {
  const inner: Call = { ...call, key: `${call.key}${round}`, args, spread: undefined, result, isNew: false };
  listen(machine.flow, target, (value) => machine.invoke(inner, value, machine.none));
}
