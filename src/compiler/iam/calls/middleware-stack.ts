import { allArguments } from './call-argument.js';
import { add, fixedSlot, listen, newSlot } from './flow.js';
import { leads } from './lead.js';
import type { Machine } from './machine.js';
import type { Call, Value } from './value.js';

/** `stack.add(middleware)` and its like, and `stack.use(plugin)`, whose method adds to the stack. */
export function addMiddleware(machine: Machine, call: Call, stack: Value & { kind: 'stack' }): void {
  const { flow } = machine;
  add(flow, call.result, stack);
  listen(flow, allArguments(machine, call), (value) => {
    if (!leads(value)) return;
    if (stack.middleware === undefined) machine.escape(value, call.frame, call.at);
    else add(flow, stack.middleware, value);
    if (value.kind !== 'thing' || value.closure !== undefined) return;
    const apply = newSlot(flow);
    machine.read(value, 'applyToStack', apply, call.frame, call.at);
    const inner: Call = { ...call, args: [fixedSlot(stack)], spread: undefined, result: newSlot(flow), depth: call.depth + 1 };
    listen(flow, apply, (target) => machine.invoke(inner, target, fixedSlot(value)));
  });
}
