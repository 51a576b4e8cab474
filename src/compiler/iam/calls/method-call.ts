import { addMiddleware } from './middleware-stack.js';
import { callArrayMethod } from './array-method.js';
import { allArguments, argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { callClientMethod } from './client-method.js';
import type { Machine } from './machine.js';
import { callMapMethod } from './map-method.js';
import { callFunctions, callNative } from './native-call.js';
import { recordCommand } from './request.js';
import { convert } from './conversion.js';
import { settleInto } from './thenable.js';
import { newClient } from './sdk-class.js';
import { callSchema } from './schema.js';
import { textMethod } from './text-method.js';
import { madeBy, unknownAt } from './thing.js';
import { add, fixedSlot, link, newSlot, put } from './flow.js';
import type { Call, Slot, Value } from './value.js';

/** Calls a method that is not in the code. */
export function callMethod(machine: Machine, call: Call, self: Value, name: string): void {
  const { flow } = machine;
  if (name === 'then' || name === 'catch' || name === 'finally') return callPromiseMethod(machine, call, self, name);
  if (self.kind === 'thing') {
    if (self.client !== undefined) return callClientMethod(machine, call, self, self.client, name);
    if (self.command !== undefined) {
      recordCommand(machine, self, self.command, undefined, call.frame, call.at);
      return link(flow, machine.opaque, call.result);
    }
    if (self.shape === 'array' && callArrayMethod(machine, call, self, name)) return;
    if (self.shape === 'map') return callMapMethod(machine, call, self, name);
    if (self.shape === 'native') return callNative(machine, call, self);
  }
  if (name === 'call' || name === 'apply' || name === 'bind') return callFunctionMethod(machine, call, self, name);
  if (self.kind === 'sdk' && name === 'from') return add(flow, call.result, newClient(machine, call, self.client, self.name === 'DynamoDBDocument'));
  if (self.kind === 'stack') return addMiddleware(machine, call, self);
  if (self.kind === 'schema' && callSchema(machine, call, self, name)) return;
  if (self.kind === 'opaque' || self.kind === 'schema') return machine.invoke(call, self, machine.none);
  convert(machine, allArguments(machine, call), call);
  if (textMethod(machine, call, self, name)) return;
  callOther(machine, call);
}

/** Sends nothing, and calls what it gets. */
function callOther(machine: Machine, call: Call): void {
  callFunctions(machine, call);
  add(machine.flow, call.result, unknownAt(machine, call.at));
}

/** A promise counts as what it holds. */
function callPromiseMethod(machine: Machine, call: Call, self: Value, name: string): void {
  const { flow } = machine;
  const held = fixedSlot(self);
  const failed = newSlot(flow);
  link(flow, machine.caught, failed);
  add(flow, failed, unknownAt(machine, call.at));
  add(flow, call.result, machine.other.values[0]!);
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  if (name === 'then') {
    callBack(machine, call, first, [held], call.result);
    callBack(machine, call, second, [failed], call.result, 'e');
    return settleInto(machine, call.result, call.result, call);
  }
  settleInto(machine, call.result, call.result, call);
  callBack(machine, call, first, name === 'catch' ? [failed] : [], name === 'catch' ? call.result : newSlot(flow));
  add(flow, call.result, self);
}

function callFunctionMethod(machine: Machine, call: Call, target: Value, name: 'call' | 'apply' | 'bind'): void {
  const { flow } = machine;
  const self = argument(machine, call, 0);
  const args = call.args.slice(1);
  if (name === 'bind') {
    const bound = madeBy(machine, call, 'native', 'bound').rest;
    add(flow, bound, target);
    return add(flow, call.result, internedBound(machine, bound, self, args));
  }
  if (name === 'call') return machine.invoke({ ...call, args, spread: call.args.length === 0 ? undefined : call.spread }, target, self);
  const list = newSlot(flow);
  link(flow, argument(machine, call, 1), list);
  machine.invoke({ ...call, args: [], spread: list }, target, self);
}

/** One for each call, whatever is bound there. */
function internedBound(machine: Machine, target: Slot, self: Slot, args: readonly Slot[]): Value {
  const known = machine.bound.get(target);
  if (known !== undefined) return known;
  return put(machine.flow, machine.bound, target, { kind: 'bound', target, self, args });
}
