import { allArguments } from './call-argument.js';
import { callBack } from './call-back.js';
import { events } from './listeners.js';
import { callLargePackage } from './large-package-call.js';
import type { Machine } from './machine.js';
import { madeBy, onField, unknownAt } from './thing.js';
import { add, fixedSlot, link, listen } from './flow.js';
import { type Call, deepestCall, type Thing, type Value } from './value.js';

/**
 * A call of Node's own code: it may call the functions that it gets with anything that it was ever given, and gives that back.
 * It sends nothing to AWS by itself.
 */
export function callNative(machine: Machine, call: Call, self: Thing): void {
  const { flow } = machine;
  const large = machine.largeThings.get(self);
  if (large !== undefined) return callLargePackage(machine, call, large, machine.none);
  const given = allArguments(machine, call);
  link(flow, given, self.rest);
  // Whatever else it may give back, nothing of it is known.
  add(flow, self.rest, self);
  callGiven(machine, call, given, self);
  // The thing itself may be a function that was wrapped.
  if (call.depth > deepestCall) return;
  const inner: Call = { ...call, key: `${call.key}n`, isNew: false, depth: call.depth + 1 };
  listen(flow, self.rest, (value) => {
    if (isFunction(value)) machine.invoke(inner, value, machine.none);
  });
  link(flow, self.rest, call.result);
}

/** A call of a global function or of one of a module of Node. */
export function callOutside(machine: Machine, call: Call): void {
  const { flow } = machine;
  const self = madeBy(machine, call, 'native');
  const given = allArguments(machine, call);
  link(flow, given, self.rest);
  // Whatever else it may give back, nothing of it is known.
  add(flow, self.rest, self);
  callGiven(machine, call, given, self);
  add(flow, call.result, self);
}

/** Functions that outside code gets which keeps nothing, and looks into nothing. */
export function callFunctions(machine: Machine, call: Call): void {
  const unknown = fixedSlot(unknownAt(machine, call.at));
  listen(machine.flow, allArguments(machine, call), (value) => {
    if (value.kind === 'thing' && value.closure !== undefined) callBack(machine, call, fixedSlot(value), [unknown, unknown, unknown]);
  });
}

/** Functions, and the methods of objects, that outside code gets. */
export function callGiven(machine: Machine, call: Call, given: Thing['rest'], self: Thing | undefined): void {
  const unknown = fixedSlot(unknownAt(machine, call.at));
  const args = self === undefined ? [unknown, unknown, unknown] : [self.rest, self.rest, self.rest];
  const result = self?.rest ?? machine.none;
  const run = (value: Value, owner: Thing | undefined): void => {
    if (!isFunction(value) || call.depth > deepestCall) return;
    const inner: Call = { ...call, key: `${call.key}g`, args, spread: undefined, result, isNew: false, depth: call.depth + 1 };
    machine.invoke(inner, value, owner === undefined ? machine.none : fixedSlot(owner));
  };
  listen(machine.flow, given, (value) => {
    run(value, undefined);
    if (value.kind !== 'thing' || value.shape !== 'object') return;
    onField(machine, value, (_name, slot) => listen(machine.flow, slot, (one) => run(one, value)));
    if (machine.eventWords.hasEmitters) onListeners(machine, value, (held) => giveListeners(machine, held, self, (one) => run(one, value)));
  });
}

/** It may call the listeners of an emitter that it gets, and may be one. */
function giveListeners(machine: Machine, held: Value, self: Thing | undefined, run: (listener: Value) => void): void {
  const { flow } = machine;
  if (held.kind !== 'thing') return;
  onField(machine, held, (_name, slot) => listen(flow, slot, run));
  listen(flow, held.rest, run);
  if (self !== undefined) add(flow, held.rest, self);
}

/** What holds the listeners of an emitter, or of one that is in an object. */
function onListeners(machine: Machine, thing: Thing, visit: (held: Value) => void, depth = 0): void {
  onField(machine, thing, (name, slot) =>
    listen(machine.flow, slot, (one) => {
      if (name === events) visit(one);
      else if (depth === 0 && one.kind === 'thing' && one.shape === 'object') onListeners(machine, one, visit, 1);
    }),
  );
}

/** Whether something of the code is called, or a client's method. */
function isFunction(value: Value): boolean {
  if (value.kind === 'method') return value.self.kind === 'thing' && value.self.client !== undefined;
  return value.kind === 'bound' || value.kind === 'settle' || value.kind === 'provider' || (value.kind === 'thing' && value.closure !== undefined);
}
