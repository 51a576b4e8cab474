import { isEmitterClass } from './emitter.js';
import { plainName, writeKey } from './key-access.js';
import type { Machine } from './machine.js';
import { prototypeSlot } from './member.js';
import { keptName } from './name-helper.js';
import { innerScope, lookup, newClosure, setSlot } from './scope.js';
import type { Syntax } from './syntax.js';
import { textValue, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Frame, Scope, Slot, Thing, Value } from './value.js';

export function evaluateClass(machine: Machine, node: Syntax, scope: Scope, name: string | undefined): Slot {
  const inner = innerScope(scope);
  const base = node['superClass'] === null ? undefined : machine.evaluate(node['superClass'], scope);
  const made = newClosure(machine, node, inner, { name, base });
  const slot = fixedSlot(made);
  if (node['id'] !== null) setSlot(inner, node['id'].name, slot);
  const prototype = prototypeSlot(machine, made).values[0] as Thing;
  if (base !== undefined) inherit(machine, made, prototype, base, scope.frame);
  const members: readonly Syntax[] = node['body'].body;
  for (const member of members) if (member.type === 'MethodDefinition') addMethod(machine, member, inner, member['static'] === true ? made : prototype);
  // Static code runs once, as the class.
  const asClass: Frame & { owner: Frame } = { ...scope.frame, closure: fixedHome(made), self: slot, owner: scope.frame, whole: scope.frame.whole };
  asClass.owner = asClass;
  const staticScope = innerScope(inner, asClass);
  for (const member of members) {
    if (member.type === 'StaticBlock') runStatic(machine, member, made, staticScope);
    else if (member.type === 'PropertyDefinition' && member['static'] === true) defineField(machine, member, staticScope, slot);
  }
  return slot;
}

/** The bundler keeps the name of each class in a block of its own, which says no more than that. */
function runStatic(machine: Machine, block: Syntax, made: Thing, scope: Scope): void {
  const name = lookup(scope, 'Object') === undefined ? keptName(block['body']) : undefined;
  if (name === undefined) machine.runStatements(block, block['body'], innerScope(scope));
  else add(machine.flow, written(machine, made, 'name'), textValue(machine, name));
}

/** In static code, `super` is the class above. */
function fixedHome(made: Thing): Thing {
  return { ...made, closure: { ...made.closure!, home: made } };
}

function inherit(machine: Machine, made: Thing, prototype: Thing, base: Slot, frame: Frame): void {
  link(machine.flow, base, made.protos);
  listen(machine.flow, base, (value) => {
    if (value.kind !== 'thing' && (value.kind !== 'builtin' || !isEmitterClass(value.path))) return;
    const above = newSlot(machine.flow);
    machine.read(value, 'prototype', above, frame, made.at);
    link(machine.flow, above, prototype.protos);
  });
}

function addMethod(machine: Machine, member: Syntax, scope: Scope, home: Thing): void {
  const { kind, value } = member as unknown as { kind: 'method' | 'get' | 'set' | 'constructor'; value: Syntax };
  if (kind === 'constructor') return;
  const name = plainName(member);
  const closure = newClosure(machine, value, scope, { name, home });
  const own: Value = kind === 'method' ? closure : { kind: kind === 'get' ? 'getter' : 'setter', target: fixedSlot(closure) };
  if (name === undefined) return writeKey(machine, member, scope, fixedSlot(home), fixedSlot(own));
  add(machine.flow, written(machine, home, name), own);
  // A getter may be here and the setter above.
  if (kind === 'method') (home.own ??= new Set()).add(name);
}

/** A field's value is evaluated with `this` as the object, or the class. */
export function defineField(machine: Machine, member: Syntax, scope: Scope, objects: Slot): void {
  const value: Syntax | null = member['value'];
  const name = plainName(member);
  const from =
    value === null
      ? machine.none
      : value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression'
        ? fixedSlot(newClosure(machine, value, scope, { name }))
        : machine.evaluate(value, scope);
  if (name === undefined) return writeKey(machine, member, scope, objects, from);
  // A field is made anew, whatever setters there are above.
  listen(machine.flow, objects, (object) => {
    if (object.kind === 'thing') link(machine.flow, from, written(machine, object, name));
  });
}
