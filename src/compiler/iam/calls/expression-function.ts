import type { Machine } from './machine.js';
import { newClosure } from './scope.js';
import type { Syntax } from './syntax.js';
import { fixedSlot } from './flow.js';
import type { Scope, Slot } from './value.js';

export function closureSlot(machine: Machine, node: Syntax, scope: Scope, name?: string): Slot {
  const { id } = node as { id?: Syntax | null };
  if (id === null || id === undefined) return fixedSlot(newClosure(machine, node, scope, { name }));
  // It sees itself by its name.
  const inner: Scope = { parent: scope, slots: new Map(), frame: scope.frame, round: scope.round };
  const slot = fixedSlot(newClosure(machine, node, inner));
  inner.slots.set(id['name'], slot);
  return slot;
}
