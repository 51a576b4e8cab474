import { fixedSlot } from './flow.js';
import type { Machine } from './machine.js';
import { makesText } from './make-text.js';
import type { Syntax } from './syntax.js';
import type { Constant, Slot } from './value.js';

/** Whether what a call passes may be a number or a pattern that counts: `text.slice(4)`. */
export function takesConstants(callee: Syntax): boolean {
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return false;
  const { name } = callee['property'] as { readonly name: string };
  return makesText(name) || name === 'split';
}

/** A slot for a number or a regular expression that stands in the code; undefined for all else. */
export function constantSlot(machine: Machine, node: Syntax): Slot | undefined {
  const constant = constantIn(node);
  if (constant === undefined) return undefined;
  // It is a value like any other number.
  const slot = fixedSlot(machine.other.values[0]!);
  machine.constants.set(slot, constant);
  return slot;
}

export function constantOf({ constants }: Machine, slot: Slot): Constant | undefined {
  return constants.get(slot);
}

export function isSlot(argument: Slot | Constant): argument is Slot {
  return typeof argument === 'object' && 'values' in argument;
}

function constantIn(node: Syntax): Constant | undefined {
  if (node.type === 'UnaryExpression' && node['operator'] === '-') {
    const number = constantIn(node['argument']);
    return typeof number === 'number' ? -number : undefined;
  }
  if (node.type !== 'Literal') return undefined;
  if (typeof node['value'] === 'number') return node['value'];
  const regex = node['regex'] as Constant | null | undefined;
  return regex ?? undefined;
}
