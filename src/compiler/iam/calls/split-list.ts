import { add, fixedSlot, link, listen, onUndo, put } from './flow.js';
import type { Machine } from './machine.js';
import { onField } from './thing.js';
import type { MadeText, Slot, Thing, Value } from './value.js';

/** What a list holds at places that are not known, as it is at one place: of a text that is split, the piece of that place. */
export function linkOthers(machine: Machine, list: Thing, place: string, to: Slot): void {
  const { flow } = machine;
  // What it lists has names in place of numbers.
  if (list.isListing) onField(machine, list, (_name, slot) => link(flow, slot, to));
  if (!machine.lastPieces.has(list)) return link(flow, list.rest, to);
  listen(flow, list.rest, (value) => add(flow, to, value.kind === 'made' && value.piece?.andLater === true ? pieceAt(machine, value, Number(place)) : value));
}

/** One of the pieces; the last for -1. */
export function pieceAt(machine: Machine, pieces: MadeText, first: number): Value {
  const { flow, pieces: known } = machine;
  const ofText = known.get(pieces) ?? put(flow, known, pieces, new Map<number, Value>());
  return ofText.get(first) ?? put(flow, ofText, first, { ...pieces, piece: { first, andLater: false } });
}

/** The list is no longer as it stands in the code, so anything in it may be at any place. */
export function scatter(machine: Machine, list: Thing): void {
  const { flow } = machine;
  if (list.isScattered) return;
  list.isScattered = true;
  onUndo(flow, () => (list.isScattered = false));
  onField(machine, list, (_name, slot) => link(flow, slot, list.rest));
  listen(flow, list.rest, (value) => {
    if (value.kind === 'made' && value.piece?.andLater === true) add(flow, list.rest, { kind: 'joined', parts: [fixedSlot(value)], at: value.at });
  });
}
