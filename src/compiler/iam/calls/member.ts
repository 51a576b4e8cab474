import { arrayMethods, functionMethods, mapMethods, objectMethods } from './builtin-method.js';
import { isEmitterClass, prototypeMember } from './emitter.js';
import { giveToOwner } from './large-package-call.js';
import type { Machine } from './machine.js';
import { method } from './method.js';
import { readClient, readCommand, readNamespace, readSdk } from './sdk-member.js';
import { linkOthers } from './split-list.js';
import { builtin, field, forgetPlaces, interned, newThing, onField, unknownAt, written } from './thing.js';
import { add, link, listen, newSlot, noteKey, put } from './flow.js';
import type { Frame, Slot, Thing, Value } from './value.js';

/** `value.name`, or `value[…]` where the name is not known. */
export function readMember(machine: Machine, value: Value, name: string | undefined, to: Slot, frame: Frame, at: number): void {
  const { flow } = machine;
  switch (value.kind) {
    case 'thing':
      return readThing(machine, value, name, to, { frame, at, self: value, seen: undefined });
    case 'builtin':
      return readBuiltin(machine, value, name, to, at);
    case 'sdk':
      return readSdk(machine, value, name, to, at);
    case 'namespace':
      return readNamespace(machine, value, name, to);
    case 'library':
      return add(flow, to, interned(machine, `library ${name}`, { kind: 'library', name: name ?? '' }));
    case 'stack':
      return name === undefined ? undefined : add(flow, to, method(machine, value, name));
    case 'unseen':
    case 'provider':
      return add(flow, to, value);
    case 'unknown':
      return add(flow, to, unknownAt(machine, at));
    case 'getter':
    case 'setter':
    case 'nothing':
      return;
    case 'method':
    case 'bound':
    case 'settle': {
      // A loop may ask for a method of a method, and so on.
      const isFirst = value.kind !== 'method' || value.self.kind !== 'method';
      return add(flow, to, name !== undefined && isFirst && functionMethods.has(name) ? method(machine, value, name) : machine.other.values[0]!);
    }
    default:
      // A number has no properties; a text's methods count where they are called.
      return link(flow, value.kind === 'opaque' || value.kind === 'schema' ? machine.opaque : value.kind === 'other' ? machine.none : machine.other, to);
  }
}

interface Reading {
  readonly frame: Frame;
  readonly at: number;
  /** What getters run with. */
  readonly self: Thing;
  /** The prototypes that were looked at; none where only the thing itself was. */
  seen: Set<Thing> | undefined;
}

function readThing(machine: Machine, thing: Thing, name: string | undefined, to: Slot, reading: Reading): void {
  const { flow } = machine;
  const { frame, at, self } = reading;
  const isFirst = thing === self;
  const receive = (slot: Slot): void =>
    listen(flow, slot, (value) => {
      if (value.kind === 'getter') runAccessor(machine, value.target, [], to, reading);
      else if (value.kind !== 'setter') add(flow, to, value);
    });
  if (holds(thing, name)) {
    if (thing.shape !== 'array' || name === undefined) link(flow, thing.rest, to);
    else linkOthers(machine, thing, name, to);
    if (name === undefined) onField(machine, thing, (_name, slot) => receive(slot));
    // A class has one of its own.
    else if (name === 'prototype' && thing.closure !== undefined) return receive(prototypeSlot(machine, thing));
    else receive(field(machine, thing, name));
  }
  if (thing.client !== undefined) readClient(machine, thing, thing.client, name, to);
  if (thing.command !== undefined) readCommand(machine, thing, thing.command, name, to);
  if (name !== undefined && thing.own?.has(name) === true) return;
  if (name !== undefined && (isFirst || thing.shape === 'native') && hasBuiltinMethod(thing, name))
    // It runs on what it is called on: one value for all lists.
    add(flow, to, thing.shape === 'native' ? thing : builtin(machine, `Object.prototype.${name}`));
  if (name === 'constructor' && isFirst && thing.shape === 'closure') add(flow, to, builtin(machine, 'Function'));
  listen(flow, thing.protos, (proto) => {
    if (proto.kind === 'thing') {
      if (look(machine, reading, proto)) readThing(machine, proto, name, to, reading);
    } else machine.read(proto, name, to, frame, at);
  });
}

/** Whether what a thing holds may be had by that name: a list has it by numbers, a map only by its methods. */
function holds({ fields, shape }: Thing, name: string | undefined): boolean {
  if (shape === 'map') return false;
  return shape !== 'array' || name === undefined || /^\d+$/.test(name) || fields.has(name);
}

/** Of an array, a map, a function, an object of Node. */
function hasBuiltinMethod({ shape }: Thing, name: string): boolean {
  switch (shape) {
    case 'array':
      return arrayMethods.has(name) || objectMethods.has(name);
    case 'map':
      return mapMethods.has(name);
    case 'closure':
      return functionMethods.has(name) || objectMethods.has(name);
    case 'native':
      return true;
    default:
      return objectMethods.has(name);
  }
}

function runAccessor(machine: Machine, target: Slot, args: readonly Slot[], result: Slot, { frame, at, self }: Omit<Reading, 'seen'>): void {
  const owner = newSlot(machine.flow);
  add(machine.flow, owner, self);
  listen(machine.flow, target, (closure) =>
    machine.invoke({ frame, at, key: `${at}a`, args, spread: undefined, result, isNew: false, depth: 0 }, closure, owner),
  );
}

function readBuiltin(machine: Machine, value: Value & { kind: 'builtin' }, name: string | undefined, to: Slot, at: number): void {
  const { path } = value;
  if (path.endsWith('.prototype')) {
    const member = prototypeMember(path, name);
    if (member !== undefined) return member === '' ? undefined : add(machine.flow, to, builtin(machine, member));
  }
  if (name === undefined) return add(machine.flow, to, unknownAt(machine, at));
  if (functionMethods.has(name) && path !== 'Reflect') return add(machine.flow, to, method(machine, value, name));
  if (path === environment) {
    link(machine.flow, field(machine, machine.global, `${environment}.${name}`), to);
    return add(machine.flow, to, interned(machine, `variable ${name}`, { kind: 'variable', name }));
  }
  if (path === 'globalThis') return readGlobal(machine, name, to);
  // Modules of Node give their members by default imports too.
  if (name === 'default' || (name === 'EventEmitter' && isEmitterClass(path))) return add(machine.flow, to, value);
  // A loop may ask for a member of a member, and so on.
  if (path.split('.').length > 2) return link(machine.flow, machine.opaque, to);
  const isProcess = path === 'process' || path === 'node:process';
  const member = isProcess ? `process/${name}` : `${path}.${name}`;
  add(machine.flow, to, builtin(machine, isProcess && name === 'env' ? environment : member));
}

/** What holds the environment variables. */
export const environment = 'environment';

/** A variable that no scope has. */
export function readGlobal(machine: Machine, name: string, to: Slot): void {
  link(machine.flow, field(machine, machine.global, name), to);
  if (name === 'globalThis' || name === 'global') add(machine.flow, to, builtin(machine, 'globalThis'));
  else if (name !== 'undefined') add(machine.flow, to, name === 'NaN' || name === 'Infinity' ? machine.other.values[0]! : builtin(machine, name));
}

/** What `new` gives its objects. */
export function prototypeSlot(machine: Machine, thing: Thing): Slot {
  const { flow } = machine;
  const slot = field(machine, thing, 'prototype');
  if (machine.prototypes.has(thing)) return slot;
  const prototype = newThing(machine, 'object', thing.at);
  put(flow, machine.prototypes, thing, prototype);
  add(flow, slot, prototype);
  add(flow, written(machine, prototype, 'constructor'), thing);
  return slot;
}

/** `value.name = …`. */
export function writeMember(machine: Machine, value: Value, name: string | undefined, from: Slot, frame: Frame, at: number): void {
  const { flow } = machine;
  switch (value.kind) {
    case 'thing': {
      forgetPlaces(machine, value);
      link(flow, from, name === undefined ? value.rest : written(machine, value, name));
      if (name === '__proto__') link(flow, from, value.protos);
      giveToOwner(machine, value, from);
      if (name !== undefined) runSetters(machine, value, name, from, { frame, at, self: value, seen: undefined });
      return;
    }
    case 'builtin':
      if (value.path === 'globalThis' && name !== undefined) return link(flow, from, field(machine, machine.global, name));
      // No global has a dot in its name.
      if (value.path === environment) return name === undefined ? undefined : link(flow, from, field(machine, machine.global, `${environment}.${name}`));
      return listen(flow, from, (one) => machine.escape(one, frame, at));
    // What these hold is not kept, as in `error.retry = () => …`.
    case 'opaque':
    case 'bound':
    case 'method':
    case 'settle':
    case 'provider':
    case 'unknown':
    case 'unseen':
    case 'library':
      return listen(flow, from, (one) => machine.escape(one, frame, at));
    default:
  }
}

function runSetters(machine: Machine, thing: Thing, name: string, from: Slot, reading: Reading): void {
  const { flow } = machine;
  const slot = field(machine, thing, name);
  const run = (value: Value): void => {
    if (value.kind === 'setter') runAccessor(machine, value.target, [from], newSlot(flow), reading);
  };
  listen(flow, slot, run);
  listen(flow, thing.protos, (proto) => {
    if (proto.kind === 'thing' && look(machine, reading, proto)) runSetters(machine, proto, name, from, reading);
  });
}

/** Whether a prototype was not looked at yet. */
function look({ flow }: Machine, reading: Reading, thing: Thing): boolean {
  const seen = (reading.seen ??= new Set([reading.self]));
  if (seen.has(thing)) return false;
  seen.add(thing);
  noteKey(flow, seen, thing);
  return true;
}
