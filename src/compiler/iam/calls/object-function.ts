import { argument } from './call-argument.js';
import { elementsOf } from './element.js';
import { onFirst, onKey } from './key.js';
import type { Machine } from './machine.js';
import { copyMembers, overwrite } from './copy.js';
import { callMetadata } from './metadata.js';
import { listMembers } from './member-list.js';
import { field, madeBy, onField, written } from './thing.js';
import { add, link, listen, newSlot } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** `Object.…`, and `Reflect.…` under the same names. False for what only tells something. */
export function callObjectFunction(machine: Machine, call: Call, path: string): boolean {
  const { flow } = machine;
  const { frame, at, result } = call;
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  const third = argument(machine, call, 2);
  switch (path) {
    case 'Object.assign':
      for (const source of call.args.slice(1)) copyInto(machine, call, source, first);
      if (call.spread !== undefined) copyInto(machine, call, elementsOf(machine, call.spread, newSlot(flow), frame), first);
      link(flow, first, result);
      return true;
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.preventExtensions':
      link(flow, first, result);
      return true;
    case 'Object.create': {
      const made = madeBy(machine, call, 'object');
      link(flow, first, made.protos);
      defineAll(machine, call, made, second);
      add(flow, result, made);
      return true;
    }
    case 'Object.setPrototypeOf':
      listen(flow, first, (value) => {
        if (value.kind === 'thing') link(flow, second, value.protos);
      });
      link(flow, first, result);
      return true;
    case 'Object.getPrototypeOf':
      listen(flow, first, (value) => {
        if (value.kind === 'thing') link(flow, value.protos, result);
      });
      return true;
    case 'Object.defineProperty':
      listen(flow, first, (value) => onKey(machine, plainKeys(machine, first, second), (name) => define(machine, call, value, name, third)));
      link(flow, first, result);
      return true;
    case 'Object.defineProperties':
      listen(flow, first, (value) => {
        if (value.kind === 'thing') defineAll(machine, call, value, second);
      });
      link(flow, first, result);
      return true;
    case 'Object.getOwnPropertyDescriptor':
      describe(machine, call, first, second);
      return true;
    case 'Object.keys':
    case 'Object.getOwnPropertyNames':
    case 'Object.ownKeys':
    case 'Object.values':
    case 'Object.entries':
      add(flow, result, listMembers(machine, first, path, frame, at));
      return true;
    case 'Object.fromEntries': {
      const made = madeBy(machine, call, 'object', 'b');
      listen(flow, elementsOf(machine, first, newSlot(flow), frame), (pair) => {
        const [key, value] = [newSlot(flow), newSlot(flow)];
        machine.read(pair, '0', key, frame, at);
        machine.read(pair, '1', value, frame, at);
        onKey(machine, key, (name) => machine.write(made, name, value, frame, at));
      });
      add(flow, result, made);
      return true;
    }
    case 'Object.get':
      listen(flow, first, (value) => onKey(machine, second, (name) => machine.read(value, name, result, frame, at)));
      return true;
    case 'Object.set':
      listen(flow, first, (value) => onKey(machine, second, (name) => machine.write(value, name, third, frame, at)));
      return true;
    case 'Object.apply':
      listen(flow, first, (target) => machine.invoke({ ...call, args: [], spread: third, isNew: false }, target, second));
      return true;
    case 'Object.construct':
      listen(flow, first, (target) => machine.invoke({ ...call, args: [], spread: second, isNew: true }, target, machine.none));
      return true;
    // What only some libraries add.
    case 'Object.decorate':
      return true;
    case 'Object.metadata':
    case 'Object.defineMetadata':
    case 'Object.getMetadata':
    case 'Object.getOwnMetadata':
      return callMetadata(machine, call, path, first, second, third);
    case 'Object':
      link(flow, first, result);
      return true;
    default:
      return false;
  }
}

function copyInto(machine: Machine, call: Call, from: Slot, to: Slot): void {
  listen(machine.flow, to, (target) => {
    if (target.kind === 'thing') {
      overwrite(machine, from, target, target.sure?.names());
      copyMembers(machine, from, target, undefined, call.frame, call.at);
    } else if (target.kind === 'builtin')
      listen(machine.flow, from, (value) => {
        if (value.kind === 'thing') onField(machine, value, (name, slot) => machine.write(target, name, slot, call.frame, call.at));
      });
    // What these hold is not kept, as in `Object.assign(error, { retry: () => … })`.
    else if (target.kind !== 'nothing' && target.kind !== 'other') listen(machine.flow, from, (value) => machine.escape(value, call.frame, call.at));
  });
}

/** `{ value }` or `{ get, set }`. */
function define(machine: Machine, call: Call, value: Value, name: string | undefined, descriptor: Slot): void {
  const { flow } = machine;
  // What is known of `Reflect` is in `metadata.ts`.
  if (value.kind === 'nothing' || value.kind === 'other' || (value.kind === 'builtin' && value.path === 'Reflect')) return;
  if (value.kind !== 'thing') return listen(flow, descriptor, (one) => machine.escape(one, call.frame, call.at));
  const slot = name === undefined ? value.rest : written(machine, value, name);
  const part = (key: string): Slot => {
    const found = newSlot(flow);
    listen(flow, descriptor, (one) => machine.read(one, key, found, call.frame, call.at));
    return found;
  };
  link(flow, part('value'), slot);
  for (const kind of ['get', 'set'] as const) {
    const target = part(kind);
    onFirst(machine, target, () => add(flow, slot, { kind: kind === 'get' ? 'getter' : 'setter', target }));
  }
}

function defineAll(machine: Machine, call: Call, thing: Thing, descriptors: Slot): void {
  listen(machine.flow, descriptors, (all) => {
    if (all.kind === 'thing') onField(machine, all, (name, descriptor) => define(machine, call, thing, name, descriptor));
  });
}

/** The keys without those of a loop over the names of a namespace, which copies all of it. */
export function plainKeys(machine: Machine, targets: Slot, keys: Slot): Slot {
  const { flow } = machine;
  const plain = newSlot(flow);
  listen(flow, keys, (key) => {
    if (key.kind !== 'key') return add(flow, plain, key);
    listen(flow, targets, (target) => {
      if (target.kind === 'thing') add(flow, target.protos, key.of);
    });
  });
  return plain;
}

function describe(machine: Machine, call: Call, objects: Slot, names: Slot): void {
  const { flow } = machine;
  listen(flow, objects, (value) =>
    onKey(machine, names, (name) => {
      const made = madeBy(machine, call, 'object', 'c');
      if (value.kind !== 'thing' || name === undefined) {
        machine.read(value, name, written(machine, made, 'value'), call.frame, call.at);
        return add(flow, call.result, made);
      }
      listen(flow, field(machine, value, name), (one) => {
        if (one.kind === 'getter') link(flow, one.target, written(machine, made, 'get'));
        else if (one.kind === 'setter') link(flow, one.target, written(machine, made, 'set'));
        else add(flow, written(machine, made, 'value'), one);
      });
      add(flow, call.result, made);
    }),
  );
}
