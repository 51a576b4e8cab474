import type { Machine } from './machine.js';
import { innerScope, newClosure, setSlot } from './scope.js';
import type { Syntax } from './syntax.js';
import { fixedSlot } from './flow.js';
import type { Scope, Slot } from './value.js';

export function closureSlot(machine: Machine, node: Syntax, scope: Scope, name?: string): Slot {
  const { id } = node as { id?: Syntax | null };
  if (id === null || id === undefined) return fixedSlot(newClosure(machine, node, scope, { name }));
  // It sees itself by its name.
  const inner = innerScope(scope);
  const slot = fixedSlot(newClosure(machine, node, inner));
  setSlot(inner, id['name'], slot);
  return slot;
}
