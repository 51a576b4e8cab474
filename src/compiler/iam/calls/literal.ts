import { copyMembers, overwrite } from './copy.js';
import { elementsOf } from './element.js';
import { closureSlot } from './expression-function.js';
import { plainName, plainNames, writeKey } from './key-access.js';
import type { Machine } from './machine.js';
import { newClosure } from './scope.js';
import type { Syntax } from './syntax.js';
import { newThing, onField, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import { sureNames } from './sure-name.js';
import type { Scope, Slot, SureNames } from './value.js';

type CopiedNames = SureNames['copied'][number];

export function evaluateArray(machine: Machine, node: Syntax, scope: Scope): Slot {
  const { flow } = machine;
  const list = newThing(machine, 'array', node.start);
  const elements: readonly (Syntax | null)[] = node['elements'];
  // After something is spread, places are no longer known.
  let isSpread = false;
  elements.forEach((element, index) => {
    if (element === null) return;
    if (element.type !== 'SpreadElement') return link(flow, machine.evaluate(element, scope), isSpread ? list.rest : written(machine, list, String(index)));
    const from = machine.evaluate(element['argument'], scope);
    if (index > 0) elementsOf(machine, from, list.rest, scope.frame);
    else {
      const others = newSlot(flow);
      listen(flow, from, (value) => {
        if (value.kind !== 'thing' || value.shape !== 'array') return add(flow, others, value);
        onField(machine, value, (name, slot) => link(flow, slot, written(machine, list, name)));
        link(flow, value.rest, list.rest);
      });
      elementsOf(machine, others, list.rest, scope.frame);
    }
    isSpread = true;
  });
  if (!isSpread && !elements.includes(null)) list.places = elements.length;
  return fixedSlot(list);
}

export function evaluateObject(machine: Machine, node: Syntax, scope: Scope): Slot {
  const { flow } = machine;
  const copied: CopiedNames[] = [];
  const made = newThing(machine, 'object', node.start, { sure: { names: sureNames(machine, node), copied } });
  const properties: readonly Syntax[] = node['properties'];
  const slot = fixedSlot(made);
  properties.forEach((property, index) => {
    if (property.type === 'SpreadElement') {
      const later = namesOf(properties.slice(index + 1));
      const from = machine.evaluate(property['argument'], scope);
      copied.push({ from, leftOut: later });
      overwrite(machine, from, made, namesOf(properties.slice(0, index)), later);
      return copyMembers(machine, from, made, later, scope.frame, property.start);
    }
    const name = plainName(property);
    const value: Syntax = property['value'];
    const isFunction = value.type === 'FunctionExpression' || value.type === 'ArrowFunctionExpression';
    if (property['kind'] === 'get' || property['kind'] === 'set') {
      const target = fixedSlot(newClosure(machine, value, scope, { name, home: made }));
      const accessor = fixedSlot({ kind: property['kind'] === 'get' ? 'getter' : 'setter', target });
      return name === undefined ? writeKey(machine, property, scope, slot, accessor) : link(flow, accessor, written(machine, made, name));
    }
    const from =
      property['method'] === true
        ? fixedSlot(newClosure(machine, value, scope, { name, home: made }))
        : isFunction
          ? closureSlot(machine, value, scope, name)
          : machine.evaluate(value, scope);
    if (name === '__proto__' && property['computed'] !== true) return link(flow, from, made.protos);
    if (name === undefined) writeKey(machine, property, scope, slot, from);
    else link(flow, from, written(machine, made, name));
  });
  return slot;
}

/** The names of those that are written one by one. */
function namesOf(properties: readonly Syntax[]): ReadonlySet<string> | undefined {
  const names = plainNames(properties);
  return names.length === 0 ? undefined : new Set(names);
}
