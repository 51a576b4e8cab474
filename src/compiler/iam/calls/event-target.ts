import { argument } from './call-argument.js';
import { addListener, callListeners, type Emitter, listenersOf, onEvent } from './listeners.js';
import type { Machine } from './machine.js';
import { madeBy, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Call } from './value.js';

/** What every event has and that names nothing. */
const plain = 'bubbles cancelBubble cancelable composed defaultPrevented eventPhase isTrusted returnValue timeStamp'.split(' ');

/** `new Event('saved')` and `new CustomEvent('saved', { detail })`. */
export function newEvent(machine: Machine, call: Call): void {
  const { flow } = machine;
  const event = madeBy(machine, call, 'object', 'event');
  link(flow, argument(machine, call, 0), written(machine, event, 'type'));
  const detail = written(machine, event, 'detail');
  listen(flow, argument(machine, call, 1), (options) => machine.read(options, 'detail', detail, call.frame, call.at));
  for (const name of plain) link(flow, machine.other, written(machine, event, name));
  add(flow, call.result, event);
}

/** A method of an `EventTarget`. */
export function callTarget(machine: Machine, call: Call, name: string, target: Emitter): void {
  const { flow } = machine;
  const first = argument(machine, call, 0);
  if (name === 'addEventListener') return onEvent(machine, first, (event) => addListener(machine, call, target, event, argument(machine, call, 1)));
  if (name !== 'dispatchEvent') return;
  add(flow, call.result, machine.other.values[0]!);
  const self = fixedSlot(target);
  const names = newSlot(flow);
  listen(flow, first, (event) => {
    machine.read(event, 'type', names, call.frame, call.at);
    if (event.kind !== 'thing' || event.shape !== 'object') return;
    for (const property of ['currentTarget', 'target']) add(flow, written(machine, event, property), target);
  });
  onEvent(machine, names, (event) => callListeners(machine, call, listenersOf(machine, call, target, event), { args: [first], spread: undefined }, self));
}
