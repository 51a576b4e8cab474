import { convert, placeOf } from './conversion.js';
import { fixedSlot } from './flow.js';
import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';
import { textSlot } from './thing.js';
import type { Scope, Slot } from './value.js';

/** `[stage, 'orders'].join('-')`: a list that stands there, so that nothing else changes it. Undefined for any other call. */
export function joinedList(machine: Machine, callee: Syntax, node: Syntax, scope: Scope): Slot | undefined {
  if (callee.type !== 'MemberExpression' || callee['computed'] === true || callee['property'].name !== 'join') return undefined;
  if (callee['object'].type !== 'ArrayExpression') return undefined;
  const elements: readonly (Syntax | null)[] = callee['object'].elements;
  const separators: readonly Syntax[] = node['arguments'];
  if (elements.length === 0 || [...elements, ...separators].some((one) => one === null || one.type === 'SpreadElement')) return undefined;
  const separator = separators.length === 0 ? textSlot(machine, ',') : machine.evaluate(separators[0]!, scope);
  const parts = elements.flatMap((element, index) => {
    const part = machine.evaluate(element!, scope);
    return index === 0 ? [part] : [separator, part];
  });
  for (const part of parts) convert(machine, part, placeOf(node, scope));
  return fixedSlot({ kind: 'joined', parts, at: node.start });
}
