import type { Machine } from './machine.js';
import { listen } from './flow.js';
import type { Slot, Value } from './value.js';

/** The names that a key may be; undefined for one that is not known. */
export function onKey(machine: Machine, keys: Slot, listener: (name: string | undefined) => void): void {
  let isAny = false;
  listen(machine.flow, keys, (value) => {
    const name = nameOf(value);
    if (name !== undefined) return listener(name);
    if (isAny) return;
    isAny = true;
    if (machine.flow.run > 0) machine.flow.undo.push(() => (isAny = false));
    listener(undefined);
  });
}

/** What names a property; symbols have names that no text has. */
export function nameOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'symbol') return `@@${value.key}`;
  return value.kind === 'builtin' ? `@@${value.path}` : undefined;
}
