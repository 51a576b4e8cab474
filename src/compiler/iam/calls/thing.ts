import type { Machine } from './machine.js';
import { append, fixedSlot, newSlot, noteKey, onUndo, put } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

type Extra = Partial<Pick<Thing, 'closure' | 'client' | 'command' | 'sure'>>;

const noFields: ReadonlyMap<string, Slot> = new Map();
const noNames: ReadonlySet<string> = new Set();

export function newThing({ flow }: Machine, shape: Thing['shape'], at: number, extra: Extra = {}): Thing {
  return {
    kind: 'thing',
    shape,
    at,
    run: flow.run,
    fields: noFields,
    rest: newSlot(flow),
    partly: undefined,
    protos: newSlot(flow),
    fieldListeners: undefined,
    written: noNames,
    sure: extra.sure,
    own: undefined,
    closure: extra.closure,
    client: extra.client,
    command: extra.command,
    isEscaped: false,
    isListing: false,
    places: undefined,
    isScattered: false,
    leftOut: undefined,
  };
}

/** What a call of outside code makes: one for each call, whatever it is called on, so that no loop makes more and more. */
export function madeBy(machine: Machine, { at, frame, key }: Pick<Call, 'at' | 'frame' | 'key'>, shape: Thing['shape'], part = ''): Thing {
  const name = `${key} ${part}`;
  const ofFrame = machine.made.get(frame) ?? put(machine.flow, machine.made, frame, new Map<string, Thing>());
  return ofFrame.get(name) ?? put(machine.flow, ofFrame, name, newThing(machine, shape, at));
}

/** The property of a name, whether anything is stored there or not. */
export function field({ flow }: Machine, thing: Thing, name: string): Slot {
  const known = thing.fields.get(name);
  if (known !== undefined) return known;
  if (thing.fields === noFields) thing.fields = new Map();
  const made = newSlot(flow);
  (thing.fields as Map<string, Slot>).set(name, made);
  if (thing.run !== flow.run) noteKey(flow, thing.fields as Map<string, Slot>, name);
  return made;
}

/** The property of a name, to be written. */
export function written(machine: Machine, thing: Thing, name: string): Slot {
  const slot = field(machine, thing, name);
  if (!thing.written.has(name)) {
    const names = (thing.written === noNames ? (thing.written = new Set()) : thing.written) as Set<string>;
    names.add(name);
    if (thing.run !== machine.flow.run) noteKey(machine.flow, names, name);
    const listeners = thing.fieldListeners;
    const count = listeners === undefined ? 0 : listeners.length;
    for (let index = 0; index < count; index++) listeners![index]!(name, slot);
  }
  return slot;
}

/** The list is no longer as it stands in the code. */
export function forgetPlaces({ flow }: Machine, list: Thing): void {
  const { places } = list;
  if (places === undefined) return;
  list.places = undefined;
  onUndo(flow, () => (list.places = places));
}

/** Every property that is written, now and later. */
export function onField({ flow }: Machine, thing: Thing, listener: (name: string, slot: Slot) => void): void {
  const listeners = (thing.fieldListeners ??= []);
  if (thing.run === flow.run) listeners.push(listener);
  else append(flow, listeners, listener);
  if (thing.written.size > 0) for (const name of Array.from(thing.written)) listener(name, thing.fields.get(name)!);
}

export function textSlot(machine: Machine, text: string): Slot {
  const known = machine.texts.get(text);
  if (known !== undefined) return known;
  const slot = fixedSlot({ kind: 'text', text });
  machine.texts.set(text, slot);
  return slot;
}

/** A text as a value: the same one wherever it is. */
export function textValue(machine: Machine, text: string): Value {
  return textSlot(machine, text).values[0]!;
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
