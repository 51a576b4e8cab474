import { elementsOfValue } from './element.js';
import { onKey } from './key.js';
import type { Machine } from './machine.js';
import { newThing, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot, put } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** The property of an emitter that holds its listeners, by the names of their events. */
export const events = '_events';

/** An object whose listeners are followed. All others call what they are given. */
export type Emitter = Thing;

export function isEmitter(value: Value): value is Emitter {
  return value.kind === 'thing' && value.shape !== 'native';
}

/** Whatever holds the listeners of an emitter: one object of its own, and that of what it is a copy of. */
function eventsOf(machine: Machine, emitter: Emitter, { at, frame }: Call): Slot {
  const { emitters, flow } = machine;
  if (!emitters.has(emitter)) {
    const own = put(flow, emitters, emitter, newThing(machine, 'object', emitter.at));
    add(flow, written(machine, emitter, events), own);
  }
  const all = newSlot(flow);
  machine.read(emitter, events, all, frame, at);
  return all;
}

/** @param event the event's name; undefined for one that is not known */
export function addListener(machine: Machine, call: Call, emitter: Emitter, event: string | undefined, listener: Slot): void {
  listen(machine.flow, eventsOf(machine, emitter, call), (held) => machine.write(held, event, listener, call.frame, call.at));
  link(machine.flow, listener, machine.listeners);
}

/** Those of an event, and those of events that are not known. */
export function listenersOf(machine: Machine, call: Call, emitter: Emitter, event: string | undefined): Slot {
  const { flow } = machine;
  const found = newSlot(flow);
  listen(flow, eventsOf(machine, emitter, call), (held) => machine.read(held, event, found, call.frame, call.at));
  // The code may have written a list there by itself.
  const all = newSlot(flow);
  listen(flow, found, (value) => {
    if (value.kind === 'thing' && value.shape === 'array') elementsOfValue(machine, value, all, call.frame);
    else add(flow, all, value);
  });
  return all;
}

/** What an event passes to its listeners. */
export type Passed = Pick<Call, 'args' | 'spread'>;

export function callListeners(machine: Machine, call: Call, listeners: Slot, passed: Passed, self: Slot): void {
  const { flow } = machine;
  const inner: Call = { ...call, ...passed, key: `${call.key}m`, result: newSlot(flow), isNew: false, depth: call.depth + 1 };
  listen(flow, listeners, (listener) => {
    machine.invoke(inner, listener, self);
    // Listeners of a target may be objects.
    if (listener.kind !== 'thing' || listener.shape !== 'object') return;
    const handle = newSlot(flow);
    machine.read(listener, 'handleEvent', handle, call.frame, call.at);
    listen(flow, handle, (target) => machine.invoke(inner, target, fixedSlot(listener)));
  });
}

/** The names of events that a value may be; undefined for one that is not known. */
export function onEvent(machine: Machine, names: Slot, visit: (event: string | undefined) => void): void {
  let isNamed = false;
  onKey(machine, names, (name) => {
    isNamed = true;
    // Node's own symbols have several names.
    visit(name === undefined || /^@@(?:node:|for undefined$)/.test(name) ? undefined : name);
  });
  const assume = (): void => {
    if (!isNamed) visit(undefined);
  };
  if (!isNamed) machine.flow.late.push(assume);
}
