import { add, fixedSlot, listen, newSlot, noteKey } from './flow.js';
import type { Machine } from './machine.js';
import { onField, unknownAt } from './thing.js';
import type { Call, Frame, Slot, Thing, Value } from './value.js';

/** What JavaScript and Node call of an object to make a text, a number or JSON of it. */
const conversions = ['toString', 'valueOf', '@@Symbol.toPrimitive', 'toJSON', '@@node:util.inspect.custom', '@@for nodejs.util.inspect.custom'];

/** Whether any object in the code says itself what it is converted to. */
export function hasConversions(code: string): boolean {
  return /(?:[^.\w$]|\.prototype\.)(?:toString|valueOf|toJSON)['"]?\s*[(:=]|toPrimitive|hasInstance|inspect\.custom|nodejs\.util\.inspect/.test(code);
}

/** Whether writing JSON may run any code. */
export function hasJsonCode(code: string): boolean {
  return /toJSON|\bget(?:\s+[\w$]|\s*['"[])/.test(code);
}

/** Where a value is converted. */
export type Place = Pick<Call, 'at' | 'frame' | 'key'>;

/** A value becomes a text or a number; a list does so with all that is in it. */
export function convert(machine: Machine, from: Slot, place: Place): void {
  if (!machine.hasConversions) return;
  const seen = new Set<Thing>();
  listen(machine.flow, from, (value) => convertValue(machine, value, place, seen, ({ shape }) => shape === 'array'));
}

/** A value becomes JSON, or is shown, with all that is in it. */
export function convertAll(machine: Machine, from: Slot, place: Place): void {
  if (!machine.hasConversions && !machine.hasJsonCode) return;
  const seen = new Set<Thing>();
  listen(machine.flow, from, (value) => convertValue(machine, value, place, seen, ({ shape }) => shape === 'array' || shape === 'object'));
}

function convertValue(machine: Machine, value: Value, place: Place, seen: Set<Thing>, isWhole: (thing: Thing) => boolean): void {
  const { flow } = machine;
  if (value.kind !== 'thing' || seen.has(value) || (value.shape !== 'object' && value.shape !== 'array')) return;
  seen.add(value);
  noteKey(flow, seen, value);
  if (machine.hasConversions) for (const name of conversions) callMember(machine, value, name, place);
  if (!isWhole(value)) return;
  const visit = (one: Value): void => {
    if (one.kind === 'getter') listen(flow, one.target, (target) => callOn(machine, target, value, [], place));
    else convertValue(machine, one, place, seen, isWhole);
  };
  onField(machine, value, (_name, slot) => listen(flow, slot, visit));
  listen(flow, value.rest, visit);
}

/** `value instanceof type`, where the type says so itself. */
export function callInstanceCheck(machine: Machine, types: Slot, values: Slot, place: Place): void {
  if (!machine.hasConversions) return;
  listen(machine.flow, types, (type) => {
    if (type.kind === 'thing') callMember(machine, type, '@@Symbol.hasInstance', place, [values]);
  });
}

function callMember(machine: Machine, thing: Thing, name: string, place: Place, args: readonly Slot[] = [fixedSlot(unknownAt(machine, place.at))]): void {
  const member = newSlot(machine.flow);
  machine.read(thing, name, member, place.frame, place.at);
  listen(machine.flow, member, (target) => callOn(machine, target, thing, args, place));
}

function callOn(machine: Machine, target: Value, self: Thing, args: readonly Slot[], { at, frame, key }: Place): void {
  if (target.kind !== 'thing' && target.kind !== 'bound') return;
  const owner = newSlot(machine.flow);
  add(machine.flow, owner, self);
  machine.invoke({ frame, at, key: `${key}v`, args, spread: undefined, result: newSlot(machine.flow), isNew: false, depth: 0 }, target, owner);
}

/** The place of a node. */
export function placeOf(
  { end, start }: { readonly start: number; readonly end: number },
  { frame, round }: { readonly frame: Frame; readonly round: string },
): Place {
  return { at: start, frame, key: `${end}${round}` };
}
