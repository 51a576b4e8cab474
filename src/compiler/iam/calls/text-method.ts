import { argument } from './call-argument.js';
import type { Machine } from './machine.js';
import { interned, madeBy } from './thing.js';
import { add } from './flow.js';
import type { Call, Value } from './value.js';

/** Methods of texts that leave them as they are, or join them. False for all others. */
export function textMethod(machine: Machine, call: Call, self: Value, name: string): boolean {
  if (self.kind !== 'text' && self.kind !== 'joined' && self.kind !== 'variable') return false;
  if (name === 'toString' || name === 'valueOf' || name === 'trim') add(machine.flow, call.result, self);
  else if (name === 'concat') {
    // One for all texts that it is called on.
    const { rest } = madeBy(machine, call, 'native');
    add(machine.flow, rest, self);
    add(machine.flow, call.result, interned(machine, `joined ${call.key}`, { kind: 'joined', parts: [rest, argument(machine, call, 0)], at: call.at }));
  } else return false;
  return true;
}
