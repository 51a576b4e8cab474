import { addNew, listen, noteKey, onUndo } from './flow.js';
import { leads } from './lead.js';
import type { Machine } from './machine.js';
import { onField } from './thing.js';
import type { Slot, Thing, Value } from './value.js';

/** Where many things meet that hold nothing but data, most are left out; those that turn out to hold more come in all the same. */
export function leaveOut(machine: Machine, thing: Thing, slot: Slot): void {
  const { flow } = machine;
  const known = thing.leftOut;
  if (known !== undefined) {
    if (known.has(slot)) return;
    known.add(slot);
    noteKey(flow, known, slot);
    return;
  }
  const slots = new Set([slot]);
  thing.leftOut = slots;
  onUndo(flow, () => (thing.leftOut = undefined));
  whenLeading(machine, thing, 0, () => {
    for (const one of slots) if (!one.values.includes(thing)) addNew(flow, one, thing);
  });
}

/** Calls back, perhaps often, when something that leads to calls arrives in a thing, or in what it holds. */
function whenLeading(machine: Machine, thing: Thing, depth: number, then: () => void): void {
  const { flow } = machine;
  const receive = (value: Value): void => {
    if (leads(value) || depth > 3) then();
    else if (value.kind === 'thing') whenLeading(machine, value, depth + 1, then);
  };
  onField(machine, thing, (_name, slot) => listen(flow, slot, receive));
  listen(flow, thing.rest, receive);
  listen(flow, thing.protos, then);
}
