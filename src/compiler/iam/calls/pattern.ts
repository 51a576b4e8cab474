import { itemAt } from './call-argument.js';
import { convert, placeOf } from './conversion.js';
import { copyMembers } from './copy.js';
import { elementsOfValue } from './element.js';
import { closureSlot } from './expression-function.js';
import { plainName, readKey, writeKey } from './key-access.js';
import type { Machine } from './machine.js';
import { lookup } from './scope.js';
import type { Syntax } from './syntax.js';
import { environment } from './member.js';
import { field, newThing, onField, written } from './thing.js';
import { linkWithDefault } from './variable-default.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Scope, Slot } from './value.js';

const noNames: ReadonlySet<string> = new Set();

/** Assigns to a variable, a property or a pattern of them. */
export function assignTo(machine: Machine, pattern: Syntax, from: Slot, scope: Scope): void {
  const { flow } = machine;
  switch (pattern.type) {
    case 'Identifier': {
      const slot = lookup(scope, pattern['name']) ?? field(machine, machine.global, pattern['name']);
      return link(flow, from, slot);
    }
    case 'MemberExpression': {
      const base = pattern['object'].type === 'Super' ? scope.frame.owner.self : machine.evaluate(pattern['object'], scope);
      return writeKey(machine, pattern, scope, base, from);
    }
    case 'AssignmentPattern': {
      const both = newSlot(flow);
      listen(flow, from, (value) => {
        if (value.kind !== 'nothing') add(flow, both, value);
      });
      link(flow, named(machine, pattern['right'], pattern['left'], scope), both);
      return assignTo(machine, pattern['left'], both, scope);
    }
    case 'ObjectPattern':
      return assignProperties(machine, pattern, from, scope);
    case 'ArrayPattern':
      (pattern['elements'] as readonly (Syntax | null)[]).forEach((element, index) => {
        if (element === null) return;
        if (element.type !== 'RestElement') return assignTo(machine, element, itemAt(machine, scope, from, index), scope);
        assignTo(machine, element['argument'], itemsFrom(machine, from, index, scope, element.start), scope);
      });
      return;
    case 'RestElement':
      return assignTo(machine, pattern['argument'], from, scope);
    default:
  }
}

function assignProperties(machine: Machine, pattern: Syntax, from: Slot, scope: Scope): void {
  const names = new Set<string>();
  for (const property of pattern['properties'] as readonly Syntax[]) {
    if (property.type === 'RestElement') {
      const rest = newThing(machine, 'object', property.start, { sure: { names: () => noNames, copied: [{ from, leftOut: names }] } });
      copyMembers(machine, from, rest, names, scope.frame, property.start);
      assignTo(machine, property['argument'], fixedSlot(rest), scope);
      continue;
    }
    const name = plainName(property);
    if (name !== undefined) names.add(name);
    const value = newSlot(machine.flow);
    readKey(machine, property, scope, from, value);
    const target: Syntax = property['value'];
    if (target.type !== 'AssignmentPattern') assignTo(machine, target, value, scope);
    else assignTo(machine, target['left'], memberOrDefault(machine, from, value, named(machine, target['right'], target['left'], scope)), scope);
  }
}

/** `const { TABLE = 'orders' } = process.env`: the variable with its default. Of anything else, both count. */
function memberOrDefault(machine: Machine, from: Slot, values: Slot, fallback: Slot): Slot {
  const { flow } = machine;
  const either = newSlot(flow);
  linkWithDefault(machine, values, either, fallback, false);
  const useDefault = (): void => link(flow, fallback, either);
  listen(flow, from, (value) => {
    if (value.kind !== 'builtin' || value.path !== environment) useDefault();
  });
  if (from.values.length > 0) return either;
  flow.late.push(() => {
    if (from.values.length === 0) useDefault();
  });
  return either;
}

function itemsFrom(machine: Machine, from: Slot, index: number, scope: Scope, at: number): Slot {
  const list = newThing(machine, 'array', at);
  listen(machine.flow, from, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array') return elementsOfValue(machine, value, list.rest, scope.frame);
    link(machine.flow, value.rest, list.rest);
    onField(machine, value, (name, slot) => {
      if (Number(name) >= index) link(machine.flow, slot, written(machine, list, String(Number(name) - index)));
    });
  });
  return fixedSlot(list);
}

export function evaluateAssignment(machine: Machine, node: Syntax, scope: Scope): Slot {
  const { flow } = machine;
  const right = named(machine, node['right'], node['left'], scope);
  const operator: string = node['operator'];
  if (operator === '=' || operator === '??=' || operator === '||=' || operator === '&&=') {
    assignTo(machine, node['left'], right, scope);
    if (operator === '=') return right;
    const both = newSlot(flow);
    link(flow, machine.evaluate(node['left'], scope), both);
    link(flow, right, both);
    return both;
  }
  const left = machine.evaluate(node['left'], scope);
  for (const part of [left, right]) convert(machine, part, placeOf(node, scope));
  if (operator !== '+=') return machine.other;
  const sum = newSlot(flow);
  add(flow, sum, { kind: 'joined', parts: [left, right], at: node.start });
  assignTo(machine, node['left'], sum, scope);
  return sum;
}

/** A function without a name gets that of its variable. */
export function named(machine: Machine, value: Syntax, target: Syntax, scope: Scope): Slot {
  const name = target.type === 'Identifier' ? (target['name'] as string) : target.type === 'MemberExpression' ? plainName(target) : undefined;
  const isFunction = value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression';
  return isFunction ? closureSlot(machine, value, scope, name) : machine.evaluate(value, scope);
}
