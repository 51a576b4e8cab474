import type { Machine } from './machine.js';
import type { Scope, Slot, Thing } from './value.js';

/** Where `super.method` looks. */
export function superOf(machine: Machine, scope: Scope): Slot {
  const { owner } = scope.frame;
  return owner.closure === undefined ? machine.none : (homeOf(machine, owner.closure)?.protos ?? machine.none);
}

function homeOf(machine: Machine, closure: Thing): Thing | undefined {
  return closure.closure?.home ?? machine.prototypes.get(closure);
}
