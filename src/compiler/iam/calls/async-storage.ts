import { argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { add, link, listen } from './flow.js';
import type { Machine } from './machine.js';
import { builtin, field, madeBy, written } from './thing.js';
import type { Call, Slot, Thing } from './value.js';

/** What the names of its methods begin with, as parts of JavaScript. */
export const storage = 'AsyncLocalStorage/';

/** `new AsyncLocalStorage()`: what is stored with it is known, unlike that of other objects of Node. */
export function newStorage(machine: Machine, call: Call): void {
  const made = madeBy(machine, call, 'object', 'h');
  for (const name of ['run', 'exit', 'enterWith', 'getStore', 'disable']) add(machine.flow, written(machine, made, name), builtin(machine, storage + name));
  add(machine.flow, call.result, made);
}

export function callStorage(machine: Machine, call: Call, name: string, self: Slot): void {
  const { flow } = machine;
  const first = argument(machine, call, 0);
  const onStored = (visit: (stored: Slot) => void): void =>
    listen(flow, self, (value) => {
      if (value.kind === 'thing') visit(storedIn(machine, value));
    });
  if (name === 'run' || name === 'enterWith') onStored((stored) => link(flow, first, stored));
  if (name === 'run') callBack(machine, call, argument(machine, call, 1), call.args.slice(2), call.result);
  if (name === 'exit') callBack(machine, call, first, call.args.slice(1), call.result);
  if (name !== 'getStore') return;
  link(flow, machine.none, call.result);
  onStored((stored) => link(flow, stored, call.result));
}

/** No name in the code is like this one. */
function storedIn(machine: Machine, thing: Thing): Slot {
  return field(machine, thing, '@@stored');
}
