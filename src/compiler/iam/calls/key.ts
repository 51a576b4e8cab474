import type { Machine } from './machine.js';
import { add, listen, newSlot } from './flow.js';
import type { Slot, Value } from './value.js';

/** The names that a key may be; undefined for one that is not known. */
export function onKey(machine: Machine, keys: Slot, listener: (name: string | undefined) => void): void {
  const others = newSlot(machine.flow);
  listen(machine.flow, keys, (value) => {
    const name = nameOf(value);
    if (name !== undefined) listener(name);
    else if (value.kind !== 'nothing') add(machine.flow, others, value);
  });
  onFirst(machine, others, () => listener(undefined));
}

/** Once, when anything arrives. */
export function onFirst({ flow }: Machine, slot: Slot, listener: () => void): void {
  let isThere = false;
  listen(flow, slot, () => {
    if (isThere) return;
    isThere = true;
    if (flow.run > 0) flow.undo.push(() => (isThere = false));
    listener();
  });
}

/** What names a property; symbols have names that no text has. */
export function nameOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'symbol') return `@@${value.key}`;
  return value.kind === 'builtin' ? `@@${value.path}` : undefined;
}
