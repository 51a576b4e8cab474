import { allArguments, argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { convert, convertAll } from './conversion.js';
import { callEmitter } from './emitter-call.js';
import { elementsOf } from './element.js';
import { callOutside } from './native-call.js';
import { onKey } from './key.js';
import type { Machine } from './machine.js';
import { method } from './method.js';
import { moduleValue } from './module-value.js';
import { callObjectFunction } from './object-function.js';
import { settleInto } from './thenable.js';
import { storeInMap } from './map-method.js';
import { callStorage, newStorage, storage } from './async-storage.js';
import { evaluateText, isEvaluation } from './evaluated-text.js';
import { interned, madeBy, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Call, Slot } from './value.js';

/** Globals that keep nothing that they get, and call no methods of it. */
const inert =
  /^(?:console|Math|JSON|Number|Boolean|BigInt|Date|Intl|RegExp|parseInt|parseFloat|isNaN|isFinite|encodeURI|encodeURIComponent|decodeURI|decodeURIComponent|escape|unescape|Buffer|TextEncoder|TextDecoder|\w*Error|(?:Uint|Int|Float|BigInt|BigUint)\d+(?:Clamped)?Array|ArrayBuffer|DataView|SharedArrayBuffer|node:(?:path|crypto|os|url|fs|buffer|zlib)|process\/(?:cwd|hr\w+|memoryUsage|uptime|emitWarning)|performance|btoa|atob|URL|URLSearchParams|Object|Reflect|Array|Symbol|Promise)(?:\.|$)/;

/** A call of what JavaScript and Node give. */
export function callBuiltin(machine: Machine, call: Call, path: string, self: Slot): void {
  const { flow } = machine;
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  const borrowed = /^\w+\.prototype\.(\w+)$/.exec(path)?.[1];
  if (borrowed !== undefined) return listen(flow, self, (value) => machine.invoke(call, method(machine, value, borrowed), self));
  if (callEmitter(machine, call, path, self)) return;
  if (path.startsWith(storage)) return callStorage(machine, call, path.slice(storage.length), self);
  if (/^(?:Object|Reflect)\./.test(path) && callObjectFunction(machine, call, path.replace('Reflect.', 'Object.'))) return;
  if (path === 'JSON.stringify' || path.startsWith('console')) convertAll(machine, allArguments(machine, call), call);
  else if (path === 'String' || inert.test(path)) convert(machine, allArguments(machine, call), call);
  else if (isEvaluation(path)) return evaluateText(machine, call, path);
  switch (path) {
    case 'Promise':
      return newPromise(machine, call, first);
    case 'Promise.all':
    case 'Promise.resolve':
    case 'Promise.race':
    case 'Promise.any':
    case 'Promise.allSettled':
    case 'Promise.reject':
    case 'Promise.withResolvers':
    case 'Promise.try':
      return callPromise(machine, call, path.slice('Promise.'.length), first);
    case 'Map':
    case 'Set':
    case 'WeakMap':
    case 'WeakSet':
      return newMap(machine, call, path, first);
    case 'Array':
    case 'Array.of':
    case 'Array.from': {
      const list = madeBy(machine, call, 'array');
      add(flow, call.result, list);
      if (path === 'Array.of') return link(flow, allArguments(machine, call), list.rest);
      if (path === 'Array') return;
      const elements = elementsOf(machine, first, newSlot(flow), call.frame);
      add(flow, elements, unknownAt(machine, call.at));
      return call.args.length < 2
        ? link(flow, elements, list.rest)
        : callBack(machine, call, second, [elements, machine.other], list.rest, '', argument(machine, call, 2));
    }
    case 'Symbol':
      return add(flow, call.result, interned(machine, `symbol ${call.key}`, { kind: 'symbol', key: call.key }));
    case 'Symbol.for':
      return onKey(machine, first, (name) => add(flow, call.result, interned(machine, `symbol for ${name}`, { kind: 'symbol', key: `for ${name}` })));
    case 'String':
      return link(flow, first, call.result);
    case 'require':
      return onKey(machine, first, (name) => add(flow, call.result, name === undefined ? unknownAt(machine, call.at) : moduleValue(machine, name)));
    // It marks a handler, which runs when Lambda calls it.
    case 'awslambda.streamifyResponse':
      return link(flow, first, call.result);
    case 'node:module.createRequire':
      return add(flow, call.result, interned(machine, 'builtin require', { kind: 'builtin', path: 'require' }));
    case 'setTimeout':
    case 'setInterval':
    case 'setImmediate':
    case 'queueMicrotask':
    case 'process/nextTick':
      add(flow, call.result, unknownAt(machine, call.at));
      return callBack(machine, call, first, call.args.slice(path === 'setTimeout' || path === 'setInterval' ? 2 : 1));
    case 'Proxy':
      return newProxy(machine, call, first, second);
    case 'node:util.inherits':
      return inherit(machine, call, first, second);
    case 'node:async_hooks.AsyncLocalStorage':
      return newStorage(machine, call);
    default:
  }
  if (!inert.test(path)) return callOutside(machine, call);
  // Node's own take functions, which they call when they are done.
  if (path.startsWith('node:')) for (const one of call.args) callBack(machine, call, one, []);
  if (path.endsWith('Error')) link(flow, machine.opaque, call.result);
  else add(flow, call.result, unknownAt(machine, call.at));
}

function newPromise(machine: Machine, call: Call, executor: Slot): void {
  const { flow } = machine;
  const held = newSlot(flow);
  link(flow, machine.other, held);
  link(flow, held, call.result);
  callBack(machine, call, executor, [fixedSlot({ kind: 'settle', slot: held }), fixedSlot({ kind: 'settle', slot: machine.thrown })]);
}

function callPromise(machine: Machine, call: Call, name: string, first: Slot): void {
  const { flow } = machine;
  switch (name) {
    case 'reject':
      return link(flow, first, machine.thrown);
    case 'race':
    case 'any':
      return settleInto(machine, elementsOf(machine, first, call.result, call.frame), call.result, call);
    case 'try':
      return callBack(machine, call, first, call.args.slice(1), call.result);
    case 'allSettled': {
      const list = madeBy(machine, call, 'array', 'b');
      const settled = madeBy(machine, call, 'object', 'c');
      const values = elementsOf(machine, first, written(machine, settled, 'value'), call.frame);
      settleInto(machine, values, values, call);
      link(flow, machine.caught, written(machine, settled, 'reason'));
      add(flow, list.rest, settled);
      return add(flow, call.result, list);
    }
    case 'withResolvers': {
      const made = madeBy(machine, call, 'object', 'd');
      const held = written(machine, made, 'promise');
      link(flow, machine.other, held);
      add(flow, written(machine, made, 'resolve'), { kind: 'settle', slot: held });
      add(flow, written(machine, made, 'reject'), { kind: 'settle', slot: machine.thrown });
      return add(flow, call.result, made);
    }
    default:
      add(flow, call.result, machine.other.values[0]!);
      if (name === 'resolve') settleInto(machine, first, call.result, call);
      else if (machine.hasThenables) settleInto(machine, elementsOf(machine, first, newSlot(flow), call.frame), newSlot(flow), call);
      listen(flow, first, (value) => {
        // A list keeps its places; other iterables have none.
        if (name === 'resolve' || value.kind !== 'thing' || value.shape === 'array') return add(flow, call.result, value);
        const list = madeBy(machine, call, 'array', 'e');
        elementsOf(machine, fixedSlot(value), list.rest, call.frame);
        add(flow, call.result, list);
      });
  }
}

function newMap(machine: Machine, call: Call, name: string, from: Slot): void {
  const { flow } = machine;
  const isSet = name.endsWith('Set');
  const map = madeBy(machine, call, isSet ? 'array' : 'map', 'f');
  add(flow, call.result, map);
  if (isSet) return void elementsOf(machine, from, map.rest, call.frame);
  const elements = elementsOf(machine, from, newSlot(flow), call.frame);
  listen(flow, elements, (pair) => {
    const [key, value] = [newSlot(flow), newSlot(flow)];
    machine.read(pair, '0', key, call.frame, call.at);
    machine.read(pair, '1', value, call.frame, call.at);
    storeInMap(machine, map, key, value);
  });
}

/** What it stands for, what its traps give where they are asked for a property, and the traps that are called in its place. */
function newProxy(machine: Machine, call: Call, target: Slot, handler: Slot): void {
  const { flow } = machine;
  const proxy = madeBy(machine, call, 'object', 'g');
  link(flow, target, call.result);
  add(flow, call.result, proxy);
  const unknown = fixedSlot(unknownAt(machine, call.at));
  const trap = (name: string): Slot => {
    const found = newSlot(flow);
    listen(flow, handler, (value) => machine.read(value, name, found, call.frame, call.at));
    return found;
  };
  callBack(machine, call, trap('get'), [target, unknown, fixedSlot(proxy)], proxy.rest, 'get');
  callBack(machine, call, trap('set'), [target, unknown, unknown, fixedSlot(proxy)], newSlot(flow), 'set');
  for (const name of ['apply', 'construct'])
    add(flow, call.result, { kind: 'bound', target: trap(name), self: machine.none, args: [target, unknown, unknown] });
}

function inherit(machine: Machine, call: Call, below: Slot, above: Slot): void {
  const { flow } = machine;
  const prototypes = newSlot(flow);
  listen(flow, above, (value) => machine.read(value, 'prototype', prototypes, call.frame, call.at));
  const own = newSlot(flow);
  listen(flow, below, (value) => machine.read(value, 'prototype', own, call.frame, call.at));
  listen(flow, own, (value) => {
    if (value.kind === 'thing') link(flow, prototypes, value.protos);
  });
}
