import type { Syntax } from './syntax.js';
import { allArguments } from './call-argument.js';
import { addCallee } from './callee.js';
import { fileOf, isModuleCode } from './code-file.js';
import { add, fixedSlot, link, listen, newSlot, noteKey } from './flow.js';
import { isClass } from './function-code.js';
import { leads } from './lead.js';
import { events } from './listeners.js';
import type { Machine } from './machine.js';
import { packageOf } from './package-of.js';
import type { LargePackage } from './large-package.js';
import { recordUntold } from './request.js';
import { classKind } from './sdk-package.js';
import { newThing, onField, written } from './thing.js';
import type { Call, Frame, Slot, Thing, Value } from './value.js';

export function addLargePackage(machine: Machine, name: string, names: ReadonlySet<string>): void {
  const frame: Frame & { whole: Frame } = { ...machine.modules, callees: new Map(), requests: [], untold: [] };
  frame.whole = frame;
  const thing = newThing(machine, 'native', 0);
  const { flow } = machine;
  const [inbox, outbox] = [newSlot(flow), newSlot(flow)];
  const large: LargePackage = { thing, inbox, outbox, frame, names, isCalled: false };
  machine.largePackages.set(name, large);
  machine.largeThings.set(thing, large);
  add(flow, thing.rest, thing);
  listen(flow, inbox, (value) => {
    if (value.kind === 'settle') link(flow, outbox, value.slot);
    else if (!standsFor(machine, large, value)) add(flow, thing.rest, value);
  });
  listen(flow, thing.rest, (value) => {
    if (value.kind !== 'unknown') add(flow, outbox, value);
    receive(machine, large, value);
  });
}

/** The thing stands for what the package made itself, for texts, and for all that is not known. */
function standsFor(machine: Machine, large: LargePackage, value: Value): boolean {
  if (value.kind !== 'thing') return !leads(value);
  if (value.closure !== undefined) return ownerOf(machine, value.closure.code) === large;
  const isMade = value.shape === 'object' || value.shape === 'array' || (value.shape === 'native' && !machine.largeThings.has(value));
  return isMade && !machine.largeMade.has(value) && ownerAt(machine, value.at) === large;
}

/** The large package that a function is of. */
export function largePackageOf(machine: Machine, code: Syntax): LargePackage | undefined {
  if (machine.largePackages.size === 0 || (code.type === 'ArrowFunctionExpression' && isModuleCode(code))) return undefined;
  return ownerOf(machine, code);
}

function ownerOf(machine: Machine, code: Syntax): LargePackage | undefined {
  const name = packageOf(fileOf(machine, code));
  return name === undefined ? undefined : machine.largePackages.get(name);
}

/** What is written into an object that the package made is given to it. */
export function giveToOwner(machine: Machine, thing: Thing, from: Slot): void {
  if (machine.largePackages.size === 0 || (thing.shape !== 'object' && thing.shape !== 'array')) return;
  const large = ownerAt(machine, thing.at);
  if (large !== undefined && !machine.largeMade.has(thing)) link(machine.flow, from, large.inbox);
}

function ownerAt({ largeAt, largePackages, sourceOf }: Machine, at: number): LargePackage | undefined {
  if (largeAt.has(at)) return largeAt.get(at);
  const name = packageOf(sourceOf?.(at) ?? '');
  const large = name === undefined ? undefined : largePackages.get(name);
  largeAt.set(at, large);
  return large;
}

export function callLargePackage(machine: Machine, call: Call, large: LargePackage, self: Slot): void {
  const { flow } = machine;
  const { frame, inbox, outbox } = large;
  link(flow, self, inbox);
  link(flow, allArguments(machine, call), inbox);
  link(flow, outbox, call.result);
  // What modules give it while they are loaded runs when a handler calls the package.
  if (flow.run === 0 || call.frame.whole === frame) return;
  large.isCalled = true;
  if (!call.frame.callees.has(frame)) addCallee(machine, call.frame.whole, frame, call.at);
}

function receive(machine: Machine, large: LargePackage, value: Value): void {
  switch (value.kind) {
    case 'thing':
      return value === large.thing ? undefined : receiveThing(machine, large, value);
    case 'sdk':
      return receiveSdk(machine, large, value);
    case 'namespace':
      return machine.escape(value, large.frame, large.thing.at);
    case 'method':
      return value.self.kind === 'thing' && value.self.client !== undefined ? run(machine, large, value, machine.none) : undefined;
    case 'bound':
    case 'provider':
      return run(machine, large, value, machine.none);
    default:
  }
}

function receiveThing(machine: Machine, large: LargePackage, thing: Thing): void {
  const { flow } = machine;
  if (thing.closure !== undefined) {
    if (isClass(thing.closure.code)) return make(machine, large, thing);
    return run(machine, large, thing, large.outbox);
  }
  if (thing.client?.isAggregated === true && !machine.largeMade.has(thing))
    return recordUntold(machine, large.frame, { kind: 'client-passed-on', client: thing.client.client, at: thing.at });
  if (thing.shape !== 'object' && thing.shape !== 'array') return;
  fillExports(machine, large, thing);
  const take = (slot: Slot): void =>
    listen(flow, slot, (one) => {
      if (one.kind === 'getter') link(flow, one.target, large.inbox);
      // What an object holds may come later.
      else if (one.kind === 'thing' || (leads(one) && one.kind !== 'setter')) add(flow, large.inbox, one);
    });
  onField(machine, thing, (name, slot) => {
    take(slot);
    // It may listen to an emitter.
    if (name === events) listen(flow, slot, (held) => (held.kind === 'thing' ? add(flow, held.rest, large.thing) : undefined));
  });
  take(thing.rest);
  if (!machine.largeMade.has(thing)) callNamed(machine, large, thing, thing, new Set());
}

function receiveSdk(machine: Machine, large: LargePackage, value: Value & { kind: 'sdk' }): void {
  const kind = classKind(value.client, value.name);
  if (kind === 'client' || kind === 'aggregated') make(machine, large, value);
  else machine.escape(value, large.frame, large.thing.at);
}

function make(machine: Machine, large: LargePackage, value: Value): void {
  const { flow, largeMade } = machine;
  const made = newSlot(flow);
  listen(flow, made, (one) => {
    if (one.kind !== 'thing' || largeMade.has(one)) return;
    largeMade.add(one);
    noteKey(flow, largeMade, one);
    add(flow, large.inbox, one);
  });
  const call: Call = { ...callOf(large), result: made, isNew: true };
  // What a client is made with is its configuration, and none of the rest.
  machine.invoke(value.kind === 'sdk' ? { ...call, args: [] } : call, value, machine.none);
}

function run(machine: Machine, large: LargePackage, value: Value, self: Slot): void {
  machine.invoke({ ...callOf(large), result: large.inbox }, value, self);
}

function callOf({ frame, outbox, thing: { at } }: LargePackage): Omit<Call, 'result'> {
  return { frame, at, key: 'large', args: [outbox, outbox, outbox, outbox], spread: undefined, isNew: false, depth: 0 };
}

/** The methods of an object's class that the package may call by their names. */
function callNamed(machine: Machine, large: LargePackage, thing: Thing, self: Thing, seen: Set<Thing>): void {
  const { flow } = machine;
  listen(flow, thing.protos, (proto) => {
    if (proto.kind !== 'thing' || proto.client !== undefined || proto.command !== undefined || seen.has(proto)) return;
    seen.add(proto);
    noteKey(flow, seen, proto);
    onField(machine, proto, (name, slot) => {
      if (name === 'constructor' || !large.names.has(name)) return;
      listen(flow, slot, (one) => {
        const target = one.kind === 'getter' ? one.target : fixedSlot(one);
        listen(flow, target, (method) => run(machine, large, method, fixedSlot(self)));
      });
    });
    callNamed(machine, large, proto, self, seen);
  });
}

/** A module of CommonJS gets `exports` and `module`, which it fills. */
function fillExports(machine: Machine, { thing }: LargePackage, given: Thing): void {
  if (given.written.size === 0) add(machine.flow, given.protos, thing);
  else if (given.written.size === 1 && given.written.has('exports')) add(machine.flow, written(machine, given, 'exports'), thing);
}
