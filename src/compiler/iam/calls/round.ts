import { add, listen, newSlot, onUndo } from './flow.js';
import { leads } from './lead.js';
import type { Machine } from './machine.js';
import { onField } from './thing.js';
import type { Slot, Thing } from './value.js';

/**
 * Goes through a list: the elements that may lead to calls one by one, with the names of their places, and so the names that a list of names
 * has; all others are one.
 *
 * @param isTold whether all of them count one by one
 */
export function eachPlace(machine: Machine, list: Thing, others: Slot, visit: (slot: Slot, place: string) => boolean, isTold: boolean = false): void {
  const { flow } = machine;
  listen(flow, list.rest, (value) => add(flow, others, value));
  onField(machine, list, (place, slot) => {
    const own = newSlot(flow);
    let isVisited = false;
    listen(flow, slot, (value) => {
      if (!isTold && !list.isListing && !leads(value)) return add(flow, others, value);
      if (!isVisited) {
        // Where there are too many, they are one as well.
        if (!visit(own, place)) return add(flow, others, value);
        isVisited = true;
        onUndo(flow, () => (isVisited = false));
      }
      add(flow, own, value);
    });
  });
}
