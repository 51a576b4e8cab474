import { add, fixedSlot, link, listen } from './flow.js';
import { onKey } from './key.js';
import type { Machine } from './machine.js';
import { builtin, unknownAt, written } from './thing.js';
import type { Call, Slot, Value } from './value.js';

/**
 * What `reflect-metadata` adds to `Reflect`: containers find in it what to make, and what to make it with. Metadata of members counts for their class.
 *
 * @param path with `Object` in place of `Reflect`
 */
export function callMetadata(machine: Machine, call: Call, path: string, first: Slot, second: Slot, third: Slot): true {
  const { flow } = machine;
  const { frame, at, result } = call;
  if (path === 'Object.metadata') {
    // A decorator.
    const target = fixedSlot(builtin(machine, 'Reflect.defineMetadata'));
    add(flow, result, { kind: 'bound', target, self: machine.none, args: [first, second] });
    return true;
  }
  const isDefined = path === 'Object.defineMetadata';
  const [targets, keys] = [isDefined ? third : second, first];
  const visit = (target: Value): void =>
    onKey(machine, keys, (key) => {
      const thing = target.kind === 'thing' ? target : machine.global;
      const name = key === undefined ? undefined : fieldOf(key);
      if (isDefined) link(flow, second, name === undefined ? thing.rest : written(machine, thing, name));
      else machine.read(thing, name, result, frame, at);
    });
  listen(flow, targets, visit);
  // What is defined for what is not known may be for any.
  if (!isDefined) visit(unknownAt(machine, at));
  return true;
}

/** No name in the code is like this one. */
function fieldOf(key: string): string {
  return `@@metadata ${key}`;
}
