import { callBuiltin } from './builtin-call.js';
import { argument, allArguments } from './call-argument.js';
import { callLargePackage, largePackageOf } from './large-package-call.js';
import { construct, enter } from './closure-call.js';
import { callProvider } from './credential-provider.js';
import { settled } from './thenable.js';
import { convertAll } from './conversion.js';
import type { Machine } from './machine.js';
import { callMethod } from './method-call.js';
import { callNative } from './native-call.js';
import { callOpaque, callQuiet, isQuiet, newNested } from './quiet-call.js';
import { callSdk } from './sdk-class.js';
import { interned, unknownAt } from './thing.js';
import { add, append, link, listen } from './flow.js';
import { recordUntold } from './request.js';
import type { Syntax } from './syntax.js';
import { type Call, deepestCall, type Slot, type Thing, type Value } from './value.js';

/** Follows a call to one of the values that may be called there. */
export function invoke(machine: Machine, call: Call, target: Value, self: Slot): void {
  const { flow } = machine;
  switch (target.kind) {
    case 'thing':
      if (target.closure !== undefined) return invokeClosure(machine, call, target, target.closure.code, self);
      return target.shape === 'native' ? callNative(machine, call, target) : undefined;
    case 'builtin':
      return callBuiltin(machine, call, target.path, self);
    case 'sdk':
      return callSdk(machine, call, target);
    case 'method':
      return callMethod(machine, call, target.self, target.name);
    case 'bound':
      return callBound(machine, call, target);
    case 'provider':
      return callProvider(machine, call, target);
    case 'settle':
      return link(flow, settled(machine, argument(machine, call, 0), call), target.slot);
    case 'library':
      return callLibrary(machine, call, target.name);
    case 'unseen':
      recordUntold(machine, call.frame, { kind: 'unseen-package', client: target.name, at: call.at });
      add(flow, call.result, target);
      return escapeArguments(machine, call);
    case 'unknown':
      add(flow, call.result, unknownAt(machine, call.at));
      return escapeArguments(machine, call);
    case 'opaque':
    case 'schema':
      return callOpaque(machine, call);
    default:
  }
}

function invokeClosure(machine: Machine, call: Call, target: Thing, code: Syntax, self: Slot): void {
  if (isQuiet(machine, code)) return newNested(machine, call, code) ? undefined : callQuiet(machine, call, code);
  const large = largePackageOf(machine, code);
  if (large !== undefined) return callLargePackage(machine, call, large, self);
  return call.isNew ? construct(machine, call, target) : enter(machine, call, target, self);
}

/** A function that is bound again and again in a loop may be its own target. */
function callBound(machine: Machine, call: Call, bound: Value & { kind: 'bound' }): void {
  if (call.depth > deepestCall) return;
  const inner: Call = { ...call, key: `${call.key}b`, args: [...bound.args, ...call.args], depth: call.depth + 1 };
  listen(machine.flow, bound.target, (value) => {
    // Where many functions are bound to each other, not every chain of them is followed.
    if (value.kind !== 'bound' || call.depth < 2 || bound.target.values.length < mostBound) invoke(machine, inner, value, bound.self);
  });
}

const mostBound = 8;

function escapeArguments(machine: Machine, call: Call): void {
  listen(machine.flow, allArguments(machine, call), (value) => machine.escape(value, call.frame, call.at));
}

/** The library runs what is declared when events come, not where it is declared. */
function callLibrary(machine: Machine, call: Call, name: string): void {
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  if (name === 'middleware') append(machine.flow, machine.middleware, { types: first, handlers: second });
  else if (name === 'registerMiddleware') append(machine.flow, machine.middleware, { types: call.args.length < 2 ? machine.none : second, handlers: first });
  // The wrapper is called with a handler, and what it returns with an event: as everything is that leaves the code.
  else if (name === 'ConvertToMiddleware') link(machine.flow, first, call.result);
  // A response is sent as JSON.
  else convertAll(machine, allArguments(machine, call), call);
  add(machine.flow, call.result, interned(machine, 'library ', { kind: 'library', name: '' }));
}
