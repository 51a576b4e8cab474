import { declarationsOf } from './declarations.js';
import type { Machine } from './machine.js';
import { newThing } from './thing.js';
import type { Syntax } from './syntax.js';
import { add, newSlot } from './flow.js';
import type { Frame, Scope, Slot, Thing } from './value.js';

/** Many scopes have no variables of their own. */
const noSlots: ReadonlyMap<string, Slot> = new Map();

export function innerScope(parent: Scope, frame: Frame = parent.frame, round: string = parent.round): Scope {
  return { parent, slots: noSlots, frame, round };
}

export function lookup(scope: Scope, name: string): Slot | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const slot = at.slots.get(name);
    if (slot !== undefined) return slot;
  }
  return undefined;
}

/** Gives a variable a slot that something else has already. */
export function setSlot(scope: Scope, name: string, slot: Slot): void {
  if (scope.slots === noSlots) scope.slots = new Map();
  (scope.slots as Map<string, Slot>).set(name, slot);
}

export function declare(machine: Machine, scope: Scope, name: string): Slot {
  const known = scope.slots.get(name);
  if (known !== undefined) return known;
  const slot = newSlot(machine.flow);
  setSlot(scope, name, slot);
  return slot;
}

/** Makes the variables of a block before its statements run; those of `var` too, where it is a function's body. */
export function hoist(machine: Machine, scope: Scope, owner: Syntax, statements: readonly Syntax[], isBody: boolean): void {
  const { functions, names, vars } = declarationsOf(machine, owner, statements);
  for (const name of names) declare(machine, scope, name);
  if (isBody) for (const name of vars) declare(machine, scope, name);
  for (const node of functions) {
    if (node['id'] === null) continue;
    const name: string = node['id'].name;
    add(machine.flow, declare(machine, scope, name), newClosure(machine, node, scope, { name }));
  }
}

/** Whether a block needs a scope of its own. */
export function declaresAny(machine: Machine, owner: Syntax, statements: readonly Syntax[]): boolean {
  const { functions, names } = declarationsOf(machine, owner, statements);
  return functions.length > 0 || names.length > 0;
}

export function newClosure(
  machine: Machine,
  code: Syntax,
  scope: Scope,
  { base, home, name }: { readonly name?: string | undefined; readonly home?: Thing | undefined; readonly base?: Slot | undefined } = {},
): Thing {
  const made = newThing(machine, 'closure', code.start, { closure: { code, scope, home, base } });
  const own: string | undefined = code['id']?.name ?? name;
  if (own !== undefined) machine.names.set(made, own);
  return made;
}
