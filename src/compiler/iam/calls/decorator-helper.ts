import { argument } from './call-argument.js';
import { elementsOfValue } from './element.js';
import { add, link, listen, newSlot } from './flow.js';
import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';
import { interned } from './thing.js';
import type { Call, Slot } from './value.js';

/**
 * The function that TypeScript, or the bundler, calls for decorators of the older kind: `(decorators, target, key, descriptor)`. It does one
 * thing for classes and another for members; followed as it is, classes and members would get mixed up.
 */
export function isDecoratorHelper(machine: Machine, { end, params, start }: Syntax): boolean {
  if (params?.length !== 4 || end - start > 1500) return false;
  const text = machine.code.slice(start, end);
  return text.includes('Reflect.decorate') || /([\w$]+)\s*>\s*1\s*\?\s*void 0\s*:\s*\1\s*\?/.test(text);
}

export function decorate(machine: Machine, call: Call): void {
  const { flow } = machine;
  const [decorators, target, key] = [0, 1, 2].map((index) => argument(machine, call, index)) as [Slot, Slot, Slot];
  const each = newSlot(flow);
  listen(flow, decorators, (list) => elementsOfValue(machine, list, each, call.frame));
  link(flow, target, call.result);
  if (call.args.length < 3) return listen(flow, each, (one) => machine.invoke({ ...call, args: [target], depth: call.depth + 1 }, one, machine.none));
  const describe = newSlot(flow);
  const run = (path: string, args: readonly Slot[], result: Slot): void =>
    machine.invoke({ ...call, args, result, depth: call.depth + 1 }, interned(machine, `builtin ${path}`, { kind: 'builtin', path }), machine.none);
  run('Object.getOwnPropertyDescriptor', [target, key], describe);
  const defined = newSlot(flow);
  listen(flow, describe, (one) => add(flow, defined, one));
  listen(flow, each, (one) => machine.invoke({ ...call, args: [target, key, describe], result: defined, depth: call.depth + 1 }, one, machine.none));
  run('Object.defineProperty', [target, key, defined], newSlot(flow));
}
