import type { Machine } from './machine.js';
import { method } from './method.js';
import { classKind } from './sdk-package.js';
import { interned, sdkValue, unknownAt } from './thing.js';
import { add, link, put } from './flow.js';
import type { Client, Command, Slot, Thing, Value } from './value.js';

/** A property of what the SDK exports: `DynamoDBDocument.from`, `ReturnValue.ALL_NEW`. */
export function readSdk(machine: Machine, value: Value & { kind: 'sdk' }, name: string | undefined, to: Slot, at: number): void {
  if (value.name === '*') return add(machine.flow, to, value);
  const isClass = classKind(value.client, value.name) !== undefined;
  add(machine.flow, to, isClass && name !== undefined ? method(machine, value, name) : unknownAt(machine, at));
}

export function readNamespace(machine: Machine, value: Value & { kind: 'namespace' }, name: string | undefined, to: Slot): void {
  const { client } = value;
  if (name === 'default') add(machine.flow, to, interned(machine, `namespace ${client}`, value));
  else if (name === 'then') add(machine.flow, to, method(machine, value, name));
  else if (name !== '__esModule') add(machine.flow, to, sdkValue(machine, client, name ?? '*'));
}

/** A client's property; `*` is a method whose name is not known. */
export function readClient(machine: Machine, thing: Thing, client: Client, name: string | undefined, to: Slot): void {
  const { flow } = machine;
  if (name === undefined && client.isAggregated) return add(flow, to, method(machine, thing, '*'));
  if (name === 'config') return link(flow, machine.opaque, to);
  if (name === 'middlewareStack') return add(flow, to, stackOf(machine, client.middleware));
  const isMethod = name !== undefined && (client.isAggregated || ['send', 'destroy', 'then', 'catch', 'finally'].includes(name));
  // Nothing else of a client sends anything, and what is sent by a name that is not known is noted where it is made.
  if (isMethod) add(flow, to, method(machine, thing, name));
  else link(flow, machine.opaque, to);
}

export function readCommand(machine: Machine, thing: Thing, command: Command, name: string | undefined, to: Slot): void {
  const { flow } = machine;
  if (name === 'input' || name === undefined) link(flow, command.input, to);
  if (name === 'constructor') link(flow, machine.opaque, to);
  if (name === undefined || name.startsWith('resolveMiddleware')) add(flow, to, method(machine, thing, name ?? '*'));
  if (name === 'middlewareStack') add(flow, to, interned(machine, 'stack', { kind: 'stack', middleware: undefined }));
}

function stackOf({ flow, bound }: Machine, middleware: Slot): Value {
  return bound.get(middleware) ?? put(flow, bound, middleware, { kind: 'stack', middleware });
}
