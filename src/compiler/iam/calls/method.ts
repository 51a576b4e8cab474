import type { Machine } from './machine.js';
import type { Value } from './value.js';

/** A method that is not in the code. */
export function method(machine: Machine, self: Value, name: string): Value {
  let methods = machine.methods.get(self);
  if (methods === undefined) machine.methods.set(self, (methods = new Map<string, Value>()));
  const known = methods.get(name);
  if (known !== undefined) return known;
  const made: Value = { kind: 'method', self, name };
  methods.set(name, made);
  return made;
}
