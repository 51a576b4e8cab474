import { allArguments, argument } from './call-argument.js';
import { anyMethod, emitterFunction, emitterMethod, isEmitterClass, targetMethod } from './emitter.js';
import { callTarget, newEvent } from './event-target.js';
import { addListener, callListeners, type Emitter, isEmitter, listenersOf, onEvent, type Passed } from './listeners.js';
import { onFirst } from './key.js';
import type { Machine } from './machine.js';
import { callGiven, callNative, callOutside } from './native-call.js';
import { passedFrom } from './passed.js';
import { throwAll } from './thrown.js';
import { builtin, madeBy, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot, put } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** What calls listeners, and gets them. False for what has nothing to do with events. */
export function callEmitter(machine: Machine, call: Call, path: string, self: Slot): boolean {
  if (!path.startsWith('Event') && !path.startsWith('node:events') && path !== 'CustomEvent') return false;
  if (path === 'Event' || path === 'CustomEvent') newEvent(machine, call);
  else if (isEmitterClass(path)) newEmitter(machine, call, path);
  else if (path === collecting) collect(machine, call);
  else if (path.startsWith(emitterMethod)) callMethodOf(machine, call, path.slice(emitterMethod.length), self, onEmitter);
  else if (path.startsWith(targetMethod)) callMethodOf(machine, call, path.slice(targetMethod.length), self, callTarget);
  else return callFunction(machine, call, path);
  return true;
}

function newEmitter(machine: Machine, call: Call, path: string): void {
  const made = madeBy(machine, call, 'object', 'emitter');
  add(machine.flow, made.protos, builtin(machine, `${path}.prototype`));
  add(machine.flow, call.result, made);
}

type OnEmitter = (machine: Machine, call: Call, name: string, emitter: Emitter) => void;

function callMethodOf(machine: Machine, call: Call, name: string, self: Slot, run: OnEmitter): void {
  listen(machine.flow, self, (emitter) => {
    if (emitter.kind !== 'thing') {
      if (hidesEmitters.has(emitter.kind)) callAny(machine, call, machine.listeners);
    } else if (!isEmitter(emitter)) callNative(machine, call, emitter);
    else if (name === anyMethod) callAny(machine, call, listenersOf(machine, call, emitter, undefined));
    else run(machine, call, name, emitter);
  });
}

/** What may be an emitter that is not known. */
const hidesEmitters: ReadonlySet<Value['kind']> = new Set(['nothing', 'unknown', 'unseen', 'opaque', 'library', 'builtin']);

/** Which method it is, or of which emitter, is not known. */
function callAny(machine: Machine, call: Call, listeners: Slot): void {
  callGiven(machine, call, allArguments(machine, call), undefined);
  callListeners(machine, call, listeners, passedFrom(machine, call, 1), machine.none);
  add(machine.flow, call.result, unknownAt(machine, call.at));
}

function onEmitter(machine: Machine, call: Call, name: string, emitter: Emitter): void {
  const { flow } = machine;
  const events = argument(machine, call, 0);
  switch (name) {
    case 'emit':
      add(flow, call.result, machine.other.values[0]!);
      return onEvent(machine, events, (event) => emit(machine, call, emitter, event, passedFrom(machine, call, 1)));
    case 'addListener':
    case 'on':
    case 'once':
    case 'prependListener':
    case 'prependOnceListener':
      add(flow, call.result, emitter);
      onEvent(machine, events, (event) => addListener(machine, call, emitter, event, argument(machine, call, 1)));
      if (machine.eventWords.hasAdditions) emit(machine, call, emitter, 'newListener', passedFrom(machine, call, 0));
      return;
    case 'listeners':
    case 'rawListeners':
      return giveListeners(machine, call, emitter, events);
    case 'off':
    case 'removeListener':
    case 'removeAllListeners':
      add(flow, call.result, emitter);
      if (machine.eventWords.hasRemovals) emit(machine, call, emitter, 'removeListener', passedFrom(machine, call, 0));
      return;
    case 'setMaxListeners':
      return add(flow, call.result, emitter);
    default:
      add(flow, call.result, unknownAt(machine, call.at));
  }
}

function emit(machine: Machine, call: Call, emitter: Emitter, event: string | undefined, passed: Passed): void {
  const self = fixedSlot(emitter);
  const callFor = (name: string | undefined): Slot => {
    const listeners = listenersOf(machine, call, emitter, name);
    callListeners(machine, call, listeners, passed, self);
    return listeners;
  };
  const called = callFor(event);
  // A listener that is called once is removed.
  if (machine.eventWords.hasRemovals && event !== undefined && event !== 'removeListener') callFor('removeListener');
  // Without a listener, it is thrown.
  if (event === 'error' || event === undefined) throwAll(machine, passed.args[0] ?? passed.spread ?? machine.none);
  if (!machine.eventWords.hasRejections) return;
  onFirst(machine, called, () => {
    callFor('error');
    callRejection(machine, call, emitter);
  });
}

function callRejection(machine: Machine, call: Call, emitter: Emitter): void {
  const unknown = fixedSlot(unknownAt(machine, call.at));
  for (const name of ['@@for nodejs.rejection', '@@node:events.captureRejectionSymbol', '@@node:events.EventEmitter.captureRejectionSymbol']) {
    const method = newSlot(machine.flow);
    machine.read(emitter, name, method, call.frame, call.at);
    callListeners(machine, call, method, { args: [unknown, unknown, unknown], spread: undefined }, fixedSlot(emitter));
  }
}

function giveListeners(machine: Machine, call: Call, emitter: Emitter, events: Slot): void {
  const list = madeBy(machine, call, 'array', 'listeners');
  onEvent(machine, events, (event) => link(machine.flow, listenersOf(machine, call, emitter, event), list.rest));
  add(machine.flow, call.result, list);
}

/** `once(emitter, 'saved')` of the module `events`, and its like. */
function callFunction(machine: Machine, call: Call, path: string): boolean {
  const name = emitterFunction(path);
  if (name === undefined) return false;
  const { flow } = machine;
  const events = argument(machine, call, 1);
  listen(flow, argument(machine, call, 0), (emitter) => {
    if (!isEmitter(emitter)) return callOutside(machine, call);
    if (name === 'getEventListeners') return giveListeners(machine, call, emitter, events);
    if (name !== 'once' && name !== 'on') return add(flow, call.result, unknownAt(machine, call.at));
    const list = madeBy(machine, call, 'array', 'passed');
    onEvent(machine, events, (event) => addListener(machine, call, emitter, event, fixedSlot(collector(machine, list))));
    if (name === 'once') return add(flow, call.result, list);
    const all = madeBy(machine, call, 'array', 'all');
    add(flow, all.rest, list);
    add(flow, call.result, all);
  });
  return true;
}

const collecting = 'Event/collect';

/** A listener that keeps what it gets in a list. */
function collector(machine: Machine, list: Thing): Value {
  const { bound, flow, none } = machine;
  const target = fixedSlot(builtin(machine, collecting));
  return bound.get(list.rest) ?? put(flow, bound, list.rest, { kind: 'bound', target, self: none, args: [fixedSlot(list)] });
}

function collect(machine: Machine, call: Call): void {
  const [lists, ...args] = call.args;
  listen(machine.flow, lists ?? machine.none, (list) => {
    if (list.kind !== 'thing') return;
    args.forEach((one, index) => link(machine.flow, one, written(machine, list, String(index))));
    if (call.spread !== undefined) link(machine.flow, allArguments(machine, { ...call, args: [] }), list.rest);
  });
}
