import type { Machine } from './machine.js';
import { add, listen, newSlot, noteKey, onUndo } from './flow.js';
import type { Slot, Value } from './value.js';

/** The names that a key may be; undefined for one that is not known. */
export function onKey(machine: Machine, keys: Slot, listener: (name: string | undefined) => void): void {
  const others = newSlot(machine.flow);
  listen(machine.flow, keys, (value) =>
    onName(machine, value, (name) => {
      if (name !== undefined) listener(name);
      else if (value.kind !== 'nothing') add(machine.flow, others, value);
    }),
  );
  onFirst(machine, others, () => listener(undefined));
}

/** Once, when anything arrives. */
export function onFirst({ flow }: Machine, slot: Slot, listener: () => void): void {
  let isThere = false;
  listen(flow, slot, () => {
    if (isThere) return;
    isThere = true;
    onUndo(flow, () => (isThere = false));
    listener();
  });
}

/** What a key may name; a text that is joined of texts is one. */
export function onName(machine: Machine, value: Value, listener: (name: string | undefined) => void): void {
  if (value.kind === 'joined') onJoined(machine, value.parts, listener);
  else listener(nameOf(value));
}

function onJoined({ flow }: Machine, parts: readonly Slot[], listener: (name: string | undefined) => void): void {
  const seen = new Set<string | undefined>();
  const visit = (name: string | undefined): void => {
    if (seen.has(name)) return;
    seen.add(name);
    noteKey(flow, seen, name);
    listener(name);
  };
  const join = (): void => {
    let names = [''];
    for (const { values } of parts) {
      names = names.flatMap((name) => values.flatMap((value) => (value.kind === 'text' ? [name + value.text] : [])));
      if (names.length > mostNames) return visit(undefined);
    }
    for (const name of names) visit(name);
  };
  for (const part of new Set(parts))
    listen(flow, part, (value) => {
      if (value.kind === 'text') join();
      else visit(undefined);
    });
  // What a part is may not have been found.
  flow.late.push(() => {
    if (parts.some(({ values }) => values.length === 0)) visit(undefined);
  });
}

/** Names that a joined text may be. */
const mostNames = 20;

/** What names a property; symbols have names that no text has. */
export function nameOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'symbol') return `@@${value.key}`;
  return value.kind === 'builtin' ? `@@${value.path}` : undefined;
}
