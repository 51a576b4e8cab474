import type { Machine } from './machine.js';
import { append, fixedSlot, newSlot, put } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

type Extra = Partial<Pick<Thing, 'closure' | 'client' | 'command'>>;

const noFields: ReadonlyMap<string, Slot> = new Map();
const noNames: ReadonlySet<string> = new Set();

export function newThing({ flow }: Machine, shape: Thing['shape'], at: number, extra: Extra = {}): Thing {
  return {
    kind: 'thing',
    shape,
    at,
    fields: noFields,
    rest: newSlot(flow),
    partly: undefined,
    protos: newSlot(flow),
    fieldListeners: undefined,
    written: noNames,
    own: undefined,
    closure: extra.closure,
    client: extra.client,
    command: extra.command,
    isEscaped: false,
    isListing: false,
    leftOut: undefined,
  };
}

/** What a call of outside code makes: one for each call, whatever it is called on, so that no loop makes more and more. */
export function madeBy(machine: Machine, { at, frame, key }: Pick<Call, 'at' | 'frame' | 'key'>, shape: Thing['shape'], part = ''): Thing {
  const name = `${key} ${part}`;
  return frame.made.get(name) ?? put(machine.flow, frame.made, name, newThing(machine, shape, at));
}

/** The property of a name, whether anything is stored there or not. */
export function field({ flow }: Machine, thing: Thing, name: string): Slot {
  const known = thing.fields.get(name);
  if (known !== undefined) return known;
  if (thing.fields === noFields) thing.fields = new Map();
  return put(flow, thing.fields as Map<string, Slot>, name, newSlot(flow));
}

/** The property of a name, to be written. */
export function written(machine: Machine, thing: Thing, name: string): Slot {
  const slot = field(machine, thing, name);
  if (!thing.written.has(name)) {
    const names = (thing.written === noNames ? (thing.written = new Set()) : thing.written) as Set<string>;
    names.add(name);
    if (machine.flow.run > 0) machine.flow.undo.push(() => names.delete(name));
    const listeners = thing.fieldListeners;
    const count = listeners === undefined ? 0 : listeners.length;
    for (let index = 0; index < count; index++) listeners![index]!(name, slot);
  }
  return slot;
}

/** Every property that is written, now and later. */
export function onField({ flow }: Machine, thing: Thing, listener: (name: string, slot: Slot) => void): void {
  append(flow, (thing.fieldListeners ??= []), listener);
  for (const name of Array.from(thing.written)) listener(name, thing.fields.get(name)!);
}

export function textSlot(machine: Machine, text: string): Slot {
  const known = machine.texts.get(text);
  if (known !== undefined) return known;
  const slot = fixedSlot({ kind: 'text', text });
  machine.texts.set(text, slot);
  return slot;
}

/** One value for one key, so that a slot does not hold it twice. */
export function interned(machine: Machine, key: string, value: Value): Value {
  const known = machine.interned.get(key);
  if (known !== undefined) return known;
  machine.interned.set(key, value);
  return value;
}

export function unknownAt(machine: Machine, at: number): Value {
  return interned(machine, `unknown ${at}`, { kind: 'unknown', at });
}

export function sdkValue(machine: Machine, client: string, name: string): Value {
  return interned(machine, `sdk ${client} ${name}`, { kind: 'sdk', client, name });
}

export function builtin(machine: Machine, path: string): Value {
  return interned(machine, `builtin ${path}`, { kind: 'builtin', path });
}
